import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { readBody } from '../rows.ts';
import { send, type Reply } from '../send.ts';
import { withToken } from '../with-token.ts';
import { xeroFailure } from './failures.ts';
import { withoutBlanks } from './fields.ts';
import type { XeroReading, XeroWho } from './read-page.ts';
import { accounting } from './sdk.ts';

/** One call that reads. */
interface Read {
  operation: string;
  /** The least scope that allows the operation. */
  scope: string;
  call: (api: AccountingApi) => Promise<unknown>;
}

/** A reply of 200 to one call, with a fresh token where the first was refused. Fails with any vendor failure. */
export async function fetchReply(
  reading: XeroReading,
  who: XeroWho,
  { operation, scope, call }: Read,
): Promise<Result<Reply, VendorFailure>> {
  return withToken({ ...reading, who }, async (accessToken) => {
    const reply = await send({ ...reading, vendor: 'xero', operation }, () =>
      accounting({ apiUrl: reading.apiUrl, accessToken }, call),
    );
    return reply.ok && reply.value.status !== 200 ? err(xeroFailure(reply.value, scope)) : reply;
  });
}

/** The one document of an answer; `row` understands it. One that is not there is `vendor_rejected` with the status 404. */
export async function readOne<Fact>(
  reading: XeroReading,
  who: XeroWho,
  { list, row, ...read }: Read & { list: string; row: z.ZodType<Fact> },
): Promise<Result<Fact, VendorFailure>> {
  const reply = await fetchReply(reading, who, read);
  if (!reply.ok) return reply;
  const body = z.object({ [list]: z.tuple([z.unknown().transform(withoutBlanks).pipe(row)]) });
  const answered = readBody(reply.value, 'xero', body);
  return answered.ok ? { ok: true, value: answered.value[list]?.[0] as Fact } : answered;
}

const missing = 404;

/** A document that is not there is no failure here. */
export const orNull = <T>(read: Result<T, VendorFailure>): Result<T | null, VendorFailure> =>
  !read.ok && read.error.code === 'vendor_rejected' && read.error.status === missing ? ok(null) : read;
