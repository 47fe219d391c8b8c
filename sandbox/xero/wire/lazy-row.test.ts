import { ukWorld } from '../../seed/uk.ts';
import { readLedger } from '../ledger/ledger.ts';
import { valueOf, type Field } from '../reading/fields.ts';
import { resources } from '../resources/all.ts';
import { loadWorld } from '../state.ts';
import { smallWorld, TODAY } from '../testing/small-world.ts';
import { LazyRow, written } from './lazy-row.ts';

const ledgers = [smallWorld(), ukWorld(TODAY)].flatMap((world) =>
  loadWorld(world).organisations.map((one) => readLedger(one)),
);
const rowsOf = (resource: (typeof resources)[number]) =>
  ledgers.flatMap((ledger) => resource.rows({ ledger, users: [], today: TODAY, unitdp: 2 }));
const lazy = resources.filter((resource) => rowsOf(resource)[0] instanceof LazyRow);

test('invoices and payments, of which there are many, are written when they are shown', () => {
  expect(lazy.map(({ name }) => name)).toEqual(['Invoices', 'Payments']);
});

test.each(lazy)(
  '$name: a row says of every field that can be asked for what it says when it is written',
  (resource) => {
    const { fields, lists = {}, searched = [], idField, numberField = idField } = resource;
    const asked: Field[] = Object.entries(fields).map(([path, type]) => ({ path, type }));
    const named = [...Object.values(lists).map(({ field }) => field), ...searched, idField, numberField];
    asked.push(...named.map((path) => ({ path, type: 'text' as const })));
    const rows = rowsOf(resource);
    const values = (of: typeof rows) => of.map((row) => asked.map((field) => valueOf(row, field)));
    expect(rows.length).toBeGreaterThan(100);
    expect(values(rows)).toEqual(values(rows.map(written)));
  },
);
