import { DescriptionList, DescriptionListItem, Text } from '@hubspot/ui-extensions';
import type { InvoiceDetail } from '../../../src/contract/documents.ts';
import { useFormat } from '../format/use-format.ts';

const totals = [
  ['Subtotal', 'subTotal'],
  ['Tax', 'totalTax'],
  ['Total', 'total'],
  ['Paid', 'amountPaid'],
  ['Credited', 'amountCredited'],
  ['Still due', 'amountDue'],
] as const;

/** From the sum of the lines to what is still due. */
export const InvoiceTotals = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { money } = useFormat();
  return (
    <DescriptionList direction="row">
      {totals.map(([label, key]) => (
        <DescriptionListItem key={key} label={label}>
          <Text format={{ fontWeight: key === 'amountDue' ? 'bold' : 'regular' }}>
            {money(invoice[key], invoice.currency)}
          </Text>
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
};
