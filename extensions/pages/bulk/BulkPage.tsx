import { EmptyState, Flex, Text, useExtensionActions } from '@hubspot/ui-extensions';
import { PageLink, PageTitle, usePageRoute } from '@hubspot/ui-extensions/pages';
import { useState, type ReactNode } from 'react';
import type { BulkRunList } from '../../../src/contract/bulk.ts';
import { RunsTable } from '../../shared/bulk/RunsTable.tsx';
import { RunView } from '../../shared/bulk/RunView.tsx';
import { Pager } from '../../shared/pages/Pager.tsx';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer } from '../../shared/service/use-answer.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';

/** Many deals billed together (C22). `?run=` shows a run; without it the runs are listed that there are. */
export const BulkPage = () => {
  const { run } = usePageRoute().params;
  const { navigateToPage } = useExtensionActions<'pages'>();
  const open = (runId: string): void => navigateToPage({ to: '/bulk', params: { run: runId } });
  if (run !== undefined)
    return (
      <Titled isOne>
        <RunView key={run} runId={run} onPlanned={open} />
      </Titled>
    );
  return (
    <Titled>
      <Runs onOpen={open} />
    </Titled>
  );
};

const Titled = ({ isOne = false, children }: { isOne?: boolean; children: ReactNode }) => (
  <Flex direction="column" gap="md">
    <PageTitle>Bulk invoices</PageTitle>
    {isOne ? <PageLink to="/bulk">All bulk invoices</PageLink> : <PageLink to="/">What did not go through</PageLink>}
    {children}
  </Flex>
);

const Runs = ({ onOpen }: { onOpen: (runId: string) => void }) => {
  const [cursors, setCursors] = useState<string[]>([]);
  const { state, reload } = useAnswer<BulkRunList>(pathWith('/bulk/runs', { cursor: cursors.at(-1) }));
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  if (state.status === 'loading') return <Loading label="Looking for what was billed together" />;
  const { runs, next } = state.value;
  if (runs.length === 0 && cursors.length === 0)
    return (
      <EmptyState title="Nothing was billed together yet" layout="vertical">
        <Text>
          Select deals in their list in HubSpot, and choose “Create invoices” among the actions, or choose them in:
        </Text>
        <PageLink to="/unbilled">Won and not invoiced</PageLink>
      </EmptyState>
    );
  const pages = {
    pagesBefore: cursors.length,
    forward: (cursor: string) => setCursors([...cursors, cursor]),
    back: () => setCursors(cursors.slice(0, -1)),
  };
  return (
    <>
      <RunsTable runs={runs} onOpen={onOpen} />
      <Pager pages={pages} next={next} />
    </>
  );
};
