import type { Choices } from '../../../src/invoicing/rules/draft.ts';
import type { CheckId } from '../../../src/invoicing/rules/gap.ts';
import type { DraftFacts } from '../../../src/invoicing/rules/make-draft.ts';
import { invoiceRequest } from '../../../src/invoicing/rules/request-body.ts';
import { around, billingContact, draftOf, liveDeal, liveLine } from '../../support/billing-facts.ts';
import type { ReadinessXero } from './readiness-xero.ts';

type Facts = Partial<DraftFacts>;
type Json = Record<string, unknown>;
/** What of an invoice, of its line, or of a new contact is sent instead. */
interface Sent {
  invoice?: Json;
  line?: Json;
  contact?: Json;
}
/** What keeps a deal from being billed, by what check, and the same as it would be sent. */
export type Row = readonly [
  what: string,
  check: CheckId,
  facts: (xero: ReadinessXero) => Facts,
  sent: (xero: ReadinessXero) => Sent,
];

export const record = { objectTypeId: '0-2', objectId: '4711', name: 'A customer' };
export const contactOf = ({ organisation }: ReadinessXero, status: string) => {
  const { contactId, name } = organisation.contacts.find((one) => one.status === status)!;
  return billingContact({ contactId, name, archived: status === 'ARCHIVED' });
};
export const billed = (...contacts: ReturnType<typeof billingContact>[]): Facts => ({
  customer: { record, contacts, namesakes: [] },
});

/** A deal that is ready, changed as said. */
const factsOf = (xero: ReadinessXero, more: Facts = {}): Facts => ({
  ...{ books: xero.books, around: around({ items: xero.items }) },
  ...billed(contactOf(xero, 'ACTIVE')),
  ...more,
  choices: { accountCode: '200', status: 'SUBMITTED', ...more.choices },
});

/** The checks that keep it from being billed. */
export const kept = (xero: ReadinessXero, facts: Facts): CheckId[] => [
  ...new Set(draftOf(factsOf(xero, facts)).gaps.map(({ check }) => check)),
];

/** Xero's words to what is sent instead of the invoice of a deal that is ready; none: it was taken. */
export async function saidTo(xero: ReadinessXero, { invoice, line, contact }: Sent): Promise<string[]> {
  const request = JSON.parse(invoiceRequest(draftOf(factsOf(xero)), { url: 'https://app.hubspot.com/x' })) as {
    Invoices: [{ LineItems: [Json] }];
  };
  const [ready] = request.Invoices;
  const changed = { ...ready, LineItems: [{ ...ready.LineItems[0], ...line }], ...invoice };
  const sent = contact
    ? await xero.send('create_contact', JSON.stringify({ Contacts: [contact] }))
    : await xero.send('create_invoice', JSON.stringify({ Invoices: [changed] }));
  if (sent.ok) return [];
  return sent.error.code === 'vendor_rejected' ? sent.error.messages : [JSON.stringify(sent.error)];
}

export const choose = (choices: Choices) => (): Facts => ({ choices });
export const line = (of: Parameters<typeof liveLine>[0]) => (): Facts => ({
  deal: liveDeal({ lines: [liveLine(of)] }),
});
export const typed = (choices: Choices) => (): Facts => ({
  ...billed(),
  choices: { newContactName: 'New', ...choices },
});
export const lineSent = (of: Json) => (): Sent => ({ line: of });
export const invoiceSent = (of: Json) => (): Sent => ({ invoice: of });
export const contactSent = (of: Json) => (): Sent => ({ contact: { Name: 'New', ...of } });
