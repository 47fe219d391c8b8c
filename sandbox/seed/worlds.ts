import { auWorld } from './au.ts';
import { largeWorld } from './large.ts';
import { ukWorld } from './uk.ts';
import type { World } from './world.ts';

const worlds: Record<string, (today: string) => World> = {
  uk: ukWorld,
  au: auWorld,
  large: (today) => largeWorld(today),
};

/** The world of a name, as `SANDBOX_SEED` says it; throws on a name that there is none of. */
export function worldOf(seed: string, today: string): World {
  const make = worlds[seed];
  if (make === undefined) throw new Error(`No seed ${seed}: there are ${Object.keys(worlds).join(', ')}`);
  return make(today);
}
