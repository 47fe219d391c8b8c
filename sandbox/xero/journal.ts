import type { Organisation } from './facts.ts';
import { setRows, withoutRow, withRow, type ListName, type Lists, type Row } from './lists.ts';

/** One row of a list before a write. */
interface Entry<L extends ListName> {
  organisationId: string;
  list: L;
  id: string;
  /** Absent: there was none. */
  before: Row<L> | undefined;
  at: Date;
}

/** What the documents were before they were last written, for lists that lag behind. Not part of the saved state. */
export interface Journal {
  remember: <L extends ListName>(entry: Entry<L>) => void;
  /** The organisation as it was at `since`. */
  asOf: (organisation: Organisation, since: Date) => Organisation;
}

const KEPT = 2000;

/** Takes lists back to before one write. */
const undo = <L extends ListName>(lists: Lists, { list, id, before }: Entry<L>): void =>
  setRows(lists, list, before === undefined ? withoutRow(lists, list, id) : withRow(lists, list, before));

/** An empty journal. The last 2000 writes are kept. */
export const createJournal = (): Journal => {
  const entries: Entry<ListName>[] = [];
  return {
    remember(entry) {
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
    },
    asOf(organisation, since) {
      const then = { ...organisation };
      const later = entries.filter((one) => one.organisationId === organisation.organisationId && one.at > since);
      for (const entry of later.toReversed()) undo(then, entry);
      return then;
    },
  };
};
