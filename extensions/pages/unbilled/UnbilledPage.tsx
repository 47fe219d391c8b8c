import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import type { ReactNode } from 'react';
import type { UnbilledList } from '../../../src/contract/unbilled.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { useNow } from '../../shared/format/use-now.ts';
import { ago, count } from '../../shared/format/words.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { Pager } from '../../shared/pages/Pager.tsx';
import { ChooseBar } from './ChooseBar.tsx';
import { NothingUnbilled } from './NothingUnbilled.tsx';
import { Totals } from './Totals.tsx';
import { UnbilledFilters } from './UnbilledFilters.tsx';
import { UnbilledTable } from './UnbilledTable.tsx';
import { mayBeChosen, useChosen, type Choosing } from './use-chosen.ts';
import { useUnbilled, type UnbilledDeals } from './use-unbilled.ts';

/** Won and not invoiced: every deal that is not billed in full, why, how much it comes to, and what to do (C122–C124). */
export const UnbilledPage = () => {
  const deals = useUnbilled();
  const { state, reload, choice } = deals;
  const choosing = useChosen(JSON.stringify({ ...choice, sort: null }));
  const known = state.status === 'ready' ? state.value : state.status === 'loading' ? state.before : null;
  if (state.status === 'failed')
    return (
      <Titled>
        <Failed problem={state.problem} onRetry={reload} />
      </Titled>
    );
  if (!known)
    return (
      <Titled>
        <Loading label="Looking for what is won and not invoiced" />
      </Titled>
    );
  return (
    <Titled>
      <HowFresh list={known} />
      <Totals list={known} deals={deals} />
      <UnbilledFilters list={known} deals={deals} />
      {state.status === 'loading' ? (
        // What was shown before is another page or choice: nobody is to act on it while this one is on its way.
        <Loading label="Looking for these deals" />
      ) : (
        <Listed list={known} {...{ deals, choosing }} />
      )}
      <Beside list={known} deals={deals} />
    </Titled>
  );
};

const Titled = ({ children }: { children: ReactNode }) => (
  <Flex direction="column" gap="md">
    <PageTitle>Won and not invoiced</PageTitle>
    <Flex gap="md">
      <PageLink to="/">What did not go through</PageLink>
      <PageLink to="/approvals">What waits for approval</PageLink>
      <PageLink to="/bulk">Bulk invoices</PageLink>
    </Flex>
    {children}
  </Flex>
);

/** Whose books, and of when. */
const HowFresh = ({ list: { organisation, asOf, stale } }: { list: UnbilledList }) => {
  const now = useNow();
  const { moment } = useFormat();
  if (stale === null) {
    const read =
      asOf === null
        ? 'is being read for the first time: what is missing here may not be read yet'
        : `read ${ago(asOf, now)}`;
    return <Text variant="microcopy">{`${organisation}, ${read}. Amounts are without tax.`}</Text>;
  }
  return (
    <Alert variant="warning" title="Xero has not been read for a while">
      <Text>{asOf === null ? 'Nothing has been read yet.' : `What you see here is from ${moment(asOf)}.`}</Text>
      <Text>{stale}</Text>
    </Alert>
  );
};

interface PartProps {
  list: UnbilledList;
  deals: UnbilledDeals;
}

const Listed = ({ list, deals, choosing }: PartProps & { choosing: Choosing }) =>
  list.rows.length === 0 ? (
    <NothingUnbilled list={list} deals={deals} />
  ) : (
    <>
      <ChooseBar rows={list.rows} choosing={choosing} />
      <UnbilledTable rows={list.rows} look={deals.look} choosing={list.rows.some(mayBeChosen) ? choosing : null} />
      <Pager pages={deals} next={list.next} />
    </>
  );

/** What is not in the list, and why. */
const Beside = ({ list: { hidden, counts, liveSince, isCut }, deals: { choice, choose } }: PartProps) => {
  const { date } = useFormat();
  const isBeside = choice.show === 'open' && counts.before > 0;
  return (
    <Flex direction="column" gap="xs">
      {isBeside && (
        <Flex gap="sm" align="center">
          <Text variant="microcopy">
            {`${count(counts.before, 'deal')} won before ${date(liveSince)}, when Tieout went live, ${counts.before === 1 ? 'is' : 'are'} not counted.`}
          </Text>
          <Button size="xs" variant="transparent" onClick={() => choose({ show: 'before' })}>
            Show them
          </Button>
        </Flex>
      )}
      {hidden > 0 && (
        <Text variant="microcopy">{`${count(hidden, 'more deal')} ${hidden === 1 ? 'is' : 'are'} not yours to see.`}</Text>
      )}
      {isCut && (
        <Text variant="microcopy">There are more won deals than are looked at here: the latest 20,000 are.</Text>
      )}
    </Flex>
  );
};
