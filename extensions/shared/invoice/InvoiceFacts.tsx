import { DescriptionList, DescriptionListItem, Flex, Link, Text } from '@hubspot/ui-extensions';
import type { InvoiceDetail } from '../../../src/contract/documents.ts';
import { DocumentState } from '../documents/DocumentState.tsx';
import { useFormat } from '../format/use-format.ts';
import { count } from '../format/words.ts';

const unseen = 'Whether the customer has seen it is not known: Xero does not tell.';

/** Whose invoice, when, and how it stands (C52). */
export const InvoiceFacts = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { date } = useFormat();
  const { state, dueDate, daysOverdue, fullyPaidOn, expectedPaymentDate, reference, xeroUrl } = invoice;
  const late = daysOverdue > 0 ? `, ${count(daysOverdue, 'day')} late` : '';
  return (
    <Flex direction="column" gap="sm">
      <DocumentState state={state} />
      <DescriptionList direction="row">
        <Fact label="Customer" value={invoice.contactName} />
        {reference && <Fact label="Reference" value={reference} />}
        <Fact label="Date" value={date(invoice.date)} />
        <Fact label="Due" value={dueDate ? date(dueDate) + late : 'No due date'} />
        {expectedPaymentDate && <Fact label="Payment expected" value={date(expectedPaymentDate)} />}
        {fullyPaidOn && (
          <Fact label={state === 'settled_by_credit' ? 'Settled' : 'Paid in full'} value={date(fullyPaidOn)} />
        )}
        <Fact label="Sent to the customer" value={invoice.sentToContact ? 'Yes' : 'No'} />
      </DescriptionList>
      <Text variant="microcopy">{unseen}</Text>
      {xeroUrl && <Link href={{ url: xeroUrl, external: true }}>Open in Xero</Link>}
    </Flex>
  );
};

const Fact = ({ label, value }: { label: string; value: string }) => (
  <DescriptionListItem label={label}>
    <Text>{value}</Text>
  </DescriptionListItem>
);
