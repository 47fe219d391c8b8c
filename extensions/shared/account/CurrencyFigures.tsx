import { Flex, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions';
import type { Figures } from '../../../src/contract/record-card.ts';
import { useFormat } from '../format/use-format.ts';
import { count, payingHabit } from '../format/words.ts';
import { Ageing, Credit, NotOwedYet } from './Sums.tsx';

const lateness = ({ overdueInvoices, oldestOverdueDays }: Figures): string =>
  overdueInvoices === 0
    ? 'Nothing is overdue'
    : `${count(overdueInvoices, 'invoice')}, the oldest ${count(oldestOverdueDays, 'day')} late`;

/** What is owed and paid in one currency (C20, C54). Currencies are never added together. */
export const CurrencyFigures = ({ figures }: { figures: Figures }) => {
  const format = useFormat();
  const money = (amount: string): string => format.money(amount, figures.currency);
  return (
    <Flex direction="column" gap="xs">
      <Statistics>
        <StatisticsItem label="Owed" number={money(figures.outstanding)}>
          <Text variant="microcopy">
            {figures.openInvoices === 0 ? 'No open invoice' : count(figures.openInvoices, 'open invoice')}
          </Text>
        </StatisticsItem>
        <StatisticsItem label="Overdue" number={money(figures.overdue)}>
          <Text variant="microcopy">{lateness(figures)}</Text>
        </StatisticsItem>
        <StatisticsItem label="Paid in 12 months" number={money(figures.paidTwelveMonths)}>
          <Text variant="microcopy">{payingHabit(figures)}</Text>
        </StatisticsItem>
      </Statistics>
      <Ageing figures={figures} />
      <Credit figures={figures} />
      <NotOwedYet figures={figures} />
    </Flex>
  );
};
