import type { Confirmers, InMirror, Readers } from '../../../src/mirror/ports.ts';
import { Killed, type Fate } from '../outbox/killing.ts';

const pass = (fate: Fate): void => {
  if (fate.passed++ === fate.killAt) throw new Killed();
};

/** Before a transaction, in it when all was said, and after its commit. */
export const dyingMirror =
  (run: InMirror, fate: Fate): InMirror =>
  async (portalId, work) => {
    pass(fate);
    const result = await run(portalId, async (unit) => {
      const said = await work(unit);
      pass(fate);
      return said;
    });
    pass(fate);
    return result;
  };

/** Before a call leaves, and when its answer has come. */
export const dyingCalls = <P extends object>(port: P, fate: Fate): P =>
  new Proxy(port, {
    get: (target, name) => {
      const call = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        pass(fate);
        const answer = await call(...args);
        pass(fate);
        return answer;
      };
    },
  });

/** The same of all that a vendor lists and confirms. */
export const dyingVendor = (vendor: { readers: Readers; confirmers: Confirmers }, fate: Fate) => ({
  readers: dyingCalls(vendor.readers, fate),
  confirmers: dyingCalls(vendor.confirmers, fate),
});
