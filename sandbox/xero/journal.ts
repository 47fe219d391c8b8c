import type { Contact, Invoice, Organisation } from './facts.ts';

interface Entry {
  organisationId: string;
  list: 'invoices' | 'contacts';
  id: string;
  /** Absent: there was none. */
  before: Invoice | Contact | undefined;
  at: Date;
}

/** What the documents were before they were last written, for lists that lag behind. Not part of the saved state. */
export interface Journal {
  remember: (entry: Entry) => void;
  /** The organisation as it was at `since`. */
  asOf: (organisation: Organisation, since: Date) => Organisation;
}

const KEPT = 2000;

const idOf = (document: Invoice | Contact): string =>
  'invoiceId' in document ? document.invoiceId : document.contactId;

/** Takes a list back to before one write. */
const undo = <T extends Invoice | Contact>(documents: T[], { id, before }: Entry): T[] =>
  before === undefined
    ? documents.filter((one) => idOf(one) !== id)
    : documents.map((one) => (idOf(one) === id ? (before as T) : one));

/** An empty journal. The last 2000 writes are kept. */
export const createJournal = (): Journal => {
  const entries: Entry[] = [];
  return {
    remember(entry) {
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
    },
    asOf(organisation, since) {
      const later = entries.filter((one) => one.organisationId === organisation.organisationId && one.at > since);
      return later.reduceRight(
        (then, entry) =>
          entry.list === 'invoices'
            ? { ...then, invoices: undo(then.invoices, entry) }
            : { ...then, contacts: undo(then.contacts, entry) },
        organisation,
      );
    },
  };
};
