import fc from 'fast-check';
import type { StepInput } from '../../src/contract/schedule.ts';
import { openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { accountedFor } from '../support/outbox/accounted-for.ts';
import { payPart, takeBack } from '../support/outbox/in-xero.ts';
import { killAt, surroundings } from '../support/outbox/operations.ts';
import {
  bill,
  billMany,
  billNext,
  credit,
  edit,
  invoiceOf,
  move,
  plan,
  update,
  type Act,
} from '../support/outbox/steps-acts.ts';
import {
  creditsAreAccountedFor,
  holdsNow,
  intentsOf,
  planAgrees,
  watchDecisions,
} from '../support/outbox/steps-rules.ts';
import { living, stepsLedger, StepsWorld } from '../support/outbox/steps-world.ts';

/** Ways to bill a deal, or what is left of it. */
const percents = (...of: string[]): StepInput[] =>
  of.map((percent, index) => ({
    ...{ stepId: null, role: `Stage ${index + 1}`, when: { kind: 'now' } },
    share: { kind: 'percent', percent },
  }));
const rest = (when: StepInput['when']): StepInput => ({ stepId: null, role: 'Balance', share: { kind: 'rest' }, when });
const SCHEDULES: Record<string, StepInput[]> = {
  'at once': [],
  '30/50/20': percents('30', '50', '20'),
  'in thirds': percents('33.33', '33.33', '33.34'),
  'deposit, then balance': [...percents('30'), rest({ kind: 'paid' })],
  'an amount and the rest': [
    { stepId: null, role: 'Deposit', share: { kind: 'amount', amount: '12.34' }, when: { kind: 'now' } },
    rest({ kind: 'now' }),
  ],
  'the rest': [rest({ kind: 'now' })],
};
/** Of each deal when a sequence begins. */
const FIRST = ['deposit, then balance', '30/50/20', 'in thirds', 'at once'];

/** None of them divides evenly. */
const PRICES = ['100.01', '33.35', '0.07', '250.03', '9.99', '0'];

type NamedAct = Act & { called: string };
const act = (called: string, run: Act): NamedAct => Object.assign(run, { called, toString: () => called });
const calledAll = (acts: readonly NamedAct[]): string => acts.map(({ called }) => called).join('; ');

/** Most of what happens is about one of them. */
const deals = fc.constantFrom(1, 1, 1, 2, 2, 0, 3);
const nth = fc.nat(3);
const status = fc.constantFrom('AUTHORISED' as const, 'DRAFT' as const);
const step = fc.option(fc.nat(3), { freq: 3 });
const price = fc.constantFrom(...PRICES);
const part = fc.constantFrom(1, 3);

const billOn = (deal: number): fc.Arbitrary<NamedAct> =>
  fc
    .record({ deal: fc.constant(deal), step, status, page: fc.constantFrom('new', 'new', 'old', 'repeated') })
    .map((of) => act(`bill ${deal}, step ${of.step}, ${of.status}, ${of.page} page`, bill(of)));

const updateOn = (deal: number): fc.Arbitrary<NamedAct> =>
  fc
    .tuple(nth, fc.constantFrom(false, false, true))
    .map(([place, submits]) =>
      act(`${submits ? 'submit again' : 'update'} ${deal}.${place}`, update({ deal, nth: place }, submits)),
    );

const editOn = (deal: number): fc.Arbitrary<NamedAct> =>
  fc
    .tuple(price, price, fc.boolean())
    .map(([one, other, isHeard]) =>
      act(
        `${deal} comes to ${one} and ${other}${isHeard ? '' : ', unheard'}`,
        edit(deal, { prices: [one, other], isHeard }),
      ),
    );

/** What may be done about one deal and its invoices. */
const actOn = (deal: number): fc.Arbitrary<NamedAct> =>
  fc.oneof(
    { weight: 8, arbitrary: billOn(deal) },
    { weight: 5, arbitrary: updateOn(deal) },
    { weight: 4, arbitrary: editOn(deal) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(nth, fc.constantFrom('approve', 'approve', 'delete', 'void', 'submit'))
        .map(([place, to]) => act(`${to} ${deal}.${place}`, move({ deal, nth: place }, to))),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(nth, part)
        .map(([place, of]) => act(`credit 1/${of} of ${deal}.${place}`, credit({ deal, nth: place }, of))),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(nth, part)
        .map(([place, of]) =>
          act(`1/${of} of ${deal}.${place} is paid`, (world) =>
            payPart(world.xero, invoiceOf(world, { deal, nth: place }), of),
          ),
        ),
    },
    {
      weight: 1,
      arbitrary: nth.map((place) =>
        act(`${deal}.${place} is taken back in Xero`, (world) =>
          takeBack(world.xero, invoiceOf(world, { deal, nth: place })),
        ),
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...Object.keys(SCHEDULES))
        .map((name) => act(`${deal} is billed ${name}`, plan(deal, SCHEDULES[name]!))),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.subarray([0, 1, 2, 3], { minLength: 2 }), status)
        .map(([all, as]) => act(`bill ${all.join(', ')} together, ${as}`, billMany(all, as))),
    },
    { weight: 2, arbitrary: fc.constant(act('job of a run', billNext)) },
  );

