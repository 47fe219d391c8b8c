import { useEffect, useState } from 'react';
import type { BulkRun } from '../../../src/contract/bulk.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import { pathWith } from '../service/ask.ts';
import { sleep } from '../service/sleep.ts';
import { useAnswer, type Loaded } from '../service/use-answer.ts';
import { useAsk } from '../service/use-ask.ts';
import { useChanged } from '../service/use-changed.ts';
import { useTurn } from '../service/use-turn.ts';

/** Milliseconds between looks at a run that goes on. */
const LOOK_MS = 2000;

/** A run as it is watched, and what may be decided about it. */
export interface WatchedRun {
  state: Loaded<BulkRun>;
  reload: () => void;
  /** What was decided last and could not be done. */
  refused: Problem | null;
  isDeciding: boolean;
  start: (deals: string[]) => void;
  retry: () => void;
  stop: () => void;
}

const isMoving = ({ state, counts }: BulkRun): boolean =>
  state === 'planning' || state === 'running' || counts.checking > 0;

/** How a run stands, asked for again as long as it goes on. It goes on without anybody who looks. */
export function useRun(runId: string): WatchedRun {
  const path = `/bulk/runs/${runId}`;
  const { state, reload, look, show } = useAnswer<BulkRun>(pathWith(path, { rows: 'no' }));
  const ask = useAsk();
  const turn = useTurn(path);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [isDeciding, setDeciding] = useState(false);
  const moves = state.status === 'ready' && isMoving(state.value);

  useEffect(() => {
    if (!moves) return;
    const isCurrent = turn();
    const watch = async (): Promise<void> => {
      await sleep(LOOK_MS);
      if (!isCurrent()) return;
      await look();
      if (isCurrent()) await watch();
    };
    void watch();
    return () => void turn();
  }, [moves, path]);

  const decide = async (what: string, body: Record<string, unknown>): Promise<void> => {
    setDeciding(true);
    const answer = await ask<BulkRun>(`${path}/${what}`, body);
    setDeciding(false);
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) show(answer.value);
    else await look();
  };
  const version = state.status === 'ready' ? state.value.version : 0;
  return {
    ...{ state, reload, refused, isDeciding },
    start: (deals) => void decide('start', { version, deals }),
    retry: () => void decide('retry', { version }),
    stop: () => void decide('stop', {}),
  };
}

export type Group = 'ready' | 'needs_you' | 'cannot' | 'results';

/** The rows of a group, page by page, looked at again when the run stands otherwise. */
export function useGroup(run: BulkRun, group: Group) {
  const [cursors, setCursors] = useState<string[]>([]);
  const asked = useAnswer<BulkRun>(pathWith(`/bulk/runs/${run.runId}`, { group, cursor: cursors.at(-1) }));
  useChanged(JSON.stringify([run.version, run.counts]), () => void asked.look());
  return {
    ...asked,
    pagesBefore: cursors.length,
    forward: (cursor: string) => setCursors([...cursors, cursor]),
    back: () => setCursors(cursors.slice(0, -1)),
  };
}
