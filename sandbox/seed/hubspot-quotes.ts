import { addDays } from './calendar.ts';
import { ownerId, type Crm } from './crm.ts';
import type { Deal, NotableDealName } from './deals.ts';
import { lineRecord } from './hubspot-deals.ts';
import { record } from './hubspot-record.ts';
import { companyIdOf, dealIdOf, hubspotId, personIdOf } from './ids.ts';
import { randomFor } from './random.ts';
import type { Association, CrmObjectType, CrmRecord } from './world.ts';

/** A quote of a deal's lines. */
interface Plan {
  deal: Deal;
  /** Of HubSpot's `hs_status`; the first two are published. */
  status: 'APPROVED' | 'APPROVAL_NOT_NEEDED' | 'DRAFT' | 'PENDING_APPROVAL' | 'REJECTED';
  /** Days from today until it ends. */
  endsIn: number;
  /** Days since the buyer accepted it. */
  acceptedAgo?: number;
}

/** Quotes that show one thing: what may be billed, and what may not. */
const told: Partial<Record<NotableDealName, Omit<Plan, 'deal'>>> = {
  readyToInvoice: { status: 'APPROVED', endsIn: 27 },
  inEuro: { status: 'APPROVAL_NOT_NEEDED', endsIn: 40 },
  discounted: { status: 'APPROVED', endsIn: 12, acceptedAgo: 3 },
  stillOpen: { status: 'APPROVAL_NOT_NEEDED', endsIn: 20 },
  severalCompanies: { status: 'PENDING_APPROVAL', endsIn: 30 },
  customerOwesMuch: { status: 'APPROVED', endsIn: -10 },
  unknownProduct: { status: 'DRAFT', endsIn: 30 },
  customerNotInXero: { status: 'REJECTED', endsIn: 5 },
};

function planOf(deal: Deal): Plan[] {
  const plan = (told as Readonly<Record<string, Omit<Plan, 'deal'> | undefined>>)[deal.key];
  if (plan !== undefined) return [{ deal, ...plan }];
  const random = randomFor(`quote:${deal.key}`);
  if (deal.lines.length === 0 || !random.chance(25)) return [];
  return [{ deal, status: random.pick(['APPROVED', 'APPROVAL_NOT_NEEDED', 'DRAFT']), endsIn: random.between(-20, 60) }];
}

const quoteIdOf = (deal: Deal): string => hubspotId(`quote:${deal.key}`);
const lineIdOf = (deal: Deal, n: number): string => hubspotId(`quote-line:${deal.key}:${n}`);

function quoteRecord(
  crm: Crm,
  { deal, status, endsIn, acceptedAgo, n }: Plan & { n: number },
  today: string,
): CrmRecord {
  const id = quoteIdOf(deal);
  const createdOn = addDays(deal.closes < today ? deal.closes : today, -60);
  const properties = {
    hs_title: deal.name,
    hs_status: status,
    hs_expiration_date: `${addDays(today, endsIn)}T00:00:00.000Z`,
    ...(acceptedAgo !== undefined && { hs_accepted_date: `${addDays(today, -acceptedAgo)}T10:00:00.000Z` }),
    hs_currency: deal.currency,
    hs_quote_number: `${createdOn.replaceAll('-', '')}-${String(1000 + n)}`,
    hs_language: 'en',
    hs_locale: 'en-GB',
    hubspot_owner_id: ownerId(crm, deal.owner),
  };
  const { properties: written, ...rest } = record({ id, today, createdOn, properties });
  const { createdate = null, ...others } = written;
  return { ...rest, properties: { ...others, hs_createdate: createdate } };
}

function associationsOf({ deal }: Plan): Association[] {
  const to = (objectType: CrmObjectType, id: string, typeId: number): Association => ({
    from: { objectType: 'quotes', id: quoteIdOf(deal) },
    to: { objectType, id },
    typeIds: [typeId],
  });
  return [
    to('deals', dealIdOf(deal.key), 64),
    ...deal.companies.slice(0, 1).map((key) => to('companies', companyIdOf(key), 71)),
    ...deal.people.slice(0, 1).map((key) => to('contacts', personIdOf(key), 69)),
    ...deal.lines.map((_, n) => to('line_items', lineIdOf(deal, n), 67)),
  ];
}

/** Quotes with lines of their own: a line belongs to one deal or quote, so a quote has copies of the deal's. */
export function quoteRecords(
  crm: Crm,
  today: string,
): { quotes: CrmRecord[]; lineItems: CrmRecord[]; associations: Association[] } {
  const plans = crm.deals.flatMap(planOf);
  return {
    quotes: plans.map((plan, n) => quoteRecord(crm, { ...plan, n }, today)),
    lineItems: plans.flatMap(({ deal }) =>
      deal.lines.map((line, n) => lineRecord(crm, { id: lineIdOf(deal, n), line, n, currency: deal.currency }, today)),
    ),
    associations: plans.flatMap(associationsOf),
  };
}
