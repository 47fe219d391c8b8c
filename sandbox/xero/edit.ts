import { z } from 'zod';
import type { Reading } from './accounting.ts';
import type { CreditNote } from '../seed/world.ts';
import type { Contact, Invoice } from './facts.ts';
import type { Quote } from '../seed/quote.ts';
import { mayMoveQuote } from './rules/quote-moves.ts';
import { contactFaults } from './writing/contacts/rules.ts';
import { creditNoteFaults } from './writing/credits/rules.ts';
import { documentFaults, isTouched, modificationFaults, notModifiable } from './writing/invoices/modification.ts';
import { deedOf } from './writing/invoices/put-invoice.ts';
import { invoiceFaults } from './writing/invoices/rules.ts';
import { present } from './writing/present.ts';
import { commit, openUnit, settledInvoice, type Unit } from './writing/unit.ts';

const date = z.iso.date();

const contactChanges = z.strictObject({
  name: z.string().min(1).max(255).optional(),
  emailAddress: z.string().max(255).optional(),
  contactNumber: z.string().max(50).optional(),
  firstName: z.string().max(255).optional(),
  lastName: z.string().max(255).optional(),
  status: z.enum(['ACTIVE', 'ARCHIVED']).optional(),
});

const invoiceChanges = z.strictObject({
  dueDate: date.optional(),
  reference: z.string().max(255).optional(),
  expectedPaymentDate: date.optional(),
  sentToContact: z.boolean().optional(),
  url: z.url().optional(),
  status: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'VOIDED', 'DELETED']).optional(),
});

const creditNoteChanges = z.strictObject({
  reference: z.string().max(255).optional(),
  status: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'VOIDED', 'DELETED']).optional(),
});

const quoteChanges = z.strictObject({
  status: z.enum(['DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'INVOICED', 'DELETED']),
});

type ContactChanges = z.infer<typeof contactChanges>;
type InvoiceChanges = z.infer<typeof invoiceChanges>;
type CreditNoteChanges = z.infer<typeof creditNoteChanges>;
type QuoteChanges = z.infer<typeof quoteChanges>;

/** One edit of one document, as a person makes it in Xero. */
export const editSchema = z.union([
  z.strictObject({ contactId: z.string(), changes: contactChanges }),
  z.strictObject({ invoiceId: z.string(), changes: invoiceChanges }),
  z.strictObject({ creditNoteId: z.string(), changes: creditNoteChanges }),
  z.strictObject({ quoteId: z.string(), changes: quoteChanges }),
]);
type Edit = z.infer<typeof editSchema>;

/** Changes that the update time of a part-paid document does not show. */
const UNSEEN = ['dueDate', 'sentToContact'];

/** What is voided or deleted is not looked at closely. */
const isGone = ({ status }: Pick<Invoice, 'status'>): boolean => status === 'VOIDED' || status === 'DELETED';

const editContact = (unit: Unit, contact: Contact, changes: ContactChanges): string | undefined => {
  const after = { ...contact, ...present(changes), updatedAt: unit.now };
  const [fault] = contactFaults(after, unit.organisation);
  if (fault === undefined) unit.put('contacts', after);
  return fault;
};

const editInvoice = (unit: Unit, invoice: Invoice, changes: InvoiceChanges): string | undefined => {
  const settled = settledInvoice(unit, invoice.invoiceId);
  if (settled === undefined) throw new Error(`Invoice ${invoice.invoiceId} is not in its ledger`);
  const { organisation } = unit;
  const after = { ...invoice, ...present(changes) };
  const [fault] = [
    ...modificationFaults({ before: settled, existing: invoice, after, organisation }),
    ...(isGone(after) ? [] : invoiceFaults(after, organisation, undefined)),
  ];
  if (fault !== undefined) return fault;
  const seen = !isTouched(settled) || Object.keys(changes).some((name) => !UNSEEN.includes(name));
  const updatedAt = seen ? unit.now : invoice.updatedAt;
  unit.put('invoices', { ...after, updatedAt }, { changes: 'Edited', details: '' });
  return undefined;
};

const editCreditNote = (unit: Unit, note: CreditNote, changes: CreditNoteChanges): string | undefined => {
  const { organisation } = unit;
  const touched = note.allocations.length > 0;
  const after = { ...note, ...present(changes), updatedAt: unit.now };
  const [fault] = [
    ...documentFaults({ what: 'Credit Note', existing: note, after, touched, credited: touched, organisation }),
    ...(isGone(after) ? [] : creditNoteFaults(after, organisation, undefined)),
  ];
  if (fault === undefined) unit.put('creditNotes', after, { changes: deedOf(note.status, after.status), details: '' });
  return fault;
};

const editQuote = (unit: Unit, quote: Quote, { status }: QuoteChanges): string | undefined => {
  if (!mayMoveQuote(quote.status, status)) return notModifiable('Quote');
  unit.put('quotes', { ...quote, status, updatedAt: unit.now });
  return undefined;
};

/** Undefined: this organisation has no such document. */
const editIn = (unit: Unit, edit: Edit): { refused: string | undefined } | undefined => {
  const { contacts, invoices, creditNotes, quotes } = unit.organisation;
  if ('contactId' in edit) {
    const contact = contacts.find((one) => one.contactId === edit.contactId);
    return contact && { refused: editContact(unit, contact, edit.changes) };
  }
  if ('creditNoteId' in edit) {
    const note = creditNotes.find((one) => one.creditNoteId === edit.creditNoteId);
    return note && { refused: editCreditNote(unit, note, edit.changes) };
  }
  if ('quoteId' in edit) {
    const quote = quotes.find((one) => one.quoteId === edit.quoteId);
    return quote && { refused: editQuote(unit, quote, edit.changes) };
  }
  const invoice = invoices.find((one) => one.invoiceId === edit.invoiceId);
  return invoice && { refused: editInvoice(unit, invoice, edit.changes) };
};

/** Makes the edit and moves the document's update time; answers why it is refused, if it is. */
export const applyEdit = async (reading: Reading, edit: Edit): Promise<string | undefined> => {
  for (const organisation of reading.kit.state.data.organisations) {
    const unit = openUnit(reading, organisation);
    const edited = editIn(unit, edit);
    if (edited === undefined) continue;
    if (edited.refused === undefined) await commit(reading, organisation, unit);
    return edited.refused;
  }
  return 'No such document';
};
