import type { StepInput } from '../../src/contract/schedule.ts';
import { openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { bill, edit, plan, update, type Act } from '../support/outbox/steps-acts.ts';
import { holdsNow, planAgrees, watchDecisions } from '../support/outbox/steps-rules.ts';
import { living, stepsLedger, StepsWorld } from '../support/outbox/steps-world.ts';

/** A deal whose customer Xero knows. */
const DEAL = 1;

const STEPS: StepInput[] = ['30', '50', '20'].map((percent, index) => ({
  ...{ stepId: null, role: `Stage ${index + 1}`, when: { kind: 'now' } },
  share: { kind: 'percent', percent },
}));

const billStep = (step: number): Act => bill({ deal: DEAL, step, status: 'DRAFT', page: 'new' });

/** What decides how much of the deal is billed, where drafts of its steps stand. */
const LAST = 'the last step is billed';
const FIRST = 'the first draft is updated';
const SECOND = 'the second draft is updated';
const DECISIONS: Record<string, Act> = {
  [LAST]: billStep(2),
  [FIRST]: update({ deal: DEAL, nth: 0 }, false),
  [SECOND]: update({ deal: DEAL, nth: 1 }, false),
};

/** Each by itself, and after each other; the two drafts are alike. */
const PAIRS = [
  [LAST, LAST],
  [LAST, FIRST],
  [FIRST, LAST],
  [FIRST, FIRST],
  [FIRST, SECOND],
] as const;

/** Before these awaits nothing was read that counts; more than the others are passed by none of them. */
const AWAITS = { first: 9, most: 36 };

eachDatabase((name, fresh) => {
  /** The embedded database is slower, and its transactions end as the other's do. */
  const every = name === 'PGlite' ? 8 : 2;

  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
    await stepsLedger().write(house.store);
  });
  afterAll(() => house.remove());

  test.each(PAIRS)(
    '%s, held up anywhere while %s: the deal, which was raised, is not billed beyond what it comes to',
    async (one, other) => {
      for (let at = AWAITS.first; at <= AWAITS.most; at += every) {
        const world = new StepsWorld(house);
        watchDecisions(world);
        await world.begin();
        // What is updated last takes all that is left where nothing else is to be billed.
        const drafts = one === LAST || other === LAST ? [0, 1] : [0, 1, 2];
        for (const act of [plan(DEAL, STEPS), ...drafts.map(billStep)]) await act(world, living());
        await edit(DEAL, { prices: ['250.03', '99.99'], isHeard: true })(world, living());
        const heldUp = { at, meanwhile: () => DECISIONS[other]!(world, living()) };
        const fate = { ...living(), heldUp };
        await DECISIONS[one]!(world, fate);
        holdsNow(world);
        await world.rest();
        await planAgrees(world, world.sold[DEAL]!);
        if (fate.passed <= at) break;
      }
    },
    60_000,
  );
});
