import type { VendorThrottled } from '../../lib/failure.ts';
import { err, ok } from '../../lib/result.ts';
import {
  MINUTE_RESERVE,
  secondsToHold,
  type CallBudget,
  type LimitsTold,
  type ToldDay,
} from '../../mirror/calls/ports.ts';
import { countdown } from '../deadline.ts';
import { xeroFailure } from '../xero/failures.ts';
import type { CallClass } from './call-context.ts';
import type { CallLedger } from './call-ledger.ts';
import type { Answer, Gate } from './gate.ts';
import { headerCount } from './header-count.ts';
import { createNodeCount, type CountDeps, type NodeCount } from './node-count.ts';
import type { SharedPlaces } from './shared-places.ts';
import { createTurns, type Turns } from './turns.ts';
import { createXeroDays, type XeroDays } from './xero-days.ts';

/** Per organisation. Source: Xero's page on limits. */
const MINUTE = { name: 'xero-minute', points: 60, ms: 60_000 };
/** Of the app, over all organisations. */
const APP_MINUTE = { name: 'xero-app-minute', points: 10_000, ms: 60_000 };
/** A process takes calls of the app's minute by so many. */
const APP_LEASE = 50;
/** At once and organisation; one place is never a background call's. */
const PLACES = { all: 5, background: 4 };
/** When to come back where five are under way. */
const TURN_SECONDS = 2;
/** The one key of what is counted for the app as a whole. */
const APP = 'app';

/** What is counted, remembered and waited for at Xero. */
interface Xero {
  minutes: NodeCount;
  app: NodeCount;
  days: XeroDays;
  turnsOf: (tenantId: string) => Turns;
  /** Null: this process is the only one. */
  places: SharedPlaces | null;
}

/**
 * Holds to Xero's limits: an organisation's minute, day and concurrency, and the app's minute. Background calls leave the
 * rest of a minute and of a day to people. What Xero's answers say is believed where it is less than was counted, and where
 * it is more than sixty: the limits of a new connection may be lifted for half an hour.
 */
export function createXeroGate(
  deps: CountDeps & { ledger: CallLedger; limitsTold: LimitsTold; places: SharedPlaces | null },
): {
  gate: Gate;
  budgetOf: (tenantId: string) => CallBudget;
} {
  const xero: Xero = {
    minutes: createNodeCount(deps, MINUTE),
    app: createNodeCount(deps, APP_MINUTE, APP_LEASE),
    days: createXeroDays(deps),
    turnsOf: createTurnsOf(),
    places: deps.places,
  };
  const refusedNow = async (tenantId: string, of: CallClass): Promise<VendorThrottled | null> =>
    held(xero, tenantId, of) ?? (await count(xero, tenantId, of));
  const gate: Gate = async ({ caller: { portalId, tenantId = '' }, of, waitMs }) => {
    const refused = held(xero, tenantId, of);
    if (refused) return err(refused);
    const giveBack = await takeTurn(xero, { tenantId, of, waitMs });
    if (!giveBack) return err(throttled('concurrent', TURN_SECONDS));
    const meanwhile = await refusedNow(tenantId, of);
    if (meanwhile) {
      giveBack();
      return err(meanwhile);
    }
    return ok((answer) => {
      giveBack();
      const told = answer && learn(xero, tenantId, answer);
      // A call that Xero refuses for its limits is none of the day's.
      if (answer?.status !== 429) deps.ledger.note({ portalId, tenantId, of, told });
    });
  };
  return { gate, budgetOf: (tenantId) => budgetOf(xero, tenantId) };
}

/** A turn in this process, then a place among all; null: neither came in time. */
async function takeTurn(
  { turnsOf, places }: Xero,
  { tenantId, of, waitMs }: { tenantId: string; of: CallClass; waitMs: number },
): Promise<(() => void) | null> {
  const left = countdown(waitMs);
  const endTurn = await turnsOf(tenantId).take(of, waitMs);
  if (!endTurn || !places) return endTurn;
  const most = of === 'live' ? PLACES.all : PLACES.background;
  const leave = await places.take({ tenantId, most, waitMs: left() });
  if (!leave) {
    endTurn();
    return null;
  }
  // The place first: whoever has the next turn finds it free.
  return () => {
    leave();
    endTurn();
  };
}

function createTurnsOf(): Xero['turnsOf'] {
  const all = new Map<string, Turns>();
  return (tenantId) => {
    const turns = all.get(tenantId) ?? createTurns(PLACES);
    all.set(tenantId, turns);
    return turns;
  };
}

function budgetOf({ days, minutes }: Xero, tenantId: string): CallBudget {
  const day = days.of(tenantId);
  return { dayLeft: day?.left ?? null, dayLimit: day?.limit ?? null, minuteLeft: minutes.left(tenantId) };
}

/** What is known to refuse the call, without asking anybody. */
function held(xero: Xero, tenantId: string, of: CallClass): VendorThrottled | null {
  const budget = budgetOf(xero, tenantId);
  const day = xero.days.of(tenantId);
  if (day?.left === 0) return throttled('day', xero.days.secondsLeft(tenantId));
  if (of === 'live') return null;
  const dayHeld = secondsToHold({ ...budget, minuteLeft: null });
  if (dayHeld > 0) return throttled('day', dayHeld);
  return secondsToHold(budget) > 0 ? minuteOver(xero, tenantId, of) : null;
}

/** Counts the call; says what refuses it. */
async function count(xero: Xero, tenantId: string, of: CallClass): Promise<VendorThrottled | null> {
  const { app, minutes } = xero;
  if (!(await app.take(APP))) return throttled('appminute', app.msUntil(APP, 1) / 1000);
  const isTaken = await minutes.take(tenantId);
  // Only now it is known what all processes have counted, this call included.
  const isKept = of === 'background' && minutes.left(tenantId) < MINUTE_RESERVE;
  return isTaken && !isKept ? null : minuteOver(xero, tenantId, of);
}

const minuteOver = ({ minutes }: Xero, tenantId: string, of: CallClass): VendorThrottled =>
  throttled('minute', minutes.msUntil(tenantId, of === 'live' ? 1 : MINUTE_RESERVE + 1) / 1000);

/** Takes in what an answer says of the limits. */
function learn(xero: Xero, tenantId: string, answer: Answer): ToldDay | null {
  const { minutes, app, days, turnsOf } = xero;
  if (answer.status === 429) {
    shut(xero, tenantId, answer);
    return null;
  }
  minutes.believe(tenantId, headerCount(answer, 'x-minlimit-remaining'), turnsOf(tenantId).running());
  app.believe(APP, headerCount(answer, 'x-appminlimit-remaining'), 0);
  const left = headerCount(answer, 'x-daylimit-remaining');
  return left === null ? null : days.tell(tenantId, left);
}

/** Xero has refused a call: nothing more is sent before it says. */
function shut({ minutes, app, days }: Xero, tenantId: string, answer: Answer): void {
  const failure = xeroFailure(answer, '');
  if (failure.code !== 'vendor_throttled' || failure.limit === 'concurrent') return;
  if (failure.limit === 'day') days.spent(tenantId, failure.retryAfterSeconds);
  else if (failure.limit.startsWith('app')) app.block(APP, failure.retryAfterSeconds);
  else minutes.block(tenantId, failure.retryAfterSeconds);
}

const throttled = (limit: string, seconds: number): VendorThrottled => ({
  ...{ code: 'vendor_throttled', vendor: 'xero', limit },
  retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
});
