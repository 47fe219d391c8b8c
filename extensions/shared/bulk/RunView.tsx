import { Flex } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { BulkRun } from '../../../src/contract/bulk.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { ImpossibleRows, NeedingRows, ResultRows } from './OtherRows.tsx';
import { Preview } from './Preview.tsx';
import { ReadyRows, type Choosing } from './ReadyRows.tsx';
import { RunProgress } from './RunProgress.tsx';
import { usePlan } from './use-plan.ts';
import { useRun } from './use-run.ts';

interface RunViewProps {
  runId: string;
  /** Some of its deals were planned again. */
  onPlanned: (runId: string) => void;
}

/** One run: how it stands, its deals by group, and what may be done about them. */
export const RunView = ({ runId, onPlanned }: RunViewProps) => {
  const watched = useRun(runId);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [previewed, setPreviewed] = useState<string | null>(null);
  const plan = usePlan(onPlanned);
  const { state } = watched;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={watched.reload} />;
  if (state.status === 'loading') return <Loading label="Looking for the deals" />;
  if (previewed !== null) return <Preview runId={runId} dealId={previewed} onBack={() => setPreviewed(null)} />;
  const toggle = (dealId: string): void => {
    const next = new Set(leftOut);
    if (!next.delete(dealId)) next.add(dealId);
    setLeftOut(next);
  };
  const choosing = { leftOut, toggle, onPreview: setPreviewed, onStart: watched.start };
  return (
    <Flex direction="column" gap="lg">
      <RunProgress run={state.value} {...watched} refused={watched.refused ?? plan.refused} />
      <Groups
        run={state.value}
        {...choosing}
        isDeciding={watched.isDeciding}
        onCheckAgain={(deals) => plan.plan(deals, state.value.status)}
        isPlanning={plan.isPlanning}
      />
    </Flex>
  );
};

interface GroupsProps extends Choosing {
  run: BulkRun;
  onCheckAgain: (deals: string[]) => void;
  isPlanning: boolean;
}

const Groups = ({ run, onCheckAgain, isPlanning, ...choosing }: GroupsProps) => {
  const { state, counts } = run;
  if (state === 'planning') return null;
  const has = (...standings: (keyof BulkRun['counts'])[]): boolean => standings.some((one) => counts[one] > 0);
  return (
    <>
      {has('waiting', 'sending', 'checking', 'done', 'failed') && <ResultRows run={run} />}
      {has('ready') && state !== 'running' && <ReadyRows run={run} {...choosing} />}
      {has('needs_you') && <NeedingRows run={run} onCheckAgain={onCheckAgain} isPlanning={isPlanning} />}
      {has('cannot') && <ImpossibleRows run={run} />}
    </>
  );
};
