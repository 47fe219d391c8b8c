import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import type { AddCalls, CallDay, ToldDay } from '../../mirror/calls/ports.ts';
import type { CallClass } from './call-context.ts';

/** How long calls are kept in memory alone. A process that dies loses them; what the vendor tells of the day puts that right. */
const FLUSH_MS = 5000;

/** One call that was made. */
interface Made {
  portalId: string;
  tenantId: string;
  of: CallClass;
  told: ToldDay | null;
}

/** Adds up the calls of this process by organisation and day, and hands them on every few seconds. */
export interface CallLedger {
  note: (made: Made) => void;
  /** Hands on what there is. */
  flush: () => Promise<void>;
}

export function createLedger({ add, clock, log }: { add: AddCalls; clock: Clock; log: Log }): CallLedger {
  let kept = new Map<string, CallDay>();
  let timer: NodeJS.Timeout | null = null;
  const merge = (day: CallDay): void => {
    const key = [day.portalId, day.tenantId, day.day].join(' ');
    const before = kept.get(key);
    kept.set(key, before ? sum(before, day) : day);
    timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
  };
  const flush = async (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    const days = [...kept.values()];
    kept = new Map();
    if (days.length === 0) return;
    await add(days).catch((error: unknown) => {
      log.warn({ err: error }, 'could not keep how many calls were made; they are kept with the next');
      days.forEach(merge);
    });
  };
  return {
    note: ({ of, ...made }) =>
      merge({ ...made, day: clock.now().toISOString().slice(0, 10), live: 0, background: 0, [of]: 1 }),
    flush,
  };
}

function sum(before: CallDay, day: CallDay): CallDay {
  const [older, newer] = [before.told, day.told].toSorted((a, b) => (a?.at.getTime() ?? 0) - (b?.at.getTime() ?? 0));
  return {
    ...before,
    live: before.live + day.live,
    background: before.background + day.background,
    told: newer ?? older ?? null,
  };
}
