import { BarChart, Box, Button, Flex, Text, Tile } from '@hubspot/ui-extensions';
import type { UnbilledList, UnbilledShow, UnbilledTotal } from '../../../src/contract/unbilled.ts';
import { isZero } from '../../shared/format/amounts.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { ageLabels, besideWords, showLabels, totalWords } from './unbilled-words.ts';
import type { UnbilledDeals } from './use-unbilled.ts';

/** What it comes to, each currency by itself; each total opens its deals, and one is drawn by how long ago they were won. */
export const Totals = ({ list: { totals }, deals }: { list: UnbilledList; deals: UnbilledDeals }) => {
  const { choice } = deals;
  if (totals.length === 0) return null;
  const drawn = totals.find(({ currency }) => currency === choice.currency) ?? mostDeals(totals);
  return (
    <Flex gap="md" wrap>
      <Box flex={1}>
        <Flex direction="column" gap="sm">
          {totals.map((total) => (
            <Total key={total.currency} total={total} deals={deals} isAlone={totals.length === 1} />
          ))}
        </Flex>
      </Box>
      <Box flex={1}>{drawn && <Ages total={drawn} show={choice.show} />}</Box>
    </Flex>
  );
};

const mostDeals = (totals: readonly UnbilledTotal[]): UnbilledTotal | undefined =>
  totals.toSorted((one, other) => other.deals - one.deals)[0];

interface TotalProps {
  total: UnbilledTotal;
  deals: UnbilledDeals;
  isAlone: boolean;
}

const Total = ({ total, deals: { choice, choose }, isAlone }: TotalProps) => {
  const format = useFormat();
  const isChosen = choice.currency === total.currency;
  return (
    <Tile compact>
      <Flex justify="between" align="center" gap="md">
        <Flex direction="column" gap="flush">
          <Text format={{ fontWeight: 'bold' }}>{totalWords(total, choice.show, format)}</Text>
          {besideWords(total, format).map((words) => (
            <Text key={words} variant="microcopy">
              {words}
            </Text>
          ))}
        </Flex>
        {(!isAlone || isChosen) && (
          <Button size="xs" onClick={() => choose({ currency: isChosen ? 'any' : total.currency })}>
            {isChosen ? 'Show all' : `Show ${total.currency}`}
          </Button>
        )}
      </Flex>
    </Tile>
  );
};

/** A chart is drawn from numbers; the exact amounts stand in the sentences and rows beside it. */
const Ages = ({ total: { currency, ages }, show }: { total: UnbilledTotal; show: UnbilledShow }) => {
  const shown = ages.filter(({ age, deals }) => age !== 'unknown' || deals > 0);
  const hasDrafts = ages.some(({ inDrafts }) => !isZero(inDrafts));
  const data = shown.flatMap(({ age, open, inDrafts }) => [
    { age: ageLabels[age], what: 'In no invoice', amount: Number(open) },
    ...(hasDrafts ? [{ age: ageLabels[age], what: 'In drafts', amount: Number(inDrafts) }] : []),
  ]);
  if (data.every(({ amount }) => amount === 0)) return null;
  return (
    <BarChart
      data={data}
      axes={{
        x: { field: 'age', fieldType: 'category', label: 'Won' },
        y: { field: 'amount', fieldType: 'linear', label: currency },
        options: { groupFieldByColor: 'what', colors: { 'In no invoice': 'orange', 'In drafts': 'blue' } },
      }}
      options={{
        title: `${showLabels[show]}, ${currency}, by how long ago it was won`,
        showLegend: true,
        showTooltips: true,
      }}
    />
  );
};
