import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../lib/log.ts';
import type { CallPlaces, HeldPlace } from '../../mirror/calls/ports.ts';
import { countdown, unlessLate } from '../deadline.ts';

/** The place of a process that has died comes back after so long. */
const LEASE_MS = 15_000;
/** With less than this left, a lease is renewed. */
const RENEW_MS = 10_000;
/** So long a place is kept for the next call, which then costs no statement. */
const IDLE_MS = 1000;
const UPKEEP_MS = 500;
/** While others hold every place, it is asked again after these. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 250;
/** A call does not wait longer for the store than this. */
const STORE_MS = 1000;

/** A place that this process has leased. */
interface Lease extends HeldPlace {
  isBusy: boolean;
  /** Both in milliseconds of this process. */
  idleSince: number;
  until: number;
}

export interface PlaceDeps {
  places: CallPlaces;
  /** Names this process. */
  holder: string;
  log: Log;
}

/** Places for calls at once that all processes share. */
export interface SharedPlaces {
  /**
   * Waits for one of an organisation's first `most` places, at most so many milliseconds; resolves to what gives it back, or to
   * null when none came in time. Where the store does not answer, which is logged, the call goes on without.
   */
  take: (wanted: { tenantId: string; most: number; waitMs: number }) => Promise<(() => void) | null>;
  /** Gives those that no call holds to the other processes. */
  giveBack: () => Promise<void>;
}

/** Leases places and keeps each until no call has wanted it for a second: calls that follow each other cost one statement. */
export function sharePlaces(deps: PlaceDeps): SharedPlaces {
  const leases = new Set<Lease>();
  let timer: NodeJS.Timeout | null = null;
  const maintain = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      void upkeep(deps, leases, IDLE_MS).then(() => leases.size > 0 && maintain());
    }, UPKEEP_MS).unref();
  };
  const ask = async (tenantId: string, most: number): Promise<'leased' | 'taken' | Error> => {
    const until = performance.now() + LEASE_MS;
    const asked = deps.places.take({ tenantId, most, holder: deps.holder, ms: LEASE_MS }).then((place) => {
      if (place === null) return 'taken';
      leases.add({ tenantId, place, isBusy: false, idleSince: performance.now(), until });
      maintain();
      return 'leased';
    }, asError);
    return unlessLate(asked, { ms: STORE_MS, late: new Error('no answer in time') });
  };
  return {
    take: async ({ tenantId, most, waitMs }) => {
      const left = countdown(waitMs);
      for (let pause = FIRST_PAUSE_MS; ;) {
        const lease = idleOne(leases, tenantId, most);
        if (lease) return occupy(lease);
        const answer = await ask(tenantId, most);
        if (answer instanceof Error) return withoutPlace(deps, answer);
        if (answer === 'leased') continue;
        if (left() < pause) return null;
        await sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    },
    giveBack: () => upkeep(deps, leases, 0),
  };
}

/** The highest first: the last one is not for every call. */
const idleOne = (leases: Set<Lease>, tenantId: string, most: number): Lease | undefined =>
  [...leases]
    .filter((lease) => lease.tenantId === tenantId && lease.place <= most && !lease.isBusy && isSure(lease))
    .toSorted((a, b) => b.place - a.place)[0];

/** A lease that is about to end may be another's by the time the call arrives. */
const isSure = ({ until }: Lease): boolean => until - performance.now() > STORE_MS;

function occupy(lease: Lease): () => void {
  lease.isBusy = true;
  return () => {
    lease.isBusy = false;
    lease.idleSince = performance.now();
  };
}

/** Gives back what has been idle for so long, and renews the rest where it is time; a statement each. */
async function upkeep({ places, holder, log }: PlaceDeps, leases: Set<Lease>, idleMs: number): Promise<void> {
  const now = performance.now();
  const idle = [...leases].filter((lease) => !lease.isBusy && now - lease.idleSince >= idleMs);
  // First, so that no call takes what is on its way back.
  for (const lease of idle) leases.delete(lease);
  const ending = [...leases].filter(({ until }) => until - now < RENEW_MS);
  try {
    if (idle.length > 0) await places.giveBack(holder, idle.map(named));
    if (ending.length === 0) return;
    const kept = new Set((await places.renew(holder, ending.map(named), LEASE_MS)).map(keyOf));
    for (const lease of ending)
      if (kept.has(keyOf(lease))) lease.until = now + LEASE_MS;
      else leases.delete(lease);
  } catch (error) {
    log.warn(
      { err: error },
      'places for calls at once could not be given back or renewed; their leases end by themselves',
    );
  }
}

function withoutPlace({ log }: PlaceDeps, error: Error): () => void {
  log.warn({ err: error }, 'calls at once are held to in this process alone: the shared places did not answer');
  return () => undefined;
}

const named = ({ tenantId, place }: HeldPlace): HeldPlace => ({ tenantId, place });
const keyOf = ({ tenantId, place }: HeldPlace): string => `${place} ${tenantId}`;
const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
