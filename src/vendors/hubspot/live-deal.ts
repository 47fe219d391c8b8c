import * as z from 'zod';
import type { LiveDeal, LiveLine } from '../../invoicing/facts.ts';
import type { ReadDeal } from '../../invoicing/ports.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { withToken, type CallFailure } from '../with-token.ts';
import { first, primary, PRIMARY_COMPANY, readLinks } from './associations.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';
import { amount, text, textOrEmpty } from './fields.ts';
import { lineProperties, lineRows, linesOf, type LineRow } from './live-line.ts';

type Given = HubSpotReading & { accessToken: string };
type Outcome<T> = Result<T, CallFailure>;

/** Each linked record once, however many labels the link has. */
const linkedIds = z
  .object({ results: z.array(z.object({ id: z.string() })), paging: z.object({ next: z.unknown() }).nullish() })
  .optional()
  .transform((list) => ({
    ids: [...new Set(list?.results.map(({ id }) => id))],
    isWhole: list?.paging?.next == null,
  }));

const properties = z.object({
  dealname: textOrEmpty,
  amount,
  deal_currency_code: text,
  pipeline: text,
  hubspot_owner_id: text,
});

/** HubSpot writes the kind of two words with a space. */
const answer = z.object({
  id: z.string(),
  properties,
  associations: z.object({ companies: linkedIds, contacts: linkedIds, 'line items': linkedIds }).prefault({}),
});

type Row = z.infer<typeof answer>;

/**
 * Reads a deal as it is now: one call for it and its links, one for its lines (one more for each further hundred), and one
 * for the primary company where it has several. Null: there is no such deal, or it is archived. Never a part of a deal:
 * a line that cannot be had fails the whole. Capability C1.
 */
export const readDeal =
  (reading: HubSpotReading): ReadDeal =>
  async (portalId, dealId) => {
    const deal = await withToken({ token: reading.token, who: { portalId } }, (accessToken) =>
      fetchWhole({ ...reading, accessToken }, dealId),
    );
    return isMissing(deal) ? ok(null) : deal;
  };

const isMissing = (read: Result<unknown, VendorFailure>): boolean =>
  !read.ok && read.error.code === 'vendor_rejected' && read.error.status === 404;

async function fetchWhole(given: Given, dealId: string): Promise<Outcome<LiveDeal>> {
  const deal = await fetchDeal(given, dealId);
  if (!deal.ok) return deal;
  const { id, properties: p, associations } = deal.value;
  const lines = await fetchLines(given, id, associations['line items']);
  if (!lines.ok) return lines;
  const companyId = await primaryCompany(given, id, associations.companies);
  if (!companyId.ok) return companyId;
  return ok({
    id,
    name: p.dealname,
    amount: p.amount,
    currency: p.deal_currency_code,
    companyId: companyId.value,
    contactId: first(associations.contacts.ids.map((toId) => ({ toId, typeIds: [] }))),
    pipelineId: p.pipeline,
    ownerId: p.hubspot_owner_id,
    properties: {},
    lines: lines.value,
  });
}

function fetchDeal(given: Given, dealId: string): Promise<Outcome<Row>> {
  const path = `/crm/objects/2026-09/deals/${encodeURIComponent(dealId)}`;
  const qs = { properties: Object.keys(properties.shape).join(','), associations: 'companies,contacts,line_items' };
  return callHubSpot({ ...given, operation: 'deals.get' }, { method: 'GET', path, qs }, answer);
}

const MOST_INPUTS = 100;

async function fetchLines(
  given: Given,
  dealId: string,
  linked: { ids: string[]; isWhole: boolean },
): Promise<Outcome<LiveLine[]>> {
  const ids = linked.isWhole ? ok(linked.ids) : await allLinked(given, dealId);
  if (!ids.ok) return ids;
  const rows: LineRow[] = [];
  for (let from = 0; from < ids.value.length; from += MOST_INPUTS) {
    const batch = await fetchBatch(given, ids.value.slice(from, from + MOST_INPUTS));
    if (!batch.ok) return batch;
    rows.push(...batch.value);
  }
  if (rows.length === ids.value.length) return ok(linesOf(rows));
  return err({ code: 'vendor_unavailable', vendor: 'hubspot', detail: 'not every line of the deal could be read' });
}

function fetchBatch(given: Given, ids: string[]): Promise<Outcome<LineRow[]>> {
  const path = '/crm/objects/2026-09/line_items/batch/read';
  const body = { inputs: ids.map((id) => ({ id })), properties: lineProperties, propertiesWithHistory: [] };
  return callHubSpot({ ...given, operation: 'line_items.batch' }, { method: 'POST', path, body }, lineRows);
}

/** The ids of all lines, for a deal with more than HubSpot shows beside it. */
async function allLinked(given: Given, dealId: string): Promise<Outcome<string[]>> {
  const links = await readLinks(given, { from: 'deals', to: 'line_items' }, [dealId]);
  return links.ok ? ok((links.value.get(dealId) ?? []).map(({ toId }) => toId)) : links;
}

/** Of several companies the one that HubSpot calls primary; a single one is it without asking. */
async function primaryCompany(
  given: Given,
  dealId: string,
  { ids, isWhole }: { ids: string[]; isWhole: boolean },
): Promise<Outcome<string | null>> {
  if (isWhole && ids.length < 2) return ok(ids[0] ?? null);
  const links = await readLinks(given, { from: 'deals', to: 'companies' }, [dealId]);
  return links.ok ? ok(primary(links.value.get(dealId), PRIMARY_COMPANY.deals)) : links;
}
