import {
  Alert,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Heading,
  Link,
  List,
  PanelSection,
  Text,
} from '@hubspot/ui-extensions';
import type { ApprovalDetail } from '../../../src/contract/approval-queue.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { shownLine } from '../../shared/invoice/InvoiceLines.tsx';
import { LinesTable } from '../../shared/invoice/LinesTable.tsx';
import { taxWords } from '../../shared/invoice/tax-words.ts';
import { askedWords, decisionWords } from './approval-words.ts';

/** The invoice as Xero has it, line by line, beside what was agreed, who asked, and what was decided before. */
export const WhatIsApproved = ({ approval }: { approval: ApprovalDetail }) => (
  <>
    <PanelSection>
      <Flex direction="column" gap="sm">
        <Facts approval={approval} />
        {approval.warnings.length > 0 && (
          <Alert variant="warning" title="Look at this first">
            {approval.warnings.map((words) => (
              <Text key={words}>{words}</Text>
            ))}
          </Alert>
        )}
      </Flex>
    </PanelSection>
    <PanelSection>
      <Lines approval={approval} />
    </PanelSection>
    <PanelSection>
      <Amounts approval={approval} />
      <Before approval={approval} />
    </PanelSection>
  </>
);

const Facts = ({ approval }: { approval: ApprovalDetail }) => {
  const { date, moment } = useFormat();
  const { dueDate, reference, recipients, note, invoice } = approval;
  const decided = decisionWords(approval);
  const facts = [
    ['Customer', approval.customer],
    ['Deal', approval.deal.name],
    ['Submitted', `${moment(approval.askedAt)} by ${askedWords(approval)}`],
    ...(note === null ? [] : [['Note', note] as const]),
    ...(decided === null ? [] : [['Decided', decided] as const]),
    ['Date', date(approval.date)],
    ['Due', dueDate ? date(dueDate) : 'No due date'],
    ...(reference === '' ? [] : [['Reference', reference] as const]),
    ['E-mail addresses in Xero', recipients.join(', ') || 'None: Xero cannot send it'],
  ] as const;
  return (
    <>
      <DescriptionList direction="row">
        {facts.map(([label, value]) => (
          <DescriptionListItem key={label} label={label}>
            <Text>{value}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
      {invoice.xeroUrl && <Link href={{ url: invoice.xeroUrl, external: true }}>Open in Xero</Link>}
    </>
  );
};

const Lines = ({ approval: { lines, invoice, lineAmountTypes } }: { approval: ApprovalDetail }) => {
  const { money } = useFormat();
  return (
    <>
      <LinesTable lines={lines.map(shownLine)} amountOf={(amount) => money(amount, invoice.currency)} />
      <Text variant="microcopy">{taxWords[lineAmountTypes]}</Text>
    </>
  );
};

const Amounts = ({ approval: { subTotal, totalTax, invoice, agreed } }: { approval: ApprovalDetail }) => {
  const { money } = useFormat();
  const { deal, quote } = agreed;
  const amounts = [
    ['Subtotal', money(subTotal, invoice.currency)],
    ['Tax', money(totalTax, invoice.currency)],
    ['Total', money(invoice.total, invoice.currency)],
    ...(deal ? [['The deal says', money(deal.amount, deal.currency ?? invoice.currency)] as const] : []),
    ...(quote
      ? [[`Quote ${quote.number ?? ''}`.trim(), money(quote.amount, quote.currency ?? invoice.currency)] as const]
      : []),
  ] as const;
  return (
    <DescriptionList direction="row">
      {amounts.map(([label, value]) => (
        <DescriptionListItem key={label} label={label}>
          <Text format={{ fontWeight: label === 'Total' ? 'bold' : 'regular' }}>{value}</Text>
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
};

const Before = ({ approval: { before } }: { approval: ApprovalDetail }) => {
  const { moment } = useFormat();
  if (before.length === 0) return null;
  return (
    <>
      <Heading>Before</Heading>
      <List>
        {before.map((one) => (
          <Text key={one.approvalId}>
            {`${one.decidedAt ? moment(one.decidedAt) : ''} ${decisionWords(one) ?? ''}`.trim()}
          </Text>
        ))}
      </List>
    </>
  );
};
