import type * as z from 'zod';
import type { Look } from '../../src/access/ports.ts';
import { isAdmin } from '../../src/access/rules/is-admin.ts';
import type { Failure, NotAllowed } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Deps } from '../runtime/deps.ts';
import { cardDoor, type Caller, type CardDoor } from '../runtime/door.ts';
import type { SettingsUnit } from '../runtime/settings-unit.ts';

/** One call of an admin, in one transaction of the portal. */
export interface AdminCall<I> {
  caller: Caller;
  input: I;
  unit: SettingsUnit;
  at: Date;
}

const NO_ADMIN: NotAllowed = { code: 'not_allowed', needed: 'admin' };

/** Whether the person is an admin of the portal, decided from what is stored now. */
export async function requireAdmin(
  { access }: Pick<SettingsUnit, 'access'>,
  { userId }: Pick<Caller, 'userId'>,
): Promise<Result<void, NotAllowed>> {
  const facts = await access.factsOf(userId);
  return facts && isAdmin(facts) ? ok(undefined) : err(NO_ADMIN);
}

/** The same in a transaction of its own, for doors that go on to call a vendor. */
export const requireAdminNow = ({ settings }: Deps, caller: Caller): Promise<Result<void, NotAllowed>> =>
  settings.inSettings(caller.portalId, (unit) => requireAdmin(unit, caller));

/** A door of the settings that changes something: for admins alone, all of it in one transaction. */
export const adminDoor = <I extends z.ZodType>(door: {
  path: string;
  input: I;
  act: (deps: Deps, call: AdminCall<z.output<I>>) => Promise<Result<unknown, Failure>>;
}): CardDoor =>
  cardDoor({
    method: 'POST',
    path: door.path,
    auth: 'hubspot',
    input: door.input,
    handler:
      (deps) =>
      ({ caller, input }) =>
        deps.settings.inSettings(caller.portalId, async (unit) => {
          const admin = await requireAdmin(unit, caller);
          return admin.ok ? door.act(deps, { caller, input, unit, at: deps.clock.now() }) : admin;
        }),
  });

/** What the audit log is told of a change of an admin's. */
export const changeOf = (
  { caller, at }: Pick<AdminCall<unknown>, 'caller' | 'at'>,
  change: Pick<Look, 'action' | 'objectTypeId' | 'objectId'>,
): Look => ({ at, userId: caller.userId, userEmail: caller.userEmail, ...change, right: 'admin' });
