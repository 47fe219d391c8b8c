import { COMPANY, CONTACT, DEAL } from '../customers/facts.ts';
import { LABELS } from '../insight/rules/standing.ts';
import type { Clock } from '../lib/clock.ts';
import type { Books } from '../receivables/facts.ts';
import { today } from '../receivables/rules/books.ts';
import type { PropertyDefinition, PropertyValues } from './facts.ts';
import type { WriteBackStore, WriteBackUnit } from './ports.ts';
import { rollUpOf } from './roll-up-of.ts';
import { DEAL_AMOUNTS, DEAL_PROPERTIES, dealValuesOf } from './rules/deal-roll-up.ts';
import { AMOUNT_PROPERTIES, standingProperties, valuesOf } from './rules/roll-up.ts';

interface Asked {
  books: Books;
  id: string;
  clock: Clock;
  withAmounts: boolean;
}

/** What is written to one kind of record. */
export interface Kind {
  /** The records that have something to be written, by id. */
  records: (store: WriteBackStore, after: string, most: number) => Promise<string[]>;
  /** What is to stand in a record's properties; null: nothing. */
  valuesOf: (unit: WriteBackUnit, asked: Asked) => Promise<PropertyValues | null>;
  /** What says nothing of money, and what does. */
  standing: readonly PropertyDefinition[];
  amounts: readonly PropertyDefinition[];
}

const customers = (objectTypeId: string): Kind => ({
  records: (store, after, most) => store.customers(objectTypeId, after, most),
  valuesOf: async (unit, { books, id, clock, withAmounts }) => {
    const rollUp = await rollUpOf(unit, { books, objectTypeId, objectId: id, clock });
    return rollUp && valuesOf(rollUp, { withAmounts });
  },
  standing: standingProperties(LABELS),
  amounts: AMOUNT_PROPERTIES,
});

const deals: Kind = {
  records: (store, after, most) => store.billedDeals(after, most),
  valuesOf: async ({ writeBack }, { books, id, clock, withAmounts }) =>
    dealValuesOf(await writeBack.invoicesOfDeal(books.tenantId, id), { today: today(books, clock.now()), withAmounts }),
  standing: DEAL_PROPERTIES,
  amounts: DEAL_AMOUNTS,
};

/** The kinds of record that are written to, by HubSpot's types. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  [COMPANY, customers(COMPANY)],
  [CONTACT, customers(CONTACT)],
  [DEAL, deals],
]);
