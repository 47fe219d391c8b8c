import { EmptyState, Flex, Select, Text } from '@hubspot/ui-extensions';
import { PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import type { ReactNode } from 'react';
import type { ApprovalList } from '../../../src/contract/approval-queue.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { Pager } from '../../shared/pages/Pager.tsx';
import { ApprovalsTable } from './ApprovalsTable.tsx';
import { useApprovals, type Approvals } from './use-approvals.ts';

const OWN = 'Yours: you see what you have submitted. Whoever may approve invoices sees everything.';

/** What waits for approval, and what was decided: approved, sent or returned from here (C52). */
export const ApprovalsPage = () => {
  const approvals = useApprovals();
  const { state, reload } = approvals;
  if (state.status === 'failed')
    return (
      <Titled>
        <Failed problem={state.problem} onRetry={reload} />
      </Titled>
    );
  if (state.status === 'loading')
    return (
      <Titled>
        <Loading label="Looking for what waits for approval" />
      </Titled>
    );
  return (
    <Titled>
      {state.value.sees === 'own' && <Text variant="microcopy">{OWN}</Text>}
      <Which approvals={approvals} waiting={state.value.waiting} />
      <Listed approvals={approvals} list={state.value} />
    </Titled>
  );
};

const Titled = ({ children }: { children: ReactNode }) => (
  <Flex direction="column" gap="md">
    <PageTitle>Approvals</PageTitle>
    <Flex gap="md">
      <PageLink to="/">What did not go through</PageLink>
      <PageLink to="/unbilled">Won and not invoiced</PageLink>
    </Flex>
    {children}
  </Flex>
);

const Which = ({ approvals: { which, choose }, waiting }: { approvals: Approvals; waiting: number }) => (
  <Flex gap="md">
    <Select
      label="Show"
      name="state"
      value={which}
      options={[
        { value: 'waiting', label: `Waiting (${waiting})` },
        { value: 'decided', label: 'Decided' },
      ]}
      onChange={(chosen) => choose(chosen as Approvals['which'])}
    />
  </Flex>
);

const Listed = ({ approvals, list }: { approvals: Approvals; list: ApprovalList }) => (
  <>
    {list.approvals.length === 0 && list.next === null ? (
      <Nothing which={approvals.which} />
    ) : (
      <ApprovalsTable rows={list.approvals} look={approvals.look} />
    )}
    <Pager pages={approvals} next={list.next} />
  </>
);

const Nothing = ({ which }: Pick<Approvals, 'which'>) => (
  <EmptyState title={which === 'waiting' ? 'Nothing waits for approval' : 'Nothing was decided yet'} layout="vertical">
    <Text>
      {which === 'waiting'
        ? 'Invoices that are submitted for approval are listed here, the longest waiting first.'
        : 'What is approved or returned, here or in Xero, is listed here.'}
    </Text>
  </EmptyState>
);
