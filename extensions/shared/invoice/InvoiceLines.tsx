import { Text } from '@hubspot/ui-extensions';
import type { InvoiceDetail } from '../../../src/contract/documents.ts';
import { useFormat } from '../format/use-format.ts';
import { LinesTable, type ShownLine } from './LinesTable.tsx';
import { taxWords } from './tax-words.ts';

/** A line of an invoice in Xero as a row. */
export const shownLine = (line: InvoiceDetail['lines'][number]): ShownLine => ({
  ...line,
  codes: [line.itemCode, line.accountCode && `Account ${line.accountCode}`, line.taxLabel ?? line.taxType],
});

/** What was invoiced, line by line, with the tax of each (C37, C41). */
export const InvoiceLines = ({ invoice: { lines, lineAmountTypes, currency } }: { invoice: InvoiceDetail }) => {
  const { money } = useFormat();
  return (
    <>
      <LinesTable lines={lines.map(shownLine)} amountOf={(amount) => money(amount, currency)} />
      <Text variant="microcopy">{taxWords[lineAmountTypes]}</Text>
    </>
  );
};
