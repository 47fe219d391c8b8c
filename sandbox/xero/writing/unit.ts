import type { Reading } from '../accounting.ts';
import type { Contact, HistoryNote, Invoice, Organisation } from '../facts.ts';
import { readLedger, type Ledger, type LedgerInvoice } from '../ledger/ledger.ts';
import { calendarDate } from '../rules/dates.ts';

/**
 * One write: a copy of the organisation that counts once it is committed, or is thrown away. Nothing may be awaited between
 * the two, or another write could come between.
 */
export interface Unit {
  organisation: Organisation;
  /** ISO 8601. */
  now: string;
  /** The organisation's calendar date. */
  today: string;
  /** Client id of the app that writes; absent when a person does. */
  app: string | undefined;
  ledger: () => Ledger;
  /** Puts in a new invoice or the new form of one. `note` goes to its history. */
  putInvoice: (invoice: Invoice, note: Pick<HistoryNote, 'changes' | 'details'>) => void;
  putContact: (contact: Contact) => void;
  /** Ids of what was put in, in order. */
  invoices: Set<string>;
  contacts: Set<string>;
  notes: HistoryNote[];
}

const replaced = <T>(list: T[], one: T, same: (other: T) => boolean): T[] =>
  list.some(same) ? list.map((other) => (same(other) ? one : other)) : [...list, one];

/** Begins a write to one organisation. `app`: absent when a person in Xero writes. */
export const openUnit = ({ kit, books }: Reading, original: Organisation, app?: string): Unit => {
  const now = kit.clock.now();
  const organisation = { ...original };
  let ledger: Ledger | undefined;
  const isUntouched = (): boolean => unit.invoices.size === 0 && unit.contacts.size === 0;
  const unit: Unit = {
    organisation,
    now: now.toISOString(),
    today: calendarDate(now, original.timeZone),
    app,
    ledger: () => (ledger ??= isUntouched() ? books.ledgerOf(original) : readLedger(organisation)),
    putInvoice(invoice, note) {
      const { invoiceId } = invoice;
      organisation.invoices = replaced(organisation.invoices, invoice, (one) => one.invoiceId === invoiceId);
      unit.invoices.add(invoiceId);
      unit.notes.push({ documentId: invoiceId, user: app ?? 'A person in Xero', at: unit.now, ...note });
      ledger = undefined;
    },
    putContact(contact) {
      const { contactId } = contact;
      organisation.contacts = replaced(organisation.contacts, contact, (one) => one.contactId === contactId);
      unit.contacts.add(contactId);
      ledger = undefined;
    },
    invoices: new Set(),
    contacts: new Set(),
    notes: [],
  };
  return unit;
};

/** An invoice with its amounts and its real status, as the unit has it now. */
export const settledInvoice = (unit: Unit, invoiceId: string): LedgerInvoice | undefined =>
  unit.ledger().invoices.find((one) => one.invoiceId === invoiceId);

const announceAll = async ({ events }: Reading, original: Organisation, changes: [id: string, isNew: boolean][]) => {
  for (const [resourceId, isNew] of changes) {
    const category = original.contacts.some((one) => one.contactId === resourceId) ? 'CONTACT' : 'INVOICE';
    const eventType = isNew ? 'CREATE' : 'UPDATE';
    await events.announce({ category, resourceId, eventType, organisation: original });
  }
};

/**
 * Makes a unit count: at once and as a whole, so that two writes to one document never mix. Resolves when everybody was
 * told of it; a write answers after that.
 */
export const commit = async (reading: Reading, original: Organisation, unit: Unit): Promise<void> => {
  const { kit, books, journal } = reading;
  const { organisationId } = original;
  const at = new Date(unit.now);
  const changes: [string, boolean][] = [];
  for (const id of unit.contacts) {
    const before = original.contacts.find((one) => one.contactId === id);
    journal.remember({ organisationId, list: 'contacts', id, before, at });
    changes.push([id, before === undefined]);
  }
  for (const id of unit.invoices) {
    const before = original.invoices.find((one) => one.invoiceId === id);
    journal.remember({ organisationId, list: 'invoices', id, before, at });
    changes.push([id, before === undefined]);
  }
  original.contacts = unit.organisation.contacts;
  original.invoices = unit.organisation.invoices;
  kit.state.data.history.push(...unit.notes);
  kit.state.changed();
  books.changed(original, unit.ledger());
  await announceAll(reading, original, changes);
};
