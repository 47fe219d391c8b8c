import type { Quote } from '../../seed/quote.ts';
import type { RepeatingInvoice } from '../../seed/repeating-invoice.ts';
import { id } from './small-ids.ts';
import { themes, tracking } from './small-settings.ts';

export const sentQuote = id('51');
export const draftQuote = id('52');
export const repeating = id('41');

const none = { reference: '', title: '', summary: '', terms: '', lineAmountTypes: 'Exclusive' } as const;
const pounds = { currencyCode: 'GBP', currencyRate: '1' };
const written = { createdAt: '2026-11-02T09:00:00.000Z', updatedAt: '2026-11-02T09:00:00.000Z' };

const quotes = (contactId: string): Quote[] => [
  // 3 × 33.3333 = 100.00 at 20 %, 10.00 untaxed because no tax type was typed: 130.00.
  {
    ...none,
    ...pounds,
    ...written,
    quoteId: sentQuote,
    quoteNumber: 'QU-0001',
    contactId,
    status: 'SENT',
    date: '2026-11-02',
    expiryDate: '2026-12-02',
    reference: 'Order 8',
    title: 'Signs',
    brandingThemeId: themes.plain,
    lines: [
      {
        lineItemId: id('d51'),
        description: 'A sign',
        quantity: '3',
        unitAmount: '33.3333',
        itemCode: 'SIGN',
        accountCode: '200',
        taxType: 'OUTPUT2',
        tracking: [tracking.north, tracking.signs],
      },
      { lineItemId: id('d52'), description: 'Delivery', quantity: '1', unitAmount: '10', accountCode: '200' },
    ],
  },
  {
    ...none,
    ...pounds,
    ...written,
    quoteId: draftQuote,
    quoteNumber: 'QU-0011',
    contactId,
    status: 'DRAFT',
    date: '2026-11-20',
    lineAmountTypes: 'NoTax',
    lines: [{ lineItemId: id('d53'), description: 'Work', quantity: '2', unitAmount: '50' }],
    updatedAt: '2026-11-20T09:00:00.000Z',
  },
];

const repeatingInvoices = (contactId: string): RepeatingInvoice[] => [
  {
    ...none,
    repeatingInvoiceId: repeating,
    contactId,
    type: 'ACCREC',
    status: 'AUTHORISED',
    // On the 2nd of every month, since June.
    schedule: {
      period: 1,
      unit: 'MONTHLY',
      dueDate: 20,
      dueDateType: 'OFFOLLOWINGMONTH',
      startDate: '2026-06-02',
      endDate: '2027-06-02',
    },
    reference: 'Care [Month]',
    currencyCode: 'GBP',
    approvedForSending: true,
    sendCopy: false,
    markAsSent: true,
    includePdf: true,
    lines: [{ lineItemId: id('d41'), description: 'Care', quantity: '1', unitAmount: '145', accountCode: '200' }],
    createdAt: '2026-06-01T09:00:00.000Z',
  },
];

/** Two quotes and one invoice that repeats, all for one contact. */
export const smallTemplates = (contactId: string) => ({
  quotes: quotes(contactId),
  repeatingInvoices: repeatingInvoices(contactId),
});
