import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';
import type { History } from '../../../src/contract/record-card.ts';
import { useFormat } from '../format/use-format.ts';

/** Invoiced and paid by calendar year, the newest first. */
export const YearsTable = ({ history: { currency, years } }: { history: History }) => {
  const { money } = useFormat();
  return (
    <Table density="condensed" flush>
      <TableHead>
        <TableRow>
          <TableHeader>Year</TableHeader>
          <TableHeader align="right">Invoiced</TableHeader>
          <TableHeader align="right">Paid</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {years.map(({ year, invoiced, paid }) => (
          <TableRow key={year}>
            <TableCell>{year}</TableCell>
            <TableCell align="right">{money(invoiced, currency)}</TableCell>
            <TableCell align="right">{money(paid, currency)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
