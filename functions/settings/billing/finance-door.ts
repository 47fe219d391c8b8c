import type * as z from 'zod';
import type { Look } from '../../../src/access/ports.ts';
import { rightsOf } from '../../../src/access/rules/rights-of.ts';
import { atLeast, type Right } from '../../../src/access/rules/right.ts';
import type { Changing, ChangingStores } from '../../../src/billing-settings/change-topic.ts';
import type { Topic } from '../../../src/billing-settings/facts.ts';
import type { Failure, NotAllowed } from '../../../src/lib/failure.ts';
import { err, ok, type Result } from '../../../src/lib/result.ts';
import { cardDoor, type Caller, type CardDoor } from '../../runtime/door.ts';
import type { SettingsUnit } from '../../runtime/settings-unit.ts';

/** One call of an admin or of finance, in one transaction of the portal. */
export interface FinanceCall<I> {
  caller: Caller;
  input: I;
  unit: SettingsUnit;
  at: Date;
  right: Right;
}

const NOT_FINANCE: NotAllowed = { code: 'not_allowed', needed: 'approve' };

/** What the person may do with every record, when that is enough to set how invoices are made. */
export async function requireFinance(
  { access }: Pick<SettingsUnit, 'access'>,
  { userId }: Pick<Caller, 'userId'>,
): Promise<Result<Right, NotAllowed>> {
  const facts = await access.factsOf(userId);
  const right = facts ? rightsOf(facts).others : 'none';
  return atLeast(right, 'approve') ? ok(right) : err(NOT_FINANCE);
}

/** A door of what is set for invoices: for whoever may approve every record, which admins may as well. */
export const financeDoor = <I extends z.ZodType>(door: {
  method: CardDoor['method'];
  path: string;
  input: I;
  act: (call: FinanceCall<z.output<I>>) => Promise<Result<unknown, Failure>>;
}): CardDoor =>
  cardDoor({
    method: door.method,
    path: door.path,
    auth: 'hubspot',
    input: door.input,
    handler:
      ({ settings, clock }) =>
      ({ caller, input }) =>
        settings.inSettings(caller.portalId, async (unit) => {
          const right = await requireFinance(unit, caller);
          return right.ok ? door.act({ caller, input, unit, at: clock.now(), right: right.value }) : right;
        }),
  });

type ChangeCall = FinanceCall<{ tenantId: string; topic: Topic; version: number }>;

/** What a change reaches. */
export const storesOf = ({ unit }: ChangeCall): ChangingStores => ({
  kept: unit.billingSettings,
  portal: unit.settings,
});

/** Who changes what of which organisation. */
export const changingOf = ({ caller, input: { tenantId, version }, at }: ChangeCall): Changing => ({
  ...{ tenantId, version, at },
  ...{ userId: caller.userId, userEmail: caller.userEmail },
});

/** Tells the audit log of a change. */
export const noteChange = ({ caller, input, unit, at, right }: ChangeCall, action: Look['action']): Promise<void> =>
  unit.audit.note({
    ...{ at, userId: caller.userId, userEmail: caller.userEmail, action, right },
    ...{ objectTypeId: 'billing_settings', objectId: `${input.tenantId}/${input.topic}` },
  });
