import {
  ButtonRow,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Link,
  StatusTag,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import type { DealInvoice as Invoice } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { listed } from '../../shared/format/words.ts';
import { UnlinkInvoice } from '../links/UnlinkInvoice.tsx';
import type { May } from '../create/may.ts';
import { CreditInvoice } from '../credit/CreditInvoice.tsx';
import { InvoiceStanding } from './InvoiceStanding.tsx';
import { isAction, type Action } from './action-words.ts';
import { ActionButton } from './ActionButton.tsx';
import { Approval } from './Approval.tsx';
import { SubmitAgain } from './SubmitAgain.tsx';
import type { InvoiceActions } from './use-invoice-actions.ts';

interface DealInvoiceProps {
  invoice: Invoice;
  actions: InvoiceActions;
  may: May;
  /** What the surface offers as its one primary button already; null: nothing of this invoice. */
  elsewhere: Action | null;
  /** Whether submitting it again comes first on the card. */
  isLeading: boolean;
}

/** One invoice of the deal: how it stands, what is still due, and what this person may do with it (C35, C50 to C52). */
export const DealInvoice = ({
  invoice,
  may,
  elsewhere,
  isLeading,
  actions: { acting, run, look },
}: DealInvoiceProps) => (
  <Tile compact>
    <Flex direction="column" gap="xs">
      <Flex align="center" gap="sm">
        <Text format={{ fontWeight: 'demibold' }}>{invoice.number || 'Invoice without number'}</Text>
        {invoice.role && <Text>{invoice.role}</Text>}
        <InvoiceStanding invoice={invoice} />
        {invoice.sentToContact && <StatusTag variant="success">Sent</StatusTag>}
        {invoice.xeroUrl && <Link href={{ url: invoice.xeroUrl, external: true }}>Open in Xero</Link>}
      </Flex>
      <Amounts invoice={invoice} />
      <Sending invoice={invoice} />
      <Approval invoice={invoice} />
      <ButtonRow>
        <SubmitAgain {...{ invoice, may, isLeading }} onActed={look} />
        {actionsOf(invoice, elsewhere).map((action) => (
          <ActionButton
            key={action}
            {...{ invoice, action }}
            disabled={acting?.at === 'running'}
            onRun={(said) => run(invoice, action, said)}
            onFilled={look}
          />
        ))}
        <CreditInvoice invoice={invoice} onActed={look} />
      </ButtonRow>
      {invoice.mayUnlink && <UnlinkInvoice invoice={invoice} look={look} />}
    </Flex>
  </Tile>
);

/** What was returned is submitted again from the deal, not as it stands. */
const actionsOf = ({ actions, approval }: Invoice, elsewhere: Action | null): Action[] =>
  actions
    .filter(isAction)
    .filter((action) => action !== elsewhere && (action !== 'submit' || approval?.state !== 'returned'));

const Amounts = ({ invoice: { total, amountDue, currency, dueDate } }: { invoice: Invoice }) => {
  const { money, date } = useFormat();
  const facts = [
    ['Total', money(total, currency)],
    ['Still due', money(amountDue, currency)],
    ['Due', dueDate ? date(dueDate) : 'No due date'],
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

const approved: readonly Invoice['state'][] = ['awaiting_payment', 'part_paid', 'overdue', 'paid'];

/** Whether the customer has it: what Xero tells of that, and what it does not. */
const Sending = ({ invoice: { state, isCredited, sentToContact, recipients } }: { invoice: Invoice }) => {
  if (sentToContact) return <Text variant="microcopy">Whether the customer has viewed it, Xero does not tell.</Text>;
  if (isCredited || !approved.includes(state)) return null;
  const to =
    recipients.length === 0 ? 'the contact in Xero has no email address' : `it would go to ${listed(recipients)}`;
  return <Text variant="microcopy">Not sent yet; {to}.</Text>;
};
