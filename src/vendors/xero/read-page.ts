import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { FetchedRows, Page, PageRequest } from '../../mirror/ports.ts';
import { idOf, readBody, readRows } from '../rows.ts';
import { send, type Calling } from '../send.ts';
import { withToken, type CallFailure, type MeaningOfRefusal, type TokenSource } from '../with-token.ts';
import { xeroFailure } from './failures.ts';
import { withoutBlanks } from './fields.ts';
import { accounting } from './sdk.ts';
import type { XeroFilter, XeroStream } from './stream.ts';

/** Whose Xero token is asked for. */
export interface XeroWho {
  portalId: string;
  tenantId: string;
}

export interface XeroReading extends Calling {
  apiUrl: string;
  token: TokenSource<XeroWho>;
  organisationRefused?: MeaningOfRefusal<XeroWho> | undefined;
}

/** What can still be paid, and so be shown as owed or overdue. */
const OPEN = ['AUTHORISED'];

/** The pageSize that Xero takes when it disregards ours: a page as full as that may have another one after it. */
const SMALLEST_FULL_PAGE = 100;

const count = z.coerce.number().int().optional().catch(undefined);
const pagination = z.object({ pageCount: count, itemCount: count }).optional().catch(undefined);

/** Reads one page of a stream, or of those of its rows that a filter lets through; pages are named `1`, `2`, … Fails with any vendor failure. Capabilities C19 to C21. */
export async function readXeroPage<Fact>(
  reading: XeroReading,
  stream: XeroStream<Fact>,
  request: PageRequest & { filter?: XeroFilter },
): Promise<Result<XeroPage<Fact>, VendorFailure>> {
  const { portalId, tenantId } = request;
  const page = Number(request.page ?? '1');
  const body = await withToken({ ...reading, who: { portalId, tenantId } }, (accessToken) =>
    fetchList({ reading, stream, request, page, accessToken }),
  );
  if (!body.ok) return body;
  const next = !stream.isPaged || isLast(body.value, page) ? null : String(page + 1);
  const understood = understand(stream, tenantId, body.value.rows);
  return ok({ ...understood, next, total: totalOf(body.value, { page, next }) });
}

/** The rows of an answer as the stream understands them, and the ids of those that are none of its own. */
export function understand<Fact>(
  { isOther = () => false, idField, row }: XeroStream<Fact>,
  tenantId: string,
  raw: unknown[],
): FetchedRows<Fact> {
  const own = raw.filter((one) => !isOther(one)).map(withoutBlanks);
  return { ...readRows(own, idField, row(tenantId)), others: raw.filter(isOther).map((one) => idOf(one, idField)) };
}

/** A page, and the ids of those of its rows that are none of the stream's. */
interface XeroPage<Fact> extends Page<Fact> {
  others: string[];
}

interface List {
  rows: unknown[];
  /** How many pages there are; absent on what is not paged, and where Xero does not say. */
  pages: number | undefined;
  /** How many rows there are on all of them. */
  items: number | undefined;
}

async function fetchList(given: {
  reading: XeroReading;
  stream: XeroStream<unknown>;
  request: PageRequest & { filter?: XeroFilter };
  page: number;
  accessToken: string;
}): Promise<Result<List, CallFailure>> {
  const { reading, stream, request, page, accessToken } = given;
  const { tenantId, filter = {}, changedSince } = request;
  const { openOnly } = request;
  const query = {
    tenantId,
    page,
    filter: openOnly ? { ...filter, statuses: OPEN } : filter,
    options: { headers: ifModified(changedSince) },
  };
  const reply = await send({ ...reading, vendor: 'xero', operation: stream.operation }, () =>
    accounting({ apiUrl: reading.apiUrl, accessToken }, (api) => stream.call(api, query)),
  );
  if (!reply.ok) return reply;
  if (reply.value.status !== 200) return err(xeroFailure(reply.value, stream.scope));
  return readBody(reply.value, 'xero', listOf(stream.list));
}

export const listOf = (name: string): z.ZodType<List> =>
  z.object({ [name]: z.array(z.unknown()), pagination }).transform((body) => {
    const { pageCount: pages, itemCount: items } = (body['pagination'] as z.infer<typeof pagination>) ?? {};
    return { rows: body[name] as unknown[], pages, items };
  });

/** Xero takes whole seconds of UTC without a zone; a part of a second is cut off, so that nothing is missed. */
function ifModified(since: Date | null): Record<string, string> {
  return since ? { 'If-Modified-Since': since.toISOString().slice(0, 19) } : {};
}

function isLast({ rows, pages }: List, page: number): boolean {
  return pages === undefined ? rows.length < SMALLEST_FULL_PAGE : page >= pages;
}

/** Where Xero does not count, a list that is whole on one page counts itself. */
const totalOf = ({ items, rows }: List, { page, next }: { page: number; next: string | null }): number | undefined =>
  items ?? (page === 1 && next === null ? rows.length : undefined);
