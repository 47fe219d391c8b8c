import type { BarChartProps } from '@hubspot/ui-extensions';

type Row = Record<string, number | string>;
type Data = BarChartProps['data'];

const rowsOf = (data: Data): Row[] => (Array.isArray(data) ? data : data.data);
const distinct = (values: string[]): string[] => [...new Set(values)];
const numberOf = (value: number | string | undefined): number => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error('A bar of a chart must be a number');
  return value;
};

/** Bars over a category, side by side where a field groups them. What HubSpot's chart can do beyond is refused. */
export const BarChart = ({ data, axes, options = {}, testId }: BarChartProps) => {
  const { x, y, options: pairing = {} } = axes;
  if (x.fieldType !== 'category' || y.fieldType !== 'linear' || pairing.stacking)
    throw new Error('The workbench draws bars over a category, side by side, and nothing else');
  const rows = rowsOf(data);
  const group = (row: Row): string => (pairing.groupFieldByColor ? String(row[pairing.groupFieldByColor]) : '');
  const groups = distinct(rows.map(group));
  const greatest = Math.max(1, ...rows.map((row) => Math.abs(numberOf(row[y.field]))));
  return (
    <figure className="chart" data-test-id={testId}>
      <figcaption>{options.title}</figcaption>
      {options.showLegend && groups.length > 1 && <Legend groups={groups} colors={pairing.colors} />}
      <ul className="chart-bars" aria-label={[options.title, y.label].filter(Boolean).join(', ')}>
        {distinct(rows.map((row) => String(row[x.field]))).map((category) => (
          <li key={category}>
            <span className="chart-group">
              {rows
                .filter((row) => String(row[x.field]) === category)
                .map((row) => (
                  <Bar
                    key={group(row)}
                    title={`${[category, group(row)].filter(Boolean).join(', ')}: ${String(row[y.field])}`}
                    percent={(Math.abs(numberOf(row[y.field])) / greatest) * 100}
                    color={pairing.colors?.[group(row)]}
                  />
                ))}
            </span>
            <span className="chart-category">{category}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
};

const Bar = ({ title, percent, color = 'orange' }: { title: string; percent: number; color?: string | undefined }) => (
  <span
    role="img"
    aria-label={title}
    title={title}
    className={`chart-bar chart-${color}`}
    style={{ height: `${percent}%` }}
  />
);

const Legend = ({ groups, colors = {} }: { groups: string[]; colors: Record<string, string> | undefined }) => (
  <p className="chart-legend">
    {groups.map((group) => (
      <span key={group}>
        <span aria-hidden="true" className={`chart-key chart-${colors[group] ?? 'orange'}`} /> {group}
      </span>
    ))}
  </p>
);
