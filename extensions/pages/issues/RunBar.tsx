import { Button, Flex, LoadingButton } from '@hubspot/ui-extensions';
import type { IssueList } from '../../../src/contract/issues.ts';
import { count } from '../../shared/format/words.ts';
import type { IssueChoice } from './use-issues.ts';
import type { Run } from './use-run.ts';

interface RunBarProps {
  chosen: string[];
  /** Those on this page that this person may run. */
  runnable: string[];
  kinds: IssueList['counts'];
  choice: IssueChoice;
  run: Run;
  onSelect: (ids: string[]) => void;
}

/** Runs those that are selected, or all of the kind that is shown. */
export const RunBar = ({ chosen, runnable, kinds, choice, run, onSelect }: RunBarProps) => {
  const kind = kinds.find((one) => one.kind === choice.kind && one.mayRun);
  if (runnable.length === 0 || choice.state === 'closed') return null;
  const isRunning = run.state.at === 'running';
  const isAll = chosen.length === runnable.length;
  return (
    <Flex gap="sm" align="center">
      <Button size="xs" onClick={() => onSelect(isAll ? [] : runnable)}>
        {isAll ? 'Select none' : 'Select all on this page'}
      </Button>
      <LoadingButton
        variant="primary"
        loading={isRunning}
        disabled={chosen.length === 0}
        onClick={() => run.run({ ids: chosen })}
      >
        {chosen.length === 0 ? 'Run selected again' : `Run ${count(chosen.length, 'issue')} again`}
      </LoadingButton>
      {kind && (
        <Button disabled={isRunning} onClick={() => run.run({ kind: kind.kind })}>
          {`Run all ${kind.count} of this kind again`}
        </Button>
      )}
    </Flex>
  );
};
