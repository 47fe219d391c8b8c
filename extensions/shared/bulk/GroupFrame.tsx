import { Flex, Heading } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import type { BulkRun } from '../../../src/contract/bulk.ts';
import { Pager } from '../pages/Pager.tsx';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { useGroup, type Group } from './use-run.ts';

interface GroupFrameProps {
  run: BulkRun;
  group: Group;
  title: string;
  children: (shown: BulkRun) => ReactNode;
}

/** One group of a run's deals, with how many there are, page by page. */
export const GroupFrame = ({ run, group, title, children }: GroupFrameProps) => {
  const rows = useGroup(run, group);
  const { state, reload } = rows;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{title}</Heading>
      {state.status === 'loading' && <Loading label={`Looking for ${title.toLowerCase()}`} />}
      {state.status === 'failed' && <Failed problem={state.problem} onRetry={reload} />}
      {state.status === 'ready' && (
        <>
          {children(state.value)}
          <Pager pages={rows} next={state.value.next} />
        </>
      )}
    </Flex>
  );
};
