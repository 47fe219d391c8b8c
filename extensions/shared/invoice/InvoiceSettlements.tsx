import { Heading, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import type { InvoiceDetail } from '../../../src/contract/documents.ts';
import { kindLabels } from '../documents/document-words.ts';
import { useFormat } from '../format/use-format.ts';

interface Settlement {
  what: string;
  date: string;
  amount: string;
}

const settlementsOf = ({ payments, credits }: InvoiceDetail): Settlement[] =>
  [
    ...payments.map(({ reference, ...payment }) => ({
      ...payment,
      what: reference ? `Payment, ${reference}` : 'Payment',
    })),
    ...credits.map((credit) => ({ ...credit, what: `${kindLabels[credit.kind]} ${credit.number}`.trim() })),
  ].sort((a, b) => a.date.localeCompare(b.date));

/** What was set against the invoice: payments and credits, the oldest first (C51). */
export const InvoiceSettlements = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { date, money } = useFormat();
  const settlements = settlementsOf(invoice);
  if (settlements.length === 0) return <Text>Nothing has been paid or credited yet.</Text>;
  return (
    <>
      <Heading>Payments and credits</Heading>
      <Table density="condensed" flush>
        <TableHead>
          <TableRow>
            <TableHeader>Date</TableHeader>
            <TableHeader>What</TableHeader>
            <TableHeader align="right">Amount</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {settlements.map(({ what, date: day, amount }, index) => (
            <TableRow key={index}>
              <TableCell>{date(day)}</TableCell>
              <TableCell>{what}</TableCell>
              <TableCell align="right">{money(amount, invoice.currency)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
};
