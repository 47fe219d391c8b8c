import { ButtonRow, DescriptionList, DescriptionListItem, Flex, Link, Text, Tile } from '@hubspot/ui-extensions';
import type { DealInvoice as Invoice } from '../../../src/contract/invoicing.ts';
import { DocumentState } from '../../shared/documents/DocumentState.tsx';
import { useFormat } from '../../shared/format/use-format.ts';
import { ActionButton } from './ActionButton.tsx';
import type { InvoiceActions } from './use-invoice-actions.ts';

interface DealInvoiceProps {
  invoice: Invoice;
  actions: InvoiceActions;
}

/** One invoice of the deal: how it stands, what is still due, and what this person may do with it (C35, C50 to C52). */
export const DealInvoice = ({ invoice, actions: { acting, run } }: DealInvoiceProps) => (
  <Tile compact>
    <Flex direction="column" gap="xs">
      <Flex align="center" gap="sm">
        <Text format={{ fontWeight: 'demibold' }}>{invoice.number || 'Invoice without number'}</Text>
        <DocumentState state={invoice.state} />
        {invoice.xeroUrl && <Link href={{ url: invoice.xeroUrl, external: true }}>Open in Xero</Link>}
      </Flex>
      <Amounts invoice={invoice} />
      <ButtonRow>
        {invoice.actions.map((action) => (
          <ActionButton
            key={action}
            {...{ invoice, action }}
            disabled={acting?.at === 'running'}
            onRun={() => run(invoice, action)}
          />
        ))}
      </ButtonRow>
    </Flex>
  </Tile>
);

const Amounts = ({ invoice: { total, amountDue, currency, dueDate, sentToContact } }: { invoice: Invoice }) => {
  const { money, date } = useFormat();
  const facts = [
    ['Total', money(total, currency)],
    ['Still due', money(amountDue, currency)],
    ['Due', dueDate ? date(dueDate) : 'No due date'],
    ['Sent to the customer', sentToContact ? 'Yes' : 'No'],
  ] as const;
  return (
    <DescriptionList direction="row">
      {facts.map(([label, value]) => (
        <DescriptionListItem key={label} label={label}>
          <Text>{value}</Text>
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
};
