import { readingRequest } from '../../src/contract/settings.ts';
import type { Look } from '../../src/access/ports.ts';
import type { Conflict } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { goOnReading, readAgain, stopReading } from '../../src/mirror/steer-reading.ts';
import { adminDoor, changeOf, type AdminCall } from '../asked/admin-door.ts';

type Steering = 'stop' | 'go_on' | 'again';

const ACTIONS: Record<Steering, Look['action']> = {
  stop: 'stop_reading',
  go_on: 'go_on_reading',
  again: 'read_again',
};

/** POST /settings/reading: stops the first reading of an organisation, lets it go on, or has everything read again. */
export const postReading = adminDoor({
  path: '/settings/reading',
  input: readingRequest,
  act: async (_deps, call) => {
    const { tenantId } = call.input;
    const connected = (await call.unit.settings.organisations()).some(
      (one) => one.tenantId === tenantId && one.state === 'connected',
    );
    if (!connected) return err({ code: 'not_found' });
    const steered = await steer(call);
    if (!steered.ok) return steered;
    const organisation = { objectTypeId: 'xero_organisation', objectId: tenantId };
    await call.unit.audit.note(changeOf(call, { action: ACTIONS[call.input.do], ...organisation }));
    return ok('done');
  },
});

async function steer(call: AdminCall<{ tenantId: string; do: Steering }>): Promise<Result<unknown, Conflict>> {
  const { caller, input, unit, at } = call;
  const tenant = { portalId: caller.portalId, tenantId: input.tenantId };
  if (input.do === 'stop') return stopReading(unit.reading, tenant, at);
  await (input.do === 'go_on' ? goOnReading : readAgain)(unit.reading, tenant);
  return ok('done');
}
