import { Alert, Button, DescriptionList, DescriptionListItem, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { BulkPreview } from '../../../src/contract/bulk.ts';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { rateName } from '../../deal-card/create/rate-name.ts';
import { DraftFacts } from '../../deal-card/create/DraftFacts.tsx';
import { useFormat } from '../format/use-format.ts';
import { LinesTable } from '../invoice/LinesTable.tsx';
import { taxWords } from '../invoice/tax-words.ts';
import { useAnswer } from '../service/use-answer.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';

interface PreviewProps {
  runId: string;
  dealId: string;
  onBack: () => void;
}

/** What would stand in Xero if the deal were billed now, as its card shows it. */
export const Preview = ({ runId, dealId, onBack }: PreviewProps) => {
  const { state, reload } = useAnswer<BulkPreview>(`/bulk/runs/${runId}/rows/${dealId}`);
  return (
    <Flex direction="column" gap="md">
      <Flex>
        <Button onClick={onBack}>Back to all deals</Button>
      </Flex>
      {state.status === 'loading' && <Loading label="Reading the deal" />}
      {state.status === 'failed' && <Failed problem={state.problem} onRetry={reload} />}
      {state.status === 'ready' && <Shown preview={state.value} />}
    </Flex>
  );
};

const Shown = ({ preview: { draft, changes } }: { preview: BulkPreview }) => (
  <>
    <Heading>{draft.reference || 'Invoice'}</Heading>
    {changes.length > 0 && (
      <Alert variant="warning" title="It has changed since it was planned, and will not be billed">
        {changes.map((words) => (
          <Text key={words}>{words}</Text>
        ))}
      </Alert>
    )}
    {draft.gaps.map(({ message, fix }) => (
      <Alert key={message} variant="warning" title={message}>
        <Text>{fix}</Text>
      </Alert>
    ))}
    <DraftFacts draft={draft} />
    <Lines draft={draft} />
    {draft.notes.map((note) => (
      <Text key={note}>{note}</Text>
    ))}
  </>
);

const Lines = ({ draft }: { draft: InvoiceDraft }) => {
  const { money, number } = useFormat();
  const { currency, totals } = draft;
  const amountOf = (amount: string): string => (currency === null ? number(amount) : money(amount, currency));
  const lines = draft.lines.map((line) => ({
    ...line,
    codes: [line.itemCode, line.accountCode && `Account ${line.accountCode}`, rateName(line, draft)],
  }));
  const sums = totals
    ? ([
        ['Subtotal', totals.subTotal],
        ['Tax', totals.totalTax],
        ['Total', totals.total],
      ] as const)
    : [];
  return (
    <>
      <LinesTable lines={lines} amountOf={amountOf} />
      <Text variant="microcopy">{taxWords[draft.lineAmountTypes]}</Text>
      <DescriptionList direction="row">
        {sums.map(([label, amount]) => (
          <DescriptionListItem key={label} label={label}>
            <Text format={{ fontWeight: label === 'Total' ? 'bold' : 'regular' }}>{amountOf(amount)}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
    </>
  );
};
