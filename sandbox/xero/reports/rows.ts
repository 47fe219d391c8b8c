import type { Big } from 'big.js';
import { round2 } from '../rules/amounts.ts';
import { wireInstant } from '../rules/dates.ts';
import type { Wire } from '../wire/wire.ts';
import { spelledOut } from './period.ts';

/** What a report is made of: texts and amounts, some with what they are about. */
export type Cell = string | Big | { value: string | Big; about: About };

/** `Id` and `Value` of a cell's attribute: `['accountID', '…']`. */
type About = readonly [id: string, value: string];

const textOf = (value: string | Big): string => (typeof value === 'string' ? value : value.toFixed(2));

const wireCell = (cell: Cell): Wire => {
  if (typeof cell === 'string' || !('about' in cell)) return { Value: textOf(cell) };
  const [Id, Value] = cell.about;
  return { Value: textOf(cell.value), Attributes: [{ Value, Id }] };
};

const rowOf =
  (RowType: string) =>
  (...cells: Cell[]): Wire => ({ RowType, Cells: cells.map(wireCell) });

export const headerRow = rowOf('Header');
export const row = rowOf('Row');
export const summaryRow = rowOf('SummaryRow');
export const section = (Title: string, ...rows: Wire[]): Wire => ({ RowType: 'Section', Title, Rows: rows });

/** The same cells, each saying what they are about. */
export const allAbout = (about: About, cells: (string | Big)[]): Cell[] => cells.map((value) => ({ value, about }));

/** An amount in the organisation's base currency. `currencyRate`: units of its currency per unit of the base currency. */
export const inBase = (amount: Big, { currencyRate }: { currencyRate: string }): Big =>
  round2(amount.div(currencyRate));

export interface Report {
  type: string;
  name: string;
  /** Below the name. */
  titles: string[];
  rows: Wire[];
}

/** A report in Xero's envelope. `today`: the organisation's calendar date; `now`: ISO 8601. */
export const wireReport = (
  { type, name, titles, rows }: Report,
  { today, now }: { today: string; now: string },
): Wire => ({
  Reports: [
    {
      ReportID: type,
      ReportName: name,
      ReportType: type,
      ReportTitles: titles,
      ReportDate: spelledOut(today),
      UpdatedDateUTC: wireInstant(now),
      Fields: [],
      Rows: rows,
    },
  ],
});
