import type { Request } from 'express';
import type { Vendor } from '../../kit/operations.ts';
import { organisationOf, ROOT, speaksJson, type Reading } from '../accounting.ts';
import { send, type Answer } from '../answer.ts';
import { queryOf } from '../form.ts';
import type { Caller } from '../guard.ts';
import { jsonOnly } from '../problems.ts';
import type { WriteCall } from './batch.ts';
import { parseJson } from './body.ts';
import type { Idempotency } from './idempotency.ts';
import { BodyError, bodyInvalid, UnplayedError } from './problems.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

const bytesOf = ({ body }: Request): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** Failures that are thrown on the way become answers, so that they too are remembered by an Idempotency-Key. */
const served = async ({ serve, takesFile = false }: Route, call: WriteCall, request: Request): Promise<Answer> => {
  try {
    const bytes = bytesOf(request);
    if (takesFile) return await serve({ ...call, file: { bytes, mediaType: request.get('content-type') ?? '' } });
    return await serve({ ...call, body: request.method === 'GET' || bytes.length === 0 ? {} : parseJson(bytes) });
  } catch (error) {
    if (error instanceof BodyError) return bodyInvalid(error.message);
    if (error instanceof UnplayedError) return { status: 501, text: error.message };
    throw error;
  }
};

const callOf = (reading: Reading, grant: Caller, request: Request): WriteCall => ({
  reading,
  organisation: organisationOf(grant),
  app: grant.claims?.client_id ?? '',
  key: request.params['key'] as string | undefined,
  part: request.params['part'] as string | undefined,
  query: queryOf(request),
  body: {},
  origin: `${request.protocol}://${request.get('host') ?? ''}`,
});

/** Registers every operation of the accounting API that writes, and the reads of one document that go with them. */
export const registerWrites = (vendor: Vendor<Caller>, reading: Reading, idempotency: Idempotency): void => {
  for (const route of routes) {
    vendor.operation({
      ...route,
      path: `${ROOT}${route.path}`,
      async handler({ request, response, grant }) {
        if (!speaksJson(request)) {
          jsonOnly(response);
          return;
        }
        const call = callOf(reading, grant, request);
        const answer = await idempotency.once({ request, clientId: call.app }, () => served(route, call, request));
        send(response, answer);
      },
    });
  }
};
