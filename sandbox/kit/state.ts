import type { Clock } from './clock.ts';
import { readJson, writeWhole } from './persist.ts';

const SAVE_AFTER_MS = 200;
/** Nothing is answered while the state becomes text: between two saves there is so many times as long. */
const REST = 10;

/** What is on disk: the stand-in's own data and how far its clock was moved. */
interface Saved<S> {
  clockOffsetMs: number;
  data: S;
}

/** The whole memory of a stand-in: one plain, JSON-serialisable object that handlers read and change in place. */
export interface State<S> {
  data: S;
  /** Says that `data` or the clock changed: it is saved shortly after, or later when there is much of it. Nothing happens when there is no file. */
  changed: () => void;
  /** Saves what is not yet saved. */
  flush: () => Promise<void>;
}

export interface StateOptions<S> {
  /** Absent: memory only. */
  file?: string | undefined;
  clock: Clock;
  /** Called when there is nothing saved. */
  initial: () => S;
}

/** Loads the saved state, or makes a new one. */
export const openState = async <S>({ file, clock, initial }: StateOptions<S>): Promise<State<S>> => {
  const saved = file === undefined ? undefined : ((await readJson(file)) as Saved<S> | undefined);
  if (saved !== undefined) clock.offsetMs = saved.clockOffsetMs;
  const data = saved === undefined ? initial() : saved.data;
  let tookMs = 0;
  const save = (to: string): Promise<void> => {
    const began = performance.now();
    const text = JSON.stringify({ clockOffsetMs: clock.offsetMs, data } satisfies Saved<S>);
    tookMs = performance.now() - began;
    return writeWhole(to, text);
  };

  let timer: NodeJS.Timeout | undefined;
  let saving = Promise.resolve();
  const flush = async (): Promise<void> => {
    if (timer !== undefined && file !== undefined) {
      clearTimeout(timer);
      timer = undefined;
      saving = saving.then(() => save(file));
    }
    await saving;
  };
  return {
    data,
    flush,
    changed() {
      // A failed save must not go unseen: the rejection stays in `saving` and ends the next flush.
      if (file === undefined) return;
      const afterMs = Math.max(SAVE_AFTER_MS, REST * tookMs);
      timer ??= setTimeout(() => void flush().catch(() => undefined), afterMs).unref();
    },
  };
};
