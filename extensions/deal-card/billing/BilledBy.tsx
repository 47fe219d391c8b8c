import {
  Button,
  Panel,
  PanelBody,
  PanelSection,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import type { DealBilling } from '../../../src/contract/schedule.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { count } from '../../shared/format/words.ts';
import { InvoiceStanding } from '../after/InvoiceStanding.tsx';

interface BilledByProps {
  billing: DealBilling;
  invoices: readonly DealInvoice[];
}

/** Which invoices what is billed is made of: a few words that open them, each with its part of the deal and its own total. */
export const BilledBy = ({ billing, invoices }: BilledByProps) => {
  const counting = invoices.filter(({ state, isCredited }) => state !== 'voided' && state !== 'deleted' && !isCredited);
  if (counting.length === 0) return <Text variant="microcopy">No invoice yet</Text>;
  return (
    <Button
      variant="transparent"
      size="xs"
      overlay={
        <Panel id="billed-by" title="What was invoiced" width="lg" variant="modal">
          <PanelBody>
            <PanelSection flush>
              <Invoices {...{ billing }} invoices={counting} />
            </PanelSection>
          </PanelBody>
        </Panel>
      }
    >
      {count(counting.length, 'invoice')}
    </Button>
  );
};

const Invoices = ({ billing, invoices }: BilledByProps) => {
  const { money } = useFormat();
  const partOf = ({ id }: DealInvoice): string | null =>
    billing.steps.find(({ invoiceIds }) => invoiceIds.includes(id))?.amount ?? null;
  return (
    <Table density="condensed" flush>
      <TableHead>
        <TableRow>
          <TableHeader>Invoice</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader align="right">Of the deal, without tax</TableHeader>
          <TableHeader align="right">Total with tax</TableHeader>
          <TableHeader align="right">Still due</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {invoices.map((invoice) => {
          const part = partOf(invoice);
          return (
            <TableRow key={invoice.id}>
              <TableCell>
                <Text>{[invoice.number || 'Without number', invoice.role].filter(Boolean).join(' · ')}</Text>
              </TableCell>
              <TableCell>
                <InvoiceStanding invoice={invoice} />
              </TableCell>
              <TableCell align="right">{part === null ? '' : money(part, billing.currency)}</TableCell>
              <TableCell align="right">{money(invoice.total, invoice.currency)}</TableCell>
              <TableCell align="right">{money(invoice.amountDue, invoice.currency)}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
};
