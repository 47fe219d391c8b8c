import type { Clock } from '../lib/clock.ts';
import type { StreamName } from './facts.ts';
import type { InboxEvent, InMirror, MirrorUnit } from './ports.ts';
import { closePullIssues } from './pull-page.ts';

export interface InboxDeps {
  inMirror: InMirror;
  clock: Clock;
}

/** Whose events: a portal and one of its organisations (`''`: HubSpot's own). */
export interface Tenant {
  portalId: string;
  tenantId: string;
}

/** Inside the transaction that works events off. */
export interface Working {
  deps: Pick<InboxDeps, 'clock'>;
  unit: MirrorUnit;
  tenant: Tenant;
}

/** Events looked at in one go: so many that of a burst each document is fetched once. */
const MOST_EVENTS = 2000;

/** The events to be worked off now. Where none is, those that wait for later are seen to have their job. */
export function dueEvents(deps: InboxDeps, tenant: Tenant): Promise<InboxEvent[]> {
  return deps.inMirror(tenant.portalId, async (unit) => {
    const due = await unit.inbox.due(tenant.tenantId, deps.clock.now(), MOST_EVENTS);
    if (due.length === 0) await askForRest({ deps, unit, tenant });
    return due;
  });
}

/** Asks for what waits: at once, or by the one job that comes back for all that the vendor does not show yet. */
export async function askForRest({ deps, unit, tenant: { tenantId } }: Working): Promise<'last' | 'more' | 'later'> {
  const next = await unit.inbox.nextDue(tenantId);
  if (next === null) return 'last';
  const seconds = Math.ceil((next.getTime() - deps.clock.now().getTime()) / 1000);
  if (seconds > 0) {
    await unit.queue.fetchLate(tenantId, seconds);
    return 'later';
  }
  await unit.queue.fetchChanged(tenantId);
  return 'more';
}

/** Closes what failed fetches were told under when one has worked, unless the reading of that stream fails by itself. */
export async function closeFetchIssues({ deps, unit, tenant }: Working, stream: StreamName): Promise<void> {
  const states = await unit.rows.cursors(tenant.tenantId);
  const failedAt = states.find((state) => state.stream === stream)?.failedAt ?? null;
  if (failedAt === null) await closePullIssues({ deps, unit, key: { ...tenant, stream } });
}
