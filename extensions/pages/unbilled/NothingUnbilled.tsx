import { Button, EmptyState, Text } from '@hubspot/ui-extensions';
import type { UnbilledList, UnbilledShow } from '../../../src/contract/unbilled.ts';
import { EVERYTHING, type UnbilledChoice, type UnbilledDeals } from './use-unbilled.ts';

const NOTHING: Record<UnbilledShow, readonly [title: string, words: string]> = {
  open: ['Everything won is invoiced.', 'A won deal that lacks an invoice, or a part of one, is listed here.'],
  planned: ['Nothing is planned for later.', 'Deals are listed here whose schedule bills later what is left.'],
  before: ['Nothing is left from before.', 'What was won before Tieout was live and not invoiced is listed here.'],
  ignored: ['Nothing is ignored.', 'Deals that somebody has put aside with a reason are listed here.'],
};

const FILTERS = ['reason', 'age', 'owner', 'pipeline', 'currency'] as const satisfies (keyof UnbilledChoice)[];

/** No deal is like that: all is invoiced, or the filters keep them out. */
export const NothingUnbilled = ({
  list: { hidden },
  deals: { choice, choose },
}: {
  list: UnbilledList;
  deals: UnbilledDeals;
}) => {
  if (FILTERS.some((name) => choice[name] !== 'any'))
    return (
      <EmptyState title="No deal is like that" layout="vertical">
        <Text>There may be others.</Text>
        <Button onClick={() => choose({ ...EVERYTHING, show: choice.show, sort: choice.sort })}>
          Show all of them
        </Button>
      </EmptyState>
    );
  const [title, words] = NOTHING[choice.show];
  return (
    <EmptyState title={hidden > 0 ? 'Nothing that you may see' : title} layout="vertical">
      <Text>{words}</Text>
    </EmptyState>
  );
};
