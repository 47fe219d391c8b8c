import { addDays } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import type { Currency, Customer } from './customer.ts';
import type { LinePlan } from './line-plan.ts';
import { basket, sell } from './lines.ts';
import { notable } from './notable.ts';
import { customers, individuals } from './people.ts';
import type { Product } from './products.ts';
import { randomFor, type Random } from './random.ts';
import { pipeline, type OwnerKey } from './users.ts';

/** A deal, and to whom and what it belongs. */
export interface Deal {
  key: string;
  name: string;
  stage: string;
  /** Date of closing, or the day on which it is expected to close. */
  closes: string;
  currency: Currency;
  owner: OwnerKey | null;
  /** Keys of companies, the primary one first. */
  companies: string[];
  people: string[];
  lines: LinePlan[];
}

type NotableDeal = Omit<Deal, 'key' | 'closes'> & { about: string; closesIn: number };

const won = (name: string, about: string, more: Partial<NotableDeal>): NotableDeal => ({
  name,
  about,
  stage: 'closedwon',
  closesIn: -3,
  currency: 'GBP',
  owner: 'rep',
  companies: [],
  people: [],
  lines: [sell('SIGN-SHOP', '1'), sell('FITTING-HR', '6'), sell('DELIVERY', '1')],
  ...more,
});

const { paysOnTime, eurOnly, overdue200, noXeroContact, severalXeroContacts, overdue75, ownedByOtherTeam } = notable;

/** Deals that were made to show one thing. */
export const notableDeals = {
  readyToInvoice: won('Workshop sign', 'Won three days ago; customer, products and prices are all known to Xero.', {
    companies: [paysOnTime.key],
    people: [`${paysOnTime.key}:0`],
  }),
  inEuro: won('Affiches de printemps', 'Won, in euro, for a customer billed in euro.', {
    companies: [eurOnly.key],
    currency: 'EUR',
    lines: [sell('POSTER-A1', '60'), sell('DESIGN-HR', '5')],
  }),
  inDollars: won('Boston stand', 'Won in US dollars, a currency that the organisation in Xero has not enabled.', {
    companies: [notable.bothCurrencies.key],
    currency: 'USD',
    lines: [sell('STAND-DAY', '3')],
  }),
  customerOwesMuch: won('Lettings boards', 'Won for a customer whose invoice is overdue by 200 days.', {
    companies: [overdue200.key],
  }),
  customerNotInXero: won('Greenhouse banners', 'Won for a company that Xero does not know.', {
    companies: [noXeroContact.key],
  }),
  onlyPerson: won('Studio window', 'Has a person and no company; the person, David Smith in York, is a customer.', {
    people: [individuals.davidSmithYork.key],
    lines: [sell('FILM-SQM', '4')],
  }),
  nobody: won('Walk-in order', 'Has neither company nor person.', { lines: [sell('BANNER', '2')] }),
  severalCompanies: won('Group rebranding', 'Has three companies; Ridgeway Group is the primary one.', {
    companies: [severalXeroContacts.key, overdue75.key, paysOnTime.key],
    people: [`${severalXeroContacts.key}:0`, `${overdue75.key}:0`],
    stage: 'contractsent',
    closesIn: 9,
  }),
  noLineItems: won('Signage, as discussed', 'Won with an amount (£1,850.00) and no line items.', {
    companies: [notable.paysLate.key],
    lines: [],
  }),
  unknownProduct: won('Summer launch', 'Won with a product that Xero has no item for, and one free-text line.', {
    companies: [notable.noHistory.key],
    lines: [sell('CAMPAIGN', '1'), { description: 'Photography', quantity: '1', unitAmount: '350.00' }],
  }),
  discounted: won('Gallery season', 'Won with a discount by rate and one by amount on its lines.', {
    companies: [notable.discounts.key],
    lines: [
      sell('BANNER', '6', { discountRate: '15' }),
      sell('SIGN-SHOP', '1', { discountAmount: '45.00' }),
      sell('LEAFLET-A5', '2500'),
    ],
  }),
  ownedByOtherTeam: won('Showroom vinyl', 'Won by a rep of another team for a customer of hers.', {
    companies: [ownedByOtherTeam.key],
    owner: 'otherRep',
  }),
  stillOpen: won('Fleet lettering', 'Not won yet: the quote is out, and the customer has 120 invoices.', {
    companies: [notable.manyInvoices.key],
    people: [`${notable.manyInvoices.key}:0`],
    stage: 'presentationscheduled',
    closesIn: 24,
    lines: [sell('SIGN-VAN', '18')],
  }),
};

export type NotableDealName = keyof typeof notableDeals;

const DEALS = 80;

/** Who buys in an everyday deal, and of what. */
export interface Trade {
  today: string;
  customers: Customer[];
  catalogue: Product[];
  basket: (random: Random) => LinePlan[];
}

/** A deal that shows nothing in particular. */
export function everydayDeal(key: string, { today, customers, catalogue, basket }: Trade): Deal {
  const random = randomFor(`deal:${key}`);
  const customer = random.pick(customers);
  const stage = random.pick(pipeline.stages);
  const lines = basket(random);
  const first = catalogue.find(({ sku }) => sku === lines[0]?.itemCode)?.name ?? 'Order';
  return {
    key,
    name: `${first} – ${customer.name}`,
    stage: stage.id,
    closes: addDays(today, stage.isClosed ? -random.between(1, 400) : random.between(2, 90)),
    currency: customer.currency,
    owner: random.chance(80) ? customer.owner : random.pick(['rep', 'teamMate', 'otherRep'] as const),
    companies: [customer.key],
    people: random.chance(60) ? [`${customer.key}:0`] : [],
    lines: random.chance(90) ? lines : [],
  };
}

/** All deals, the notable ones first. */
export function deals(today: string): Deal[] {
  const told = Object.entries(notableDeals).map(([key, deal]) => ({
    ...deal,
    key,
    closes: addDays(today, deal.closesIn),
  }));
  const trade = { today, customers, catalogue, basket };
  return [...told, ...Array.from({ length: DEALS - told.length }, (_, n) => everydayDeal(`everyday-${n}`, trade))];
}
