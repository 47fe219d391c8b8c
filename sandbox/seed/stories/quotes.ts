import { addDays, instantOf } from '../calendar.ts';
import { xeroContactIdOf, xeroId } from '../ids.ts';
import { numbered, type LinePlan } from '../line-plan.ts';
import { charge, sell } from '../lines.ts';
import { notable } from '../notable.ts';
import { brandingThemeIds, trackingOptionIds } from '../organisation.ts';
import type { Quote } from '../quote.ts';

interface Plan {
  contact: string;
  status: Quote['status'];
  daysAgo: number;
  title: string;
  lines: LinePlan[];
  more?: Partial<Quote>;
}

const { region, team } = trackingOptionIds;
const north = { tracking: [region.north, team.signs] };

const plans: Plan[] = [
  {
    contact: notable.paysLate.key,
    status: 'INVOICED',
    daysAgo: 95,
    title: 'Pump clips',
    lines: [sell('SIGN-SHOP', '2'), sell('FITTING-HR', '6')],
  },
  {
    contact: notable.bothCurrencies.key,
    status: 'DECLINED',
    daysAgo: 80,
    title: 'Fair in Dublin',
    lines: [charge('1890.00', { taxType: 'ZERORATEDOUTPUT' })],
    more: { currencyCode: 'EUR', currencyRate: '1.162500' },
  },
  {
    contact: notable.paysOnTime.key,
    status: 'DELETED',
    daysAgo: 44,
    title: 'Van lettering',
    lines: [sell('SIGN-VAN', '1')],
  },
  {
    contact: notable.manyInvoices.key,
    status: 'ACCEPTED',
    daysAgo: 21,
    title: 'Lettering for the new coaches',
    lines: [sell('SIGN-VAN', '4', { discountRate: '10', ...north }), sell('FITTING-HR', '16', north)],
    more: { reference: 'PC-2207', terms: 'Half on order, half on delivery.' },
  },
  {
    contact: notable.noHistory.key,
    status: 'SENT',
    daysAgo: 9,
    title: 'Shop front',
    lines: [sell('SIGN-SHOP', '1', north), sell('FILM-SQM', '7.5')],
    more: { summary: 'As measured on site.', brandingThemeId: brandingThemeIds.trade },
  },
  {
    contact: notable.paysOnTime.key,
    status: 'DRAFT',
    daysAgo: 2,
    title: 'Leaflets for the spring',
    lines: [sell('LEAFLET-A5', '5000', { tracking: [team.print] }), sell('DELIVERY', '1')],
    more: { lineAmountTypes: 'Inclusive' },
  },
];

/** A quote in every status, the oldest first, each valid for 30 days. */
export const quotes = (today: string): Quote[] =>
  plans.map(({ contact, status, daysAgo, title, lines, more }, n) => {
    const quoteId = xeroId(`quote:${title}`);
    const date = addDays(today, -daysAgo);
    const at = instantOf({ date, key: quoteId, today });
    return {
      quoteId,
      quoteNumber: `QU-${String(n + 1).padStart(4, '0')}`,
      contactId: xeroContactIdOf(contact),
      status,
      date,
      expiryDate: addDays(date, 30),
      reference: '',
      title,
      summary: '',
      terms: '',
      lineAmountTypes: 'Exclusive',
      currencyCode: 'GBP',
      currencyRate: '1.000000',
      lines: numbered(quoteId, lines),
      createdAt: at,
      updatedAt: at,
      ...more,
    };
  });
