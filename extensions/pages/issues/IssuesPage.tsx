import { Flex, Text } from '@hubspot/ui-extensions';
import { PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import { useState, type ReactNode } from 'react';
import { Loading } from '../../shared/states/Loading.tsx';
import { Failed } from '../../shared/states/Failed.tsx';
import { IssueFilters } from './IssueFilters.tsx';
import { IssuesTable } from './IssuesTable.tsx';
import { NothingHere } from './NothingHere.tsx';
import { RunBar } from './RunBar.tsx';
import { RunResult } from './RunResult.tsx';
import { useIssues } from './use-issues.ts';
import { useRun } from './use-run.ts';

const OWN = 'You see what is about your own records. Whoever may approve invoices sees everything.';

/** What did not go through, and what to do about each: one click runs one, many or all of a kind again (C80–C82). */
export const IssuesPage = () => {
  const issues = useIssues();
  const { state, reload, look } = issues;
  const run = useRun(look);
  const [selected, setSelected] = useState<string[]>([]);
  const known = state.status === 'ready' ? state.value : state.status === 'loading' ? state.before : null;
  const rows = known?.issues ?? [];
  const runnable = rows.filter(({ actions }) => actions.includes('run')).map(({ issueId }) => issueId);
  const chosen = selected.filter((id) => runnable.includes(id));
  if (state.status === 'failed')
    return (
      <Titled>
        <Failed problem={state.problem} onRetry={reload} />
      </Titled>
    );
  if (!known)
    return (
      <Titled>
        <Loading label="Looking for what did not go through" />
      </Titled>
    );
  return (
    <Titled>
      {known.sees === 'own' && <Text variant="microcopy">{OWN}</Text>}
      <IssueFilters issues={issues} counts={known.counts} />
      <RunResult run={run} />
      {state.status === 'loading' ? (
        // What was shown before is another page or choice: nobody is to act on it while this one is on its way.
        <Loading label="Looking for these issues" />
      ) : rows.length === 0 ? (
        <NothingHere choice={issues.choice} choose={issues.choose} />
      ) : (
        <>
          <RunBar {...{ chosen, runnable, run }} kinds={known.counts} onSelect={setSelected} choice={issues.choice} />
          <IssuesTable {...{ issues, run, chosen }} list={known} onSelect={setSelected} />
        </>
      )}
    </Titled>
  );
};

const Titled = ({ children }: { children: ReactNode }) => (
  <Flex direction="column" gap="md">
    <PageTitle>Issues</PageTitle>
    <Flex gap="md">
      <PageLink to="/approvals">What waits for approval</PageLink>
      <PageLink to="/unbilled">Won and not invoiced</PageLink>
      <PageLink to="/bulk">Bulk invoices</PageLink>
    </Flex>
    {children}
  </Flex>
);
