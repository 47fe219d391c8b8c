import type { Reading } from '../accounting.ts';
import type { HistoryNote, Organisation } from '../facts.ts';
import type { Credit } from '../ledger/credits.ts';
import { readLedger, type Ledger, type LedgerInvoice } from '../ledger/ledger.ts';
import { findRow, idOf, rowsOf, setRows, withoutRow, withRow, type ListName, type Row } from '../lists.ts';
import { calendarDate } from '../rules/dates.ts';
import { changesOf, type Written } from './changes.ts';

/** What is said of a write in the history of the document. */
type Note = Pick<HistoryNote, 'changes' | 'details'>;

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
  /** Puts in a new row or the new form of one. `note` goes to its history. */
  put: <L extends ListName>(list: L, row: Row<L>, note?: Note) => void;
  /** Takes a row away for good. */
  remove: (list: ListName, id: string) => void;
  /** What was put in or taken away, each once, in order. */
  written: Written[];
  notes: HistoryNote[];
}

/** Begins a write to one organisation. `app`: absent when a person in Xero writes. */
export const openUnit = ({ kit, books }: Reading, original: Organisation, app?: string): Unit => {
  const now = kit.clock.now();
  const organisation = { ...original };
  let ledger: Ledger | undefined;
  let isRead = true;
  const touch = (list: ListName, id: string): void => {
    if (!unit.written.some((one) => one.list === list && one.id === id)) unit.written.push({ list, id });
    isRead = false;
  };
  const unit: Unit = {
    organisation,
    now: now.toISOString(),
    today: calendarDate(now, original.timeZone),
    app,
    ledger() {
      ledger ??= books.ledgerOf(original);
      if (!isRead) ledger = readLedger(organisation, ledger);
      isRead = true;
      return ledger;
    },
    put(list, row, note) {
      const documentId = idOf(list, row);
      setRows(organisation, list, withRow(organisation, list, row));
      touch(list, documentId);
      if (note !== undefined) unit.notes.push({ documentId, user: app ?? 'A person in Xero', at: unit.now, ...note });
    },
    remove(list, id) {
      setRows(organisation, list, withoutRow(organisation, list, id));
      touch(list, id);
    },
    written: [],
    notes: [],
  };
  return unit;
};

/** An invoice with its amounts and its real status, as the unit has it now. */
export const settledInvoice = (unit: Unit, invoiceId: string): LedgerInvoice | undefined =>
  unit.ledger().invoices.find((one) => one.invoiceId === invoiceId);

/** A credit note, an overpayment or a prepayment with what is left of it, as the unit has it now. */
export const settledCredit = (unit: Unit, id: string): Credit | undefined =>
  unit.ledger().credits.find((one) => one.id === id);

/**
 * Makes a unit count: at once and as a whole, so that two writes to one document never mix. Resolves when everybody was
 * told of it; a write answers after that.
 */
export const commit = async (reading: Reading, original: Organisation, unit: Unit): Promise<void> => {
  const { kit, books, journal, events } = reading;
  const { organisationId } = original;
  const at = new Date(unit.now);
  for (const { list, id } of unit.written)
    journal.remember({ organisationId, list, id, before: findRow(original, list, id), at });
  const changes = changesOf({ original, ledger: unit.ledger(), written: unit.written });
  for (const { list } of unit.written) setRows(original, list, rowsOf(unit.organisation, list));
  kit.state.data.history.push(...unit.notes);
  kit.state.changed();
  books.changed(original, unit.ledger());
  for (const change of changes) await events.announce(change);
};
