import { Flex, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions';
import type { History } from '../../../src/contract/record-card.ts';
import { useFormat } from '../format/use-format.ts';
import { count } from '../format/words.ts';
import { MonthsChart } from './MonthsChart.tsx';
import { YearsTable } from './YearsTable.tsx';

/** What was invoiced and paid in one currency: since ever, in the last twelve months, and year by year. */
export const HistoryView = ({ history }: { history: History }) => {
  const { money } = useFormat();
  const inYears = `in ${count(history.years.length, 'calendar year')}`;
  return (
    <Flex direction="column" gap="md">
      <Statistics>
        <StatisticsItem label="Paid ever" number={money(history.paid, history.currency)}>
          <Text variant="microcopy">{inYears}</Text>
        </StatisticsItem>
        <StatisticsItem label="Invoiced ever" number={money(history.invoiced, history.currency)}>
          <Text variant="microcopy">Approved invoices, tax included</Text>
        </StatisticsItem>
      </Statistics>
      <MonthsChart history={history} />
      <YearsTable history={history} />
    </Flex>
  );
};
