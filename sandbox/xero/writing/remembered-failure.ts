import type { Response } from 'express';
import type { Fault } from '../../kit/faults.ts';
import { send } from '../answer.ts';
import { claimsOf } from '../guard.ts';
import { failed, failureText } from '../problems.ts';
import { given } from '../wire/wire.ts';
import type { Idempotency } from './idempotency.ts';

/** Failures of Xero's own, which an Idempotency-Key keeps as it keeps any answer; a 503 comes from before the door. */
const isInternal = (status: number): boolean => status >= 500 && status !== 503;

/** Plays a `status` fault. An internal failure of a write is remembered, as Xero's pages say of errors. */
export const createFailed =
  (idempotency: Idempotency) =>
  (response: Response, fault: Pick<Fault, 'status' | 'words'>): void => {
    const { status } = fault;
    const clientId = claimsOf(response.req)?.client_id;
    if (!isInternal(status) || clientId === undefined) failed(response, fault);
    else
      void idempotency
        .once({ request: response.req, clientId }, () =>
          Promise.resolve({ status, ...given('text', failureText(fault)) }),
        )
        .then((answer) => send(response, answer));
  };
