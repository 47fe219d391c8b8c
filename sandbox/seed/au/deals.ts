import { addDays } from '../calendar.ts';
import { everydayDeal, type Deal } from '../deals.ts';
import { basket, catalogue, sell } from './catalogue.ts';
import { notable } from './notable.ts';
import { customers } from './people.ts';

const DEALS = 24;

type NotableDeal = Omit<Deal, 'key' | 'closes'> & { about: string };

const won = (name: string, about: string, more: Partial<NotableDeal>): NotableDeal => ({
  name,
  about,
  stage: 'closedwon',
  currency: 'AUD',
  owner: 'rep',
  companies: [],
  people: [],
  lines: [sell('BEANS-KG', '20'), sell('MACHINE-MO', '1'), sell('FREIGHT', '1')],
  ...more,
});

/** Deals that were made to show one thing. All were won three days ago. */
export const notableDeals = {
  readyToInvoice: won('Winter menu', 'Beans free of GST beside a machine and freight with it; all known to Xero.', {
    companies: [notable.paysOnTime.key],
    people: [`${notable.paysOnTime.key}:0`],
  }),
  inNzd: won('Ponsonby opening', 'Won in New Zealand dollars, for a customer billed in them.', {
    companies: [notable.nzdOnly.key],
    currency: 'NZD',
  }),
  noLineItems: won('Service, as discussed', 'Won with an amount (A$1,850.00) and no line items.', {
    companies: [notable.paysLate.key],
    lines: [],
  }),
  unknownProduct: won('New shop', 'Won with a product that Xero has no item for.', {
    companies: [notable.gstFree.key],
    lines: [sell('FITOUT', '1')],
  }),
  customerNotInXero: won('Tour mornings', 'Won for a company that Xero does not know.', {
    companies: [notable.noXeroContact.key],
  }),
};

/** All deals, the notable ones first. */
export function deals(today: string): Deal[] {
  const told = Object.entries(notableDeals).map(([key, deal]) => ({
    ...deal,
    key: `wattlebird-${key}`,
    closes: addDays(today, -3),
  }));
  const trade = { today, customers, catalogue, basket };
  const rest = Array.from({ length: DEALS - told.length }, (_, n) => everydayDeal(`wattlebird-everyday-${n}`, trade));
  return [...told, ...rest];
}
