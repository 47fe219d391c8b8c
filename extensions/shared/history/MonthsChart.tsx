import { BarChart } from '@hubspot/ui-extensions';
import type { History } from '../../../src/contract/record-card.ts';
import { useFormat } from '../format/use-format.ts';

/** A chart is drawn from numbers; the exact amounts stand in the table beside it. */
const barOf = (month: string, what: string, amount: string) => ({ month, what, amount: Number(amount) });

/** Invoiced beside paid, month by month, over the twelve calendar months up to this one. */
export const MonthsChart = ({ history: { currency, months } }: { history: History }) => {
  const { month: named } = useFormat();
  return (
    <BarChart
      data={months.flatMap(({ month, invoiced, paid }) => [
        barOf(named(month), 'Invoiced', invoiced),
        barOf(named(month), 'Paid', paid),
      ])}
      axes={{
        x: { field: 'month', fieldType: 'category', label: 'Month' },
        y: { field: 'amount', fieldType: 'linear', label: currency },
        options: { groupFieldByColor: 'what', colors: { Invoiced: 'blue', Paid: 'green' } },
      }}
      options={{ title: 'Invoiced and paid in 12 months', showLegend: true, showTooltips: true }}
    />
  );
};
