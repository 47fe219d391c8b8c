import { books, dueIn, invoice, overdueBy, type Documents } from '../documents.ts';
import { charge, sell } from '../lines.ts';
import { notable } from '../notable.ts';
import { strangers } from '../xero-contacts.ts';
import type { Invoice } from '../world.ts';

/** Lines and taxes that need care. */
function arithmetic(today: string): Invoice[] {
  const reduced = { taxType: 'RROUTPUT', quantity: '3' };
  return [
    invoice({
      key: 'discounts',
      contact: notable.discounts.key,
      ...dueIn(today, 12),
      lines: [
        sell('SIGN-SHOP', '2', { discountRate: '12.5' }),
        sell('BANNER', '4', { discountAmount: '20.00' }),
        charge('-50.00', { description: 'Goodwill for the late delivery' }),
      ],
    }),
    invoice({
      key: 'four-decimals',
      contact: notable.fourDecimals.key,
      ...dueIn(today, 20),
      lines: [sell('LEAFLET-A5', '130'), sell('FILM-SQM', '3'), charge('3.3667', reduced), charge('3.3667', reduced)],
    }),
    invoice({
      key: 'inclusive',
      contact: notable.inclusive.key,
      ...dueIn(today, 9),
      lineAmountTypes: 'Inclusive',
      lines: [sell('POSTER-A1', '7'), sell('GRAB-RAIL', '2'), sell('LEAFLET-A5', '2500')],
    }),
    invoice({
      key: 'no-tax',
      contact: notable.noTax.key,
      ...overdueBy(today, 5),
      lineAmountTypes: 'NoTax',
      lines: [charge('120.00', { taxType: 'NONE', quantity: '2.5' })],
    }),
  ];
}

/** Documents that are not owed. */
function unapproved(today: string): Invoice[] {
  const { onlyDraft, onlySubmitted, onlyVoided } = notable;
  return [
    invoice({ key: 'only-draft', contact: onlyDraft.key, ...dueIn(today, 28), status: 'DRAFT' }),
    invoice({ key: 'only-submitted', contact: onlySubmitted.key, ...dueIn(today, 26), status: 'SUBMITTED' }),
    invoice({ key: 'only-voided', contact: onlyVoided.key, ...overdueBy(today, 80), status: 'VOIDED' }),
    invoice({ key: 'only-deleted', contact: onlyVoided.key, ...overdueBy(today, 40), status: 'DELETED' }),
  ];
}

/** What we owe. A bill is not for the eyes of sales. */
function bills(today: string): Invoice[] {
  const purchase = charge('312.40', { description: 'Materials', accountCode: '429', taxType: 'INPUT2' });
  const from = [notable.alsoSupplier.key, ...strangers.suppliers];
  return from.flatMap((contact) => {
    const bill = (days: number): Invoice =>
      invoice({
        key: `bill:${contact}:${days}`,
        contact,
        ...overdueBy(today, days),
        type: 'ACCPAY',
        sentToContact: false,
        lines: [purchase],
      });
    return [bill(3), bill(-20)];
  });
}

/** Single documents that each show one thing. */
export const documentsOfNote = (today: string): Documents =>
  books({ invoices: [arithmetic, unapproved, bills].flatMap((story) => story(today)) });
