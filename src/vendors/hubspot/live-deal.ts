import * as z from 'zod';
import type { LiveDeal, WantedProperties } from '../../invoicing/facts.ts';
import type { ReadDeal } from '../../invoicing/ports.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import { withToken, type CallFailure } from '../with-token.ts';
import { first, primary, PRIMARY_COMPANY, readLinks } from './associations.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';
import { amount, text, textOrEmpty } from './fields.ts';
import { named } from './live-line.ts';
import { fetchLines, linkedIds, type Linked } from './live-lines.ts';

type Given = HubSpotReading & { accessToken: string };

type Outcome<T> = Result<T, CallFailure>;

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
  properties: properties.catchall(text),
  associations: z.object({ companies: linkedIds, contacts: linkedIds, 'line items': linkedIds }).prefault({}),
});

type Row = z.infer<typeof answer>;

/**
 * Reads a deal as it is now: one call for it and its links, one for its lines (one more for each further hundred), and one
 * more for its company: of several which is the primary one, of a single one those of its properties that are wanted. Of the
 * primary one of several they are not read, and stay unknown. Null: there is no such deal, or it is archived. Never a part of
 * a deal: a line that cannot be had fails the whole. Capability C1.
 */
export const readDeal =
  (reading: HubSpotReading): ReadDeal =>
  async (portalId, dealId, wanted = NOTHING_MORE) => {
    const deal = await withToken({ token: reading.token, who: { portalId } }, (accessToken) =>
      fetchWhole({ ...reading, accessToken }, { dealId, wanted }),
    );
    return isMissing(deal) ? ok(null) : deal;
  };

const NOTHING_MORE: WantedProperties = { deal: [], line: [], company: [] };

const isMissing = (read: Result<unknown, VendorFailure>): boolean =>
  !read.ok && read.error.code === 'vendor_rejected' && read.error.status === 404;

interface AskedDeal {
  dealId: string;
  wanted: WantedProperties;
}

async function fetchWhole(given: Given, { dealId, wanted }: AskedDeal): Promise<Outcome<LiveDeal>> {
  const deal = await fetchDeal(given, dealId, wanted.deal);
  if (!deal.ok) return deal;
  const { id, properties: p, associations } = deal.value;
  const of = { from: 'deals', id, wanted: wanted.line } as const;
  const lines = await fetchLines(given, of, associations['line items']);
  if (!lines.ok) return lines;
  const company = await companyOf(given, { dealId: id, wanted: wanted.company }, associations.companies);
  if (!company.ok) return company;
  return ok({
    id,
    name: p.dealname,
    amount: p.amount,
    currency: p.deal_currency_code,
    ...company.value,
    contactId: first(associations.contacts.ids.map((toId) => ({ toId, typeIds: [] }))),
    pipelineId: p.pipeline,
    ownerId: p.hubspot_owner_id,
    properties: named(p, wanted.deal),
    lines: lines.value,
  });
}

function fetchDeal(given: Given, dealId: string, wanted: readonly string[]): Promise<Outcome<Row>> {
  const path = `/crm/objects/2026-09/deals/${encodeURIComponent(dealId)}`;
  const asked = [...new Set([...Object.keys(properties.shape), ...wanted])];
  const qs = { properties: asked.join(','), associations: 'companies,contacts,line_items' };
  return callHubSpot({ ...given, operation: 'deals.get' }, { method: 'GET', path, qs }, answer);
}

type Company = Pick<LiveDeal, 'companyId' | 'hasTwoPrimary' | 'companyProperties'>;

/** Of several companies the one that HubSpot calls primary; a single one is it without asking. */
async function companyOf(
  given: Given,
  { dealId, wanted }: { dealId: string; wanted: readonly string[] },
  { ids, isWhole }: Linked,
): Promise<Outcome<Company>> {
  const alone = { hasTwoPrimary: false, companyProperties: {} };
  const [only] = ids;
  if (isWhole && ids.length < 2) {
    if (only === undefined || wanted.length === 0) return ok({ companyId: only ?? null, ...alone });
    const read = await fetchCompany(given, only, wanted);
    return read.ok ? ok({ companyId: only, ...alone, companyProperties: read.value }) : read;
  }
  const links = await readLinks(given, { from: 'deals', to: 'companies' }, [dealId]);
  if (!links.ok) return links;
  const all = links.value.get(dealId);
  const primaries = all?.filter(({ typeIds }) => typeIds.includes(PRIMARY_COMPANY.deals)) ?? [];
  return ok({ ...alone, companyId: primary(all, PRIMARY_COMPANY.deals), hasTwoPrimary: primaries.length > 1 });
}

const companyAnswer = z.object({ properties: z.record(z.string(), text) });

async function fetchCompany(
  given: Given,
  companyId: string,
  wanted: readonly string[],
): Promise<Outcome<LiveDeal['companyProperties']>> {
  const path = `/crm/objects/2026-09/companies/${encodeURIComponent(companyId)}`;
  const qs = { properties: wanted.join(',') };
  const read = await callHubSpot({ ...given, operation: 'companies.get' }, { method: 'GET', path, qs }, companyAnswer);
  return read.ok ? ok(named(read.value.properties, wanted)) : read;
}
