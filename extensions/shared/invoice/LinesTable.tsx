import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import { useFormat } from '../format/use-format.ts';

/** One line of an invoice, made or to be made. Amounts are exact decimals; what is null is not known or not there. */
export interface ShownLine {
  description: string;
  /** Under which codes it is booked, e.g. its item, account and tax. */
  codes: readonly (string | null)[];
  quantity: string | null;
  unitAmount: string | null;
  /** `10%` or an amount. */
  discount: string | null;
  taxAmount: string | null;
  lineAmount: string | null;
}

interface LinesTableProps {
  lines: readonly ShownLine[];
  /** How an amount is written: with the invoice's currency. */
  amountOf: (amount: string) => string;
}

/** The lines of an invoice with the tax of each. */
export const LinesTable = ({ lines, amountOf }: LinesTableProps) => (
  <Table density="condensed" flush>
    <TableHead>
      <TableRow>
        <TableHeader>Description</TableHeader>
        <TableHeader align="right" width="min">
          Quantity
        </TableHeader>
        <TableHeader align="right" width="min">
          Price
        </TableHeader>
        <TableHeader align="right" width="min">
          Tax
        </TableHeader>
        <TableHeader align="right" width="min">
          Amount
        </TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {lines.map((line, index) => (
        <Line key={index} line={line} amountOf={amountOf} />
      ))}
    </TableBody>
  </Table>
);

const Line = ({ line, amountOf }: { line: ShownLine; amountOf: LinesTableProps['amountOf'] }) => {
  const { number } = useFormat();
  const discount = (text: string): string => (text.endsWith('%') ? text : amountOf(text));
  return (
    <TableRow>
      <TableCell>
        <Text>{line.description || 'No description'}</Text>
        <Text variant="microcopy">{line.codes.filter(Boolean).join(' · ')}</Text>
        {line.discount && <Text variant="microcopy">Discount {discount(line.discount)}</Text>}
      </TableCell>
      <TableCell align="right" width="min">
        {line.quantity && number(line.quantity)}
      </TableCell>
      <TableCell align="right" width="min">
        {line.unitAmount && amountOf(line.unitAmount)}
      </TableCell>
      <TableCell align="right" width="min">
        {line.taxAmount && amountOf(line.taxAmount)}
      </TableCell>
      <TableCell align="right" width="min">
        {line.lineAmount && amountOf(line.lineAmount)}
      </TableCell>
    </TableRow>
  );
};
