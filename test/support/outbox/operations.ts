import fc from 'fast-check';
import { payAll, takeBack } from './in-xero.ts';
import { FAULTS } from './play-failures.ts';
import type { World } from './world.ts';

/** Something that happens in a world; its name is in the sequence that fails. */
export type Operation = (world: World) => unknown;

export const named = (name: string, run: Operation): Operation => Object.assign(run, { toString: () => name });

/** Most processes live; the others are killed at one of the awaits that they pass. */
export const killAt = fc.option(fc.oneof(fc.nat(8), fc.nat(30)), { nil: null, freq: 2 });

/** How likely each of some operations is beside the others. */
interface Weighted {
  weight: number;
  arbitrary: fc.Arbitrary<Operation>;
}

/** What happens around every kind of billing: calls that fail, jobs, time, webhooks. */
export const surroundings: Weighted[] = [
  {
    weight: 6,
    arbitrary: fc.constantFrom(...FAULTS).map((fault) => named(fault, (world) => world.xero.faults.push(fault))),
  },
  { weight: 6, arbitrary: killAt.map((at) => named(`job, killed at ${at}`, (world) => world.work(at))) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(1, 8, 31, 46, 61, 200, 300, 430).map((seconds) =>
      named(`${seconds} s`, (world) => {
        world.now += seconds * 1000;
        world.xero.catchUp();
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
    arbitrary: fc
      .nat(5)
      .map((nth) => named(`taken back in Xero ${nth}`, (world) => takeBack(world.xero, world.documents()[nth]))),
  },
  {
    weight: 1,
    arbitrary: fc
      .nat(5)
      .map((nth) => named(`paid in Xero ${nth}`, (world) => payAll(world.xero, world.documents()[nth]))),
  },
  { weight: 1, arbitrary: fc.boolean().map((live) => named(`live ${live}`, (world) => world.setLive(live))) },
  { weight: 1, arbitrary: fc.constant(named('connected and live again', (world) => world.resume())) },
];
