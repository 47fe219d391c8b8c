import fc from 'fast-check';
import { isGone } from '../../src/invoicing/rules/invoice-moves.ts';
import { eachDatabase } from '../support/databases.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { accountedFor } from '../support/outbox/accounted-for.ts';
import { killAt, named, surroundings, type Operation } from '../support/outbox/operations.ts';
import { PORTAL, World } from '../support/outbox/world.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

/** Every move of an invoice. */
const MOVED = ['submit', 'return', 'approve', 'delete', 'void', 'email'] as const;

const deal = fc.nat(3);

const click = fc
  .tuple(deal, fc.boolean(), killAt)
  .map(([index, again, at]) =>
    named(`click ${index}${again ? ' again' : ''}, killed at ${at}`, (world) =>
      world.click(index, { again, killAt: at }),
    ),
  );

const operations: fc.Arbitrary<Operation> = fc.oneof(
  ...surroundings,
  { weight: 4, arbitrary: click },
  {
    weight: 1,
    arbitrary: deal.map((index) =>
      named(`two clicks at once ${index}`, (world) => {
        const living = { again: false, killAt: null };
        return Promise.all([world.click(index, living), world.click(index, living)]);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: deal.map((index) =>
      named(`edit ${index}`, (world) => {
        const edited = world.deals[index]!;
        edited.price += 1;
        if (edited.company) edited.company.called += ' & Co';
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(deal, fc.constantFrom(...MOVED), killAt)
      .map(([index, move, at]) => named(`${move} ${index}, killed at ${at}`, (world) => world.move(index, move, at))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(deal, killAt)
      .map(([index, at]) => named(`revise ${index}, killed at ${at}`, (world) => world.revise(index, at))),
  },
);

/** Fewer on PGlite, which runs the same statements one after the other. */
const SEQUENCES = { PostgreSQL: 300, PGlite: 40 };

eachDatabase((name, fresh) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    await new Ledger(PORTAL).organisation().write(opened.store);
  });
  afterAll(() => opened.remove());

  test('every click ends as one document or one issue, whatever happens in between', async () => {
    const sequences = fc.array(operations, { minLength: 30, maxLength: 32 });
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const world = new World(opened.store);
        await world.setLive(true);
        for (const one of sequence) {
          await one(world);
          atMostOneEach(world);
        }
        await world.drain();
        for (const document of world.documents()) await world.see(document, null);
        atMostOneEach(world);
        await accountedFor(world, await world.intents());
      }),
      { numRuns: SEQUENCES[name] },
    );
  }, 300_000);
});

/** Never are there two documents for one deal, unless all but one were taken back. */
function atMostOneEach(world: World): void {
  for (const { id } of world.deals) {
    const standing = world.documents().filter((document) => document.url?.includes(`/0-3/${id}?`) && !isGone(document));
    // After each of ten thousand operations: an expectation costs more than the comparison.
    if (standing.length > 1) throw new Error(`Deal ${id} is billed by ${standing.map((one) => one.id).join(' and ')}`);
  }
}
