import type { Response } from 'express';
import { send } from '../answer.ts';
import { claimsOf } from '../guard.ts';
import { failed } from '../problems.ts';
import type { Idempotency } from './idempotency.ts';

/** Failures of Xero's own, which an Idempotency-Key keeps as it keeps any answer; a 503 comes from before the door. */
const isInternal = (status: number): boolean => status >= 500 && status !== 503;

/** Plays a `status` fault. An internal failure of a write is remembered, as Xero's pages say of errors. */
export const createFailed =
  (idempotency: Idempotency) =>
  (response: Response, status: number): void => {
    const clientId = claimsOf(response.req)?.client_id;
    if (!isInternal(status) || clientId === undefined) failed(response, status);
    else
      void idempotency
        .once({ request: response.req, clientId }, () => Promise.resolve({ status }))
        .then((answer) => send(response, answer));
  };
