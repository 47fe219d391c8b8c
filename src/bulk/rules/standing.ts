import type { IntentStatus } from '../../invoicing/facts.ts';
import type { BulkRun, RowState, Standing, Tally } from '../facts.ts';

const STANDINGS: Record<Exclude<RowState, 'sent'>, Standing> = {
  unplanned: 'planning',
  ready: 'ready',
  needs_you: 'needs_you',
  cannot: 'cannot',
  chosen: 'waiting',
  billing: 'sending',
  failed: 'failed',
};

const OF_INTENTS: Record<IntentStatus, Standing> = {
  pending: 'sending',
  sending: 'sending',
  unclear: 'checking',
  done: 'done',
  rejected: 'failed',
  // It was done; what became of the invoice since is told on its deal.
  released: 'done',
};

/** How a row stands: of one that was sent the intent that bills it says so. */
export const standingOf = (state: RowState, intent: IntentStatus | null): Standing =>
  state === 'sent' ? (intent === null ? 'sending' : OF_INTENTS[intent]) : STANDINGS[state];

/** Rows by how they stand. */
export type Counts = Record<Standing, number>;

export function countsOf(tallies: readonly Tally[]): Counts {
  const counts: Counts = {
    ...{ planning: 0, ready: 0, needs_you: 0, cannot: 0 },
    ...{ waiting: 0, sending: 0, checking: 0, done: 0, failed: 0 },
  };
  for (const { state, intent, rows } of tallies) counts[standingOf(state, intent)] += rows;
  return counts;
}

/** How a run stands for a person. */
export type RunStanding = 'planning' | 'planned' | 'running' | 'finished';

/** It runs as long as anything is on its way to Xero, also after it was stopped. */
export function runStands({ state, startedAt }: Pick<BulkRun, 'state' | 'startedAt'>, counts: Counts): RunStanding {
  if (state === 'planning') return 'planning';
  if (state !== 'idle' || counts.waiting + counts.sending > 0) return 'running';
  return startedAt === null ? 'planned' : 'finished';
}

/** How far it has come: of planning the rows that were looked at, of billing those whose end is known. */
export function progressOf(run: Pick<BulkRun, 'state'>, counts: Counts): { done: number; of: number } {
  const all = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  if (run.state === 'planning') return { done: all - counts.planning, of: all };
  const ended = counts.done + counts.failed;
  return { done: ended, of: ended + counts.waiting + counts.sending + counts.checking };
}

/** What may be done about a run now. Only what has failed is tried again: of what is being found out a second could come. */
export function mayDo(run: Pick<BulkRun, 'state'>, counts: Counts): { start: boolean; retry: boolean; stop: boolean } {
  const idle = run.state === 'idle';
  return {
    start: idle && counts.ready > 0,
    retry: idle && counts.failed > 0,
    stop: run.state === 'running' && counts.waiting > 0,
  };
}

/** States in which a row that has failed is stored. */
export const isRetried = (state: RowState, intent: IntentStatus | null): boolean =>
  standingOf(state, intent) === 'failed';