/** What decides how much of the deal is billed: what collides is mostly that. */
const decideOn = (deal: number): fc.Arbitrary<NamedAct> => fc.oneof(billOn(deal), updateOn(deal), actOn(deal));

/** Something that decides, after an edit or not. */
const afterEdit = (deal: number): fc.Arbitrary<NamedAct[]> =>
  fc
    .tuple(fc.option(editOn(deal), { freq: 1 }), decideOn(deal))
    .map(([edited, one]) => (edited ? [edited, one] : [one]));

/** One after the other. */
const all = async (world: StepsWorld, acts: readonly Act[]): Promise<void> => {
  for (const one of acts) await one(world, living());
};

type Operation = (world: StepsWorld) => unknown;
const named = (name: string, run: Operation): Operation => Object.assign(run, { toString: () => name });

const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: fc.oneof(...surroundings) },
  {
    weight: 12,
    arbitrary: fc
      .tuple(deals.chain(actOn), killAt)
      .map(([one, at]) => named(`${one.called}, killed at ${at}`, (world) => one(world, { passed: 0, killAt: at }))),
  },
  {
    weight: 5,
    arbitrary: deals
      .chain((deal) => fc.tuple(fc.option(editOn(deal), { freq: 1 }), decideOn(deal), decideOn(deal)))
      .map(([edited, ...acts]) =>
        named(`${edited ? `${edited.called}; ` : ''}at once: ${calledAll(acts)}`, async (world) => {
          if (edited) await edited(world, living());
          await Promise.all(acts.map((one) => one(world, living())));
        }),
      ),
  },
  {
    weight: 5,
    arbitrary: deals
      // Between 12 and 20 awaits lie the draft and the decision by it.
      .chain((deal) =>
        fc.tuple(decideOn(deal), fc.oneof(fc.nat(30), fc.integer({ min: 12, max: 20 })), afterEdit(deal)),
      )
      .map(([one, at, others]) =>
        named(`${one.called}, held up at ${at} while ${calledAll(others)}`, (world) =>
          one(world, { ...living(), heldUp: { at, meanwhile: () => all(world, others) } }),
        ),
      ),
  },
);

/** What of the steps of the deals that most is about is billed when a sequence begins. */
const beginnings = fc.record({
  1: fc.array(status, { maxLength: 3, size: 'max' }),
  2: fc.array(status, { maxLength: 3, size: 'max' }),
});

/** Fewer on PGlite, which runs the same statements one after the other. */
const SEQUENCES = { PostgreSQL: 30, PGlite: 6 };

eachDatabase((name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
    await stepsLedger().write(house.store);
  });
  afterAll(() => house.remove());

  test('whatever is billed in steps, credited, paid, edited and billed together: nothing twice, nothing beyond the deal', async () => {
    const sequences = fc.array(operations, { minLength: 12, maxLength: 32, size: 'max' });
    await fc.assert(
      fc.asyncProperty(beginnings, sequences, async (beginning, sequence) => {
        const world = new StepsWorld(house);
        watchDecisions(world);
        await world.begin();
        for (const [deal, name] of FIRST.entries()) await plan(deal, SCHEDULES[name]!)(world, living());
        for (const deal of [1, 2] as const)
          for (const [step, status] of beginning[deal].entries())
            await bill({ deal, step, status, page: 'new' })(world, living());
        for (const one of sequence) {
          await one(world);
          holdsNow(world);
        }
        await world.rest();
        holdsNow(world);
        const intents = await intentsOf(world);
        await accountedFor(world, intents, world.stands.stands);
        creditsAreAccountedFor(world, intents);
        for (const one of world.sold) await planAgrees(world, one);
      }),
      { numRuns: SEQUENCES[name] },
    );
  }, 300_000);
});
