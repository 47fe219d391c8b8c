import type { Clock } from '../lib/clock.ts';
import { isZone } from '../lib/calendar.ts';
import type { BudgetOf, InMirror, MirrorUnit, StreamKey, Zones } from './ports.ts';
import type { CallBudget } from './rules/budget.ts';
import { spreadOf } from './rules/night.ts';
import { UNREAD } from './rules/pass.ts';
import { plan, type Step, type StreamState } from './rules/plan.ts';
import { ianaZone } from './rules/xero-zones.ts';
import { cadenceOf, priorityOf, streamsOfTenant } from './streams.ts';
import { askForRest } from './work-inbox.ts';

export interface PlanDeps {
  inMirror: InMirror;
  budgetOf: BudgetOf;
  clock: Clock;
}

/**
 * Asks for every pass that is due in the portal now, and with them for what waits in the inbox, whose job may have ended with
 * a failure: so about once an hour, and at once when the connection stands again. What is asked for already is not asked for
 * twice. Returns how many passes.
 */
export async function planPasses({ inMirror, budgetOf, clock }: PlanDeps, portalId: string): Promise<number> {
  const planning = { deps: { clock }, portalId };
  const ofCrm = await budgetOf(portalId, CRM);
  // One transaction less for each portal every five minutes: who is connected is read with what HubSpot's own streams need.
  const first = await inMirror(portalId, async (unit) => ({
    asked: await planTenant(unit, { ...planning, tenantId: CRM, budget: ofCrm }),
    tenants: await unit.rows.connectedTenants(),
  }));
  let { asked } = first;
  for (const tenantId of first.tenants) {
    const budget = await budgetOf(portalId, tenantId);
    asked += await inMirror(portalId, (unit) => planTenant(unit, { ...planning, tenantId, budget }));
  }
  return asked;
}

/** Nobody's organisation: HubSpot's own records. */
const CRM = '';

interface Planning {
  deps: Pick<PlanDeps, 'clock'>;
  portalId: string;
  tenantId: string;
  budget: CallBudget;
}

async function planTenant(unit: MirrorUnit, { deps, portalId, tenantId, budget }: Planning): Promise<number> {
  const nights = { zone: zoneOf(await unit.rows.zones(tenantId)), spread: spreadOf({ portalId, tenantId }) };
  const steps = plan(deps.clock.now(), await statesOf(unit, tenantId), { budget, nights });
  for (const step of steps) await take(unit, { portalId, tenantId, stream: step.stream }, step);
  if (steps.length > 0) await askForRest({ deps, unit, tenant: { portalId, tenantId } });
  return steps.length;
}

/** The organisation's own zone, else the portal's. */
function zoneOf({ organisation, portal }: Zones): string {
  const own = organisation === null ? null : ianaZone(organisation);
  return own ?? (isZone(portal) ? portal : 'UTC');
}

async function statesOf({ rows }: MirrorUnit, tenantId: string): Promise<StreamState[]> {
  const known = new Map((await rows.cursors(tenantId)).map((state) => [state.stream, state]));
  return streamsOfTenant(tenantId).map((stream) => ({
    ...{ stream, cadence: cadenceOf(stream), cursor: UNREAD, failedAt: null },
    ...known.get(stream),
  }));
}

async function take({ rows, queue }: MirrorUnit, key: StreamKey, step: Step): Promise<void> {
  if (step.do === 'settle') return queue.settlePass(key);
  if (step.want) {
    const cursor = await rows.cursor(key);
    // Another process may have planned the same, and its pass may have begun.
    if (!cursor.pass) await rows.saveCursor(key, { ...cursor, wanted: step.want });
  }
  await queue.pullPage(key, { priority: priorityOf(key.stream) });
}
