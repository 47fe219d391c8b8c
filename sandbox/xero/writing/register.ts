import type { Request } from 'express';
import type { Vendor } from '../../kit/operations.ts';
import { answerPdf, organisationOf, ROOT, speaksJson, type Reading } from '../accounting.ts';
import { send, type Answer } from '../answer.ts';
import type { Caller } from '../guard.ts';
import { jsonOnly } from '../problems.ts';
import { creditNotes, invoices } from '../resources/documents.ts';
import { read } from '../resources/scopes.ts';
import type { WriteCall } from './batch.ts';
import { parseJson } from './body.ts';
import type { Idempotency } from './idempotency.ts';
import { BodyError, bodyInvalid, UnplayedError } from './problems.ts';
import type { Serve } from './route.ts';
import { routes } from './routes.ts';

/** Failures that are thrown on the way become answers, so that they too are remembered by an Idempotency-Key. */
const served = async (serve: Serve, call: WriteCall, request: Request): Promise<Answer> => {
  try {
    const bytes = request.body as Buffer | undefined;
    const isEmpty = !Buffer.isBuffer(bytes) || bytes.length === 0;
    return await serve({ ...call, body: request.method === 'GET' || isEmpty ? {} : parseJson(bytes) });
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
  query: request.query,
  body: {},
  origin: `${request.protocol}://${request.get('host') ?? ''}`,
});

const PDFS = { getInvoiceAsPdf: invoices, getCreditNoteAsPdf: creditNotes };

/** Registers every operation of the accounting API that writes, and the reads of one document that go with them. */
export const registerWrites = (vendor: Vendor<Caller>, reading: Reading, idempotency: Idempotency): void => {
  for (const { serve, path, ...operation } of routes)
    vendor.operation({
      ...operation,
      path: `${ROOT}${path}`,
      async handler({ request, response, grant }) {
        if (!speaksJson(request)) {
          jsonOnly(response);
          return;
        }
        const call = callOf(reading, grant, request);
        const answer = await idempotency.once({ request, clientId: call.app }, () => served(serve, call, request));
        send(response, answer);
      },
    });
  for (const [id, resource] of Object.entries(PDFS))
    vendor.operation({
      id,
      method: 'get',
      path: `${ROOT}/${resource.name}/:key/pdf`,
      scopes: read('invoices'),
      handler: (call) => answerPdf(reading, resource, call),
    });
};
