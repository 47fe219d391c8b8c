import fc from 'fast-check';
import { isGone } from '../../src/invoicing/rules/invoice-moves.ts';
import { isUnderWay } from '../../src/invoicing/rules/next-step.ts';
import { intentOf } from '../../src/invoicing/rules/intent-mark.ts';
import { eachDatabase } from '../support/databases.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { FAULTS } from '../support/outbox/play-xero.ts';
import { PORTAL, World } from '../support/outbox/world.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

/** Every move of an invoice. */
const MOVED = ['submit', 'return', 'approve', 'delete', 'void', 'email'] as const;

type Operation = (world: World) => Promise<unknown>;

const deal = fc.nat(3);
/** Most processes live; the others are killed at one of the awaits that they pass. */
const killAt = fc.option(fc.oneof(fc.nat(8), fc.nat(30)), { nil: null, freq: 2 });

const named = (name: string, run: Operation): Operation => Object.assign(run, { toString: () => name });

const click = fc
  .tuple(deal, fc.boolean(), killAt)
  .map(([index, again, at]) =>
    named(`click ${index}${again ? ' again' : ''}, killed at ${at}`, (world) =>
      world.click(index, { again, killAt: at }),
    ),
  );

const operations: fc.Arbitrary<Operation> = fc.oneof(
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
        return Promise.resolve();
      }),
    ),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...FAULTS)
      .map((fault) => named(fault, (world) => Promise.resolve(world.xero.faults.push(fault)))),
  },
  { weight: 6, arbitrary: killAt.map((at) => named(`job, killed at ${at}`, (world) => world.work(at))) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(1, 8, 31, 46, 61, 200, 300, 430).map((seconds) =>
      named(`${seconds} s`, (world) => {
        world.now += seconds * 1000;
        world.xero.catchUp();
        return Promise.resolve();
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(5), killAt).map(([nth, at]) =>
      named(`webhook ${nth}, killed at ${at}`, async (world) => {
        const seen = world.documents()[nth];
        if (seen) await world.see(seen, at);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(5).map((nth) =>
      named(`deleted in Xero ${nth}`, async (world) => {
        const found = world.documents()[nth];
        if (found) world.xero.setStatus(found.id, found.status === 'DRAFT' ? 'DELETED' : 'VOIDED');
        return Promise.resolve();
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(5).map((nth) =>
      named(`paid in Xero ${nth}`, (world) => {
        const found = world.documents()[nth];
        if (found?.status === 'AUTHORISED') world.xero.setStatus(found.id, 'PAID');
        return Promise.resolve();
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
  { weight: 1, arbitrary: fc.boolean().map((live) => named(`live ${live}`, (world) => world.setLive(live))) },
);

eachDatabase((_name, fresh) => {
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
        await accountedFor(world);
      }),
      { numRuns: 300 },
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

async function accountedFor(world: World): Promise<void> {
  const intents = await world.intents();
  const issues = new Set(await world.issues(intents));
  expect(intents.filter(isUnderWay)).toEqual([]);
  for (const intent of intents) {
    const told = ['write_failed', 'write_unclear'].some((kind) =>
      issues.has(`${kind} ${intent.kind}/${intent.subject}`),
    );
    if (intent.state === 'rejected') expect([intent.intentId, told]).toEqual([intent.intentId, true]);
    if (intent.kind !== 'create_invoice') continue;
    const documents = world.documents().filter(({ url }) => intentOf(url) === intent.intentId);
    const stands = documents.map((document) => (isGone(document) ? 'released' : 'done'));
    expect([intent.intentId, ...stands]).toEqual([
      intent.intentId,
      ...(intent.state === 'rejected' ? [] : [intent.state]),
    ]);
  }
  const ids = new Set(intents.map(({ intentId }) => intentId));
  expect(world.documents().filter(({ url }) => !ids.has(intentOf(url) ?? ''))).toEqual([]);
  expect([...issues].filter((issue) => issue.startsWith('written_twice'))).toEqual([]);
  const numbers = [...world.xero.contacts.values()].flatMap(({ fact }) => fact.contactNumber ?? []);
  expect(numbers).toEqual([...new Set(numbers)]);
  expect(world.xero.overlaps).toEqual([]);
  expect(world.xero.mails).toEqual([...new Set(world.xero.mails)]);
}
