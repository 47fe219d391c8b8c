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

/** Most that happens is about two of them. */
const deal = fc.constantFrom(1, 2, 1, 2, 0, 3);
const nth = fc.nat(3);
const status = fc.constantFrom('AUTHORISED' as const, 'DRAFT' as const);
const step = fc.option(fc.nat(3), { freq: 3 });

const clicks = fc
  .record({ deal, step, status, page: fc.constantFrom('new', 'new', 'old', 'repeated') })
  .map((of) => act(`bill ${of.deal}, step ${of.step}, ${of.status}, ${of.page} page`, bill(of)));

const acts: fc.Arbitrary<NamedAct> = fc.oneof(
  { weight: 8, arbitrary: clicks },
  {
    weight: 3,
    arbitrary: fc
      .tuple(deal, nth, fc.constantFrom('approve', 'approve', 'delete', 'void', 'submit'))
      .map(([of, place, to]) => act(`${to} ${of}.${place}`, move({ deal: of, nth: place }, to))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(deal, nth, fc.boolean())
      .map(([of, place, submits]) =>
        act(`${submits ? 'submit again' : 'update'} ${of}.${place}`, update({ deal: of, nth: place }, submits)),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(deal, nth, fc.constantFrom(1, 3))
      .map(([of, place, part]) => act(`credit 1/${part} of ${of}.${place}`, credit({ deal: of, nth: place }, part))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(deal, nth, fc.constantFrom(1, 3))
      .map(([of, place, part]) =>
        act(`1/${part} of ${of}.${place} is paid`, (world) =>
          payPart(world.xero, invoiceOf(world, { deal: of, nth: place }), part),
        ),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(deal, nth)
      .map(([of, place]) =>
        act(`${of}.${place} is taken back in Xero`, (world) =>
          takeBack(world.xero, invoiceOf(world, { deal: of, nth: place })),
        ),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(deal, fc.constantFrom(...PRICES), fc.constantFrom(...PRICES), fc.boolean())
      .map(([of, one, other, isHeard]) =>
        act(
          `${of} comes to ${one} and ${other}${isHeard ? '' : ', unheard'}`,
          edit(of, { prices: [one, other], isHeard }),
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(deal, fc.constantFrom(...Object.keys(SCHEDULES)))
      .map(([of, name]) => act(`${of} is billed ${name}`, plan(of, SCHEDULES[name]!))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.subarray([0, 1, 2, 3], { minLength: 2 }), status)
      .map(([deals, as]) => act(`bill ${deals.join(', ')} together, ${as}`, billMany(deals, as))),
  },
  { weight: 3, arbitrary: fc.constant(act('job of a run', billNext)) },
);

type Operation = (world: StepsWorld) => unknown;
const named = (name: string, run: Operation): Operation => Object.assign(run, { toString: () => name });

const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: fc.oneof(...surroundings) },
  {
    weight: 12,
    arbitrary: fc
      .tuple(acts, killAt)
      .map(([one, at]) => named(`${one.called}, killed at ${at}`, (world) => one(world, { passed: 0, killAt: at }))),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(acts, acts)
      .map(([one, other]) =>
        named(`at once: ${one.called}; ${other.called}`, (world) =>
          Promise.all([one(world, living()), other(world, living())]),
        ),
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(acts, fc.nat(12), acts)
      .map(([one, at, other]) =>
        named(`${one.called}, held up at ${at} while ${other.called}`, (world) =>
          one(world, { ...living(), heldUp: { at, meanwhile: () => other(world, living()) } }),
        ),
      ),
  },
);

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
    await stepsLedger().write(house.store);
  });
  afterAll(() => house.remove());

  test('whatever is billed in steps, credited, paid, edited and billed together: nothing twice, nothing beyond the deal', async () => {
    const sequences = fc.array(operations, { minLength: 12, maxLength: 32, size: 'max' });
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const world = new StepsWorld(house);
        watchDecisions(world);
        await world.begin();
        for (const [index, name] of FIRST.entries()) await plan(index, SCHEDULES[name]!)(world, living());
        for (const [deal, status] of [
          [1, 'AUTHORISED'],
          [2, 'DRAFT'],
        ] as const)
          await bill({ deal, status, step: 0, page: 'new' })(world, living());
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
      { numRuns: 60 },
    );
  }, 300_000);
});
