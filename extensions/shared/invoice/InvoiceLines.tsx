import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import type { InvoiceDetail } from '../../../src/contract/documents.ts';
import { useFormat } from '../format/use-format.ts';

type Line = InvoiceDetail['lines'][number];

const taxWords: Record<InvoiceDetail['lineAmountTypes'], string> = {
  Exclusive: 'Amounts are before tax.',
  Inclusive: 'Amounts include tax.',
  NoTax: 'No tax is charged.',
};

/** What was invoiced, line by line, with the tax of each (C37, C41). */
export const InvoiceLines = ({ invoice }: { invoice: InvoiceDetail }) => (
  <>
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
        {invoice.lines.map((line, index) => (
          <InvoiceLine key={index} line={line} currency={invoice.currency} />
        ))}
      </TableBody>
    </Table>
    <Text variant="microcopy">{taxWords[invoice.lineAmountTypes]}</Text>
  </>
);

const InvoiceLine = ({ line, currency }: { line: Line; currency: string }) => {
  const { money, number } = useFormat();
  const discount = (text: string): string => (text.endsWith('%') ? text : money(text, currency));
  const codes = [line.itemCode, line.accountCode && `Account ${line.accountCode}`, line.taxType].filter(Boolean);
  return (
    <TableRow>
      <TableCell>
        <Text>{line.description || 'No description'}</Text>
        <Text variant="microcopy">{codes.join(' · ')}</Text>
        {line.discount && <Text variant="microcopy">Discount {discount(line.discount)}</Text>}
      </TableCell>
      <TableCell align="right" width="min">
        {line.quantity && number(line.quantity)}
      </TableCell>
      <TableCell align="right" width="min">
        {line.unitAmount && money(line.unitAmount, currency)}
      </TableCell>
      <TableCell align="right" width="min">
        {money(line.taxAmount, currency)}
      </TableCell>
      <TableCell align="right" width="min">
        {money(line.lineAmount, currency)}
      </TableCell>
    </TableRow>
  );
};
