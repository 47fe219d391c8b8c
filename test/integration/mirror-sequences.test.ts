import fc from 'fast-check';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { UNKNOWN_BUDGET } from '../../src/mirror/rules/budget.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { eachDatabase } from '../support/databases.ts';
import { MovingWorld, type Moving } from '../support/mirror/moving-world.ts';
import { VendorEdits } from '../support/mirror/vendor-edits.ts';
import { testLog } from '../support/test-log.ts';

interface Scene {
  world: MovingWorld;
  edits: VendorEdits;
}
type Operation = (scene: Scene) => unknown;

const row = fc.nat(7);
/** Which of the streams that move. */
const stream = fc.nat(1);
const MOVING: readonly (readonly [Moving, Moving])[] = [
  ['invoices', 'payments'],
  ['invoices', 'contacts'],
  ['invoices', 'crm_companies'],
];
/** How long after its own update time a change is shown by the vendor. */
const lag = fc.constantFrom(0, 0, 20, 90);
/** Most processes live; the others are killed at one of the awaits that they pass. */
const killAt = fc.option(fc.nat(12), { nil: null, freq: 2 });

const named = (name: string, run: Operation): Operation => Object.assign(run, { toString: () => name });

const edit = fc
  .tuple(stream, row, lag)
  .map(([of, nth, seconds]) =>
    named(`edit ${of} ${nth}, shown after ${seconds} s`, ({ world, edits }) =>
      edits.edit(world.streams[of]!, nth, seconds),
    ),
  );
const make = fc
  .tuple(stream, lag)
  .map(([of, seconds]) =>
    named(`make ${of}, shown after ${seconds} s`, ({ world, edits }) => edits.make(world.streams[of]!, seconds)),
  );
const silently = row.map((nth) => named(`edit silently ${nth}`, ({ edits }) => edits.editSilently(nth)));
const remove = row.map((nth) => named(`remove ${nth}`, ({ edits }) => edits.remove(nth)));
const spoil = fc
  .tuple(fc.constantFrom('hidden' as const, 'garbled' as const), stream, row)
  .map(([how, of, nth]) =>
    named(`${how}: ${of} ${nth}`, ({ world, edits }) => edits.spoil(how, world.streams[of]!, nth)),
  );
const mend = fc.constant(named('mend', ({ edits }) => edits.mend()));

/** Webhooks come late, together, out of turn, twice, or never. */
const tell = fc.constantFrom('all', 'last', 'first', 'again', 'lost').map((which) =>
  named(`tell ${which}`, async ({ world }) => {
    const { untold, told } = world;
    if (which === 'lost') world.untold = untold.slice(1);
    else if (which === 'again') await world.deliver(told.slice(-3).reverse());
    else
      await world.deliver(which === 'all' ? untold.toReversed() : untold.slice(...(which === 'last' ? [-1] : [0, 1])));
  }),
);

const work = fc
  .tuple(fc.nat(5), killAt)
  .map(([nth, at]) => named(`job ${nth}, killed at ${at}`, ({ world }) => world.work(nth, at)));
const time = fc.constantFrom(1, 4, 31, 61, 200, 310, 4000, 30_000).map((seconds) =>
  named(`${seconds} s`, ({ world }) => {
    world.now += seconds * 1000;
  }),
);
const plan = killAt.map((at) => named(`plan, killed at ${at}`, ({ world }) => world.plan(at)));
const refresh = killAt.map((at) => named(`refresh, killed at ${at}`, ({ world }) => world.refresh(at)));
const want = fc
  .tuple(stream, fc.constantFrom('full' as const, 'proof' as const, 'open' as const))
  .map(([of, kind]) =>
    named(`want ${kind} of ${of}`, ({ world }) => world.want(kind === 'open' ? 'invoices' : world.streams[of]!, kind)),
  );
const steer = fc
  .constantFrom('stop' as const, 'go on' as const, 'again' as const)
  .map((what) => named(what, ({ world }) => world.steer(what)));
const reconnect = fc.constant(named('reconnect', ({ world }) => world.reconnect()));
const budget = fc.boolean().map((low) =>
  named(`little is left: ${low}`, ({ world }) => {
    world.budget = low ? { dayLeft: 90, minuteLeft: 60, dayLimit: 1000 } : UNKNOWN_BUDGET;
  }),
);

const FAILURES: VendorFailure[] = [
  { code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 40, limit: 'minute' },
  { code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 20_000, limit: 'day' },
  { code: 'vendor_unavailable', vendor: 'xero', detail: 'socket hang up' },
  { code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['No.'] },
  { code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' },
];
const failure = fc
  .constantFrom(...FAILURES)
  .map((each) => named(each.code, ({ world }) => void world.vendors.failures.push(each)));

const simple: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: edit },
  { weight: 2, arbitrary: make },
  { weight: 1, arbitrary: silently },
  { weight: 1, arbitrary: remove },
  { weight: 4, arbitrary: tell },
  { weight: 9, arbitrary: work },
  { weight: 4, arbitrary: time },
);

/** Something that happens when the next call is on its way: the vendor has looked, and its answer has not come. */
const meanwhile = simple.map((inner) =>
  named(
    `meanwhile: ${String(inner)}`,
    (scene) => void scene.world.vendors.meanwhile.push(() => Promise.resolve(inner(scene))),
  ),
);

const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 16, arbitrary: simple },
  { weight: 6, arbitrary: meanwhile },
  { weight: 2, arbitrary: plan },
  ...[refresh, want, steer, spoil, mend, failure, reconnect, budget].map((arbitrary) => ({ weight: 1, arbitrary })),
);

/** So many sequences at once, each in a portal of its own: PostgreSQL works on one while we compare another. */
const LANES = { PostgreSQL: 4, PGlite: 1 };
/** Fewer on PGlite, which runs the same statements one after the other. */
const SEQUENCES = { PostgreSQL: 300, PGlite: 32 };

eachDatabase((name, fresh) => {
  let store: Store;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const database = await fresh();
    store = await openStore({ ...database.address, log: testLog() });
    remove = database.remove;
  });
  afterAll(async () => {
    await store.close();
    await remove();
  });

  test('the mirror comes to say what the vendors say, whatever happens in between', async () => {
    const sequences = fc.array(operations, { minLength: 30, maxLength: 34 });
    const holds = fc.asyncProperty(fc.constantFrom(...MOVING), sequences, async (streams, sequence) => {
      const world = await MovingWorld.open(store, streams);
      const scene = { world, edits: new VendorEdits(world) };
      for (const of of [...streams, ...streams, ...streams]) scene.edits.make(of, 0);
      await world.plan(null);
      for (const one of sequence) await one(scene);
      await comeToRest(scene);
      expect((await world.prove()).differences).toEqual([]);
      expect(await world.openIssues()).toEqual([]);
      expect(await world.waiting()).toBe(0);
    });
    const lanes = Array.from({ length: LANES[name] }, () =>
      fc.assert(holds, { numRuns: SEQUENCES[name] / LANES[name] }),
    );
    await Promise.all(lanes);
  }, 300_000);
});

/** A day goes on with nothing going wrong and nobody editing; at its end each plan asks for one pass a stream. */
async function comeToRest({ world, edits }: Scene): Promise<void> {
  const { vendors } = world;
  vendors.failures.length = 0;
  vendors.meanwhile.length = 0;
  world.budget = UNKNOWN_BUDGET;
  await world.reconnect();
  await world.steer('go on');
  edits.mend();
  for (const hours of [2.1, 25, 0.1, 0.1, 0.1]) {
    await world.plan(null);
    await world.pass(hours);
  }
}
