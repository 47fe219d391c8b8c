import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Merge } from '../../mirror/crm/ports.ts';
import type { FetchedRows, Page, PageRequest } from '../../mirror/ports.ts';
import { readRows } from '../rows.ts';
import { withToken, type CallFailure } from '../with-token.ts';
import { readLinks, type Link } from './associations.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';
import { list, PAGE_SIZE, type List } from './list.ts';

/** The links of one record, by the kind of record they lead to. */
type LinksOf = (id: string, to: LinkedKind) => Link[] | undefined;

type LinkedKind = 'companies' | 'contacts' | 'deals';

/** How one kind of CRM record is read. */
export interface HubSpotStream<Row extends { id: string }, Fact> {
  objectType: 'companies' | 'contacts' | 'deals' | 'line_items' | 'products' | 'quotes';
  /** Asked for by name: HubSpot's own choice is small and not fixed. */
  properties: string[];
  /** Kinds of records whose links are needed; a call a page each. */
  linkedTo: LinkedKind[];
  row: z.ZodType<Row>;
  toFact(row: Row, links: LinksOf): Fact;
}

/**
 * Reads one page of a kind of CRM record with the links it needs. HubSpot's lists cannot tell what changed: `changedSince`
 * is not looked at, every pass is a full one. Fails with any vendor failure.
 */
export async function readObjects<Row extends { id: string }, Fact>(
  reading: HubSpotReading,
  stream: HubSpotStream<Row, Fact>,
  { portalId, page }: PageRequest,
): Promise<Result<Page<Fact>, VendorFailure>> {
  return withToken({ token: reading.token, who: { portalId } }, async (accessToken) => {
    const given = { ...reading, accessToken };
    const listed = await fetchList(given, stream, page);
    return listed.ok ? withLinks(given, stream, listed.value) : listed;
  });
}

/** Of a batch: the records, and in how far it failed. */
const batch = z.object({
  results: z.array(z.unknown()),
  errors: z.array(z.object({ category: z.string(), message: z.string() })).default([]),
});

/** What HubSpot says of ids that lead to nothing; any other error says nothing of whether a record is there. */
const NOT_THERE = 'OBJECT_NOT_FOUND';

/**
 * Reads records by at most 100 ids as they are now. Those that are archived or deleted are left out; of one that was merged
 * into another HubSpot may answer with that other one, under its own id. Fails with any vendor failure, and with
 * `vendor_unavailable` where a part of the batch failed: what it does not show would be taken for deleted.
 */
export async function readObjectsByIds<Row extends { id: string }, Fact>(
  reading: HubSpotReading,
  stream: HubSpotStream<Row, Fact>,
  { portalId, ids }: { portalId: string; ids: string[] },
): Promise<Result<FetchedRows<Fact>, VendorFailure>> {
  const { objectType } = stream;
  const properties = askedOf(stream);
  const path = `/crm/objects/2026-09/${objectType}/batch/read`;
  const body = { inputs: ids.map((id) => ({ id })), properties, propertiesWithHistory: [] };
  return withToken({ token: reading.token, who: { portalId } }, async (accessToken) => {
    const given = { ...reading, accessToken };
    const read = await callHubSpot(
      { ...given, operation: `${objectType}.read` },
      { method: 'POST', path, body },
      batch,
    );
    if (!read.ok) return read;
    const [failed] = read.value.errors.filter(({ category }) => category !== NOT_THERE);
    if (failed) return err({ code: 'vendor_unavailable', vendor: 'hubspot', detail: failed.message });
    const page = await withLinks(given, stream, { rows: read.value.results, after: null });
    return page.ok ? ok({ ...page.value, others: [] }) : page;
  });
}

async function withLinks<Row extends { id: string }, Fact>(
  given: Given,
  stream: HubSpotStream<Row, Fact>,
  listed: List,
): Promise<Result<Page<Fact>, CallFailure>> {
  const { rows, unreadable } = readRows(listed.rows, 'id', stream.row);
  const links = await fetchLinks(
    given,
    stream,
    rows.map(({ id }) => id),
  );
  if (!links.ok) return links;
  const facts = rows.map((row) => stream.toFact(row, links.value));
  return ok({ rows: facts, unreadable, next: listed.after, merges: mergesIn(listed.rows) });
}

const MERGED_IDS = 'hs_merged_object_ids';

const askedOf = ({ properties }: Asked): string[] => [...properties, MERGED_IDS];

const merged = z.object({ id: z.string(), properties: z.object({ [MERGED_IDS]: z.string() }) });

/** What was ever merged into the records; HubSpot joins the ids by semicolons. */
const mergesIn = (rows: unknown[]): Merge[] =>
  rows.flatMap((row) => {
    const { data } = merged.safeParse(row);
    const ids = data ? data.properties[MERGED_IDS].split(';').filter((id) => id !== '' && id !== data.id) : [];
    return ids.map((id) => ({ id, into: data?.id ?? '' }));
  });

type Given = HubSpotReading & { accessToken: string };
type Asked = Pick<HubSpotStream<{ id: string }, unknown>, 'objectType' | 'properties' | 'linkedTo'>;

function fetchList(given: Given, stream: Asked, page: string | null): Promise<Result<List, CallFailure>> {
  const { objectType } = stream;
  const qs = { limit: PAGE_SIZE, properties: askedOf(stream).join(','), ...(page === null ? {} : { after: page }) };
  const path = `/crm/objects/2026-09/${objectType}`;
  return callHubSpot({ ...given, operation: `${objectType}.list` }, { method: 'GET', path, qs }, list);
}

async function fetchLinks(
  given: Given,
  { objectType, linkedTo }: Asked,
  ids: string[],
): Promise<Result<LinksOf, CallFailure>> {
  const byKind = new Map<LinkedKind, Map<string, Link[]>>();
  for (const to of linkedTo) {
    const links = await readLinks(given, { from: objectType, to }, ids);
    if (!links.ok) return links;
    byKind.set(to, links.value);
  }
  return ok((id, to) => byKind.get(to)?.get(id));
}
