import * as z from 'zod';
import type { LiveLine } from '../../invoicing/facts.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { CallFailure } from '../with-token.ts';
import { readLinks } from './associations.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';
import { lineProperties, lineRows, linesOf, type LineRow } from './live-line.ts';

type Given = HubSpotReading & { accessToken: string };
type Outcome<T> = Result<T, CallFailure>;

/** What a record is linked to, as far as HubSpot shows it beside the record. */
export interface Linked {
  ids: string[];
  isWhole: boolean;
}

/** Each linked record once, however many labels the link has. */
export const linkedIds = z
  .object({ results: z.array(z.object({ id: z.string() })), paging: z.object({ next: z.unknown() }).nullish() })
  .optional()
  .transform((list) => ({
    ids: [...new Set(list?.results.map(({ id }) => id))],
    isWhole: list?.paging?.next == null,
  }));

const MOST_INPUTS = 100;

interface Parent {
  from: 'deals' | 'quotes';
  id: string;
  /** Properties of the lines that are asked for beside those that every line is read with. */
  wanted: readonly string[];
}

/** The lines of a deal or a quote as they are now, in their order: one call, and one more for each further hundred. Never a part of them. */
export async function fetchLines(
  given: Given,
  { from, id, wanted }: Parent,
  linked: Linked,
): Promise<Outcome<LiveLine[]>> {
  const ids = linked.isWhole ? ok(linked.ids) : await allLinked(given, { from, id });
  if (!ids.ok) return ids;
  const rows: LineRow[] = [];
  for (let first = 0; first < ids.value.length; first += MOST_INPUTS) {
    const batch = await fetchBatch(given, ids.value.slice(first, first + MOST_INPUTS), wanted);
    if (!batch.ok) return batch;
    rows.push(...batch.value);
  }
  if (rows.length === ids.value.length) return ok(linesOf(rows, wanted));
  const detail = `not every line of the ${from === 'deals' ? 'deal' : 'quote'} could be read`;
  return err({ code: 'vendor_unavailable', vendor: 'hubspot', detail });
}

function fetchBatch(given: Given, ids: string[], wanted: readonly string[]): Promise<Outcome<LineRow[]>> {
  const path = '/crm/objects/2026-09/line_items/batch/read';
  const properties = [...new Set([...lineProperties, ...wanted])];
  const body = { inputs: ids.map((id) => ({ id })), properties, propertiesWithHistory: [] };
  return callHubSpot({ ...given, operation: 'line_items.batch' }, { method: 'POST', path, body }, lineRows);
}

/** The ids of all lines, for a record with more than HubSpot shows beside it. */
async function allLinked(given: Given, { from, id }: Pick<Parent, 'from' | 'id'>): Promise<Outcome<string[]>> {
  const links = await readLinks(given, { from, to: 'line_items' }, [id]);
  return links.ok ? ok((links.value.get(id) ?? []).map(({ toId }) => toId)) : links;
}
