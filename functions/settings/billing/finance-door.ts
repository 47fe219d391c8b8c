import type * as z from 'zod';
import type { Look } from '../../../src/access/ports.ts';
import { rightsOf } from '../../../src/access/rules/rights-of.ts';
import { atLeast, type Right } from '../../../src/access/rules/right.ts';
import type { Changing, ChangingStores } from '../../../src/billing-settings/change-topic.ts';
import type { CrmProperties, Topic } from '../../../src/billing-settings/facts.ts';
import type { Failure, NotAllowed } from '../../../src/lib/failure.ts';
import { err, ok, type Result } from '../../../src/lib/result.ts';
import { cardDoor, type Caller, type CardDoor } from '../../runtime/door.ts';
import type { SettingsDeps } from '../../runtime/settings-deps.ts';
import type { SettingsUnit } from '../../runtime/settings-unit.ts';
import { propertiesOf } from './properties-of.ts';

/** One call of an admin or of finance, in one transaction of the portal. */
export interface FinanceCall<I> {
  caller: Caller;
  input: I;
  unit: SettingsUnit;
  at: Date;
  right: Right;
  /** Of HubSpot's records; null: the door did not ask, or HubSpot did not answer. */
  properties: CrmProperties | null;
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

/** The same in a transaction of its own, for doors that go on to call a vendor. */
const requireFinanceNow = ({ inSettings }: SettingsDeps, caller: Caller): Promise<Result<Right, NotAllowed>> =>
  inSettings(caller.portalId, (unit) => requireFinance(unit, caller));

/** A door of what is set for invoices: for whoever may approve every record, which admins may as well. */
export const financeDoor = <I extends z.ZodType>(door: {
  method: CardDoor['method'];
  path: string;
  input: I;
  /** Whether HubSpot is asked first which properties there are. */
  withProperties?: boolean;
  act: (call: FinanceCall<z.output<I>>) => Promise<Result<unknown, Failure>>;
}): CardDoor =>
  cardDoor({
    method: door.method,
    path: door.path,
    auth: 'hubspot',
    input: door.input,
    handler:
      ({ settings, clock }) =>
      async ({ caller, input }) => {
        const { portalId } = caller;
        const ask = door.withProperties && (await requireFinanceNow(settings, caller)).ok;
        const properties = ask ? await propertiesOf(settings, portalId) : null;
        return settings.inSettings(portalId, async (unit) => {
          const right = await requireFinance(unit, caller);
          return right.ok ? door.act({ caller, input, unit, at: clock.now(), right: right.value, properties }) : right;
        });
      },
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
