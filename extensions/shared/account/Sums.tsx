import { Inline, Text, type TagProps } from '@hubspot/ui-extensions';
import type { Figures } from '../../../src/contract/record-card.ts';
import { filterLabels, type Filter } from '../documents/document-words.ts';
import { DocumentsTag } from '../documents/DocumentsTag.tsx';
import { isZero } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { count } from '../format/words.ts';

type Variant = NonNullable<TagProps['variant']>;

/** The later, the more alarming. */
const ageVariants: Record<Figures['ageing'][number]['bucket'], Variant> = {
  not_yet_due: 'default',
  late_1_30: 'warning',
  late_31_60: 'warning',
  late_61_90: 'error',
  late_over_90: 'error',
};

interface Part {
  filter: Filter;
  /** Before the amount. */
  label: string;
  amount: string;
  variant?: Variant;
}

/** Each part of a sum that is not nothing as a tag that opens its documents; no row where there is none. */
const SumRow = ({ label, currency, parts }: { label: string; currency: string; parts: Part[] }) => {
  const { money } = useFormat();
  return parts.length === 0 ? null : (
    <Inline gap="xs" align="center">
      <Text variant="microcopy">{label}</Text>
      {parts.map(({ filter, label: name, amount, variant = 'default' }) => (
        <DocumentsTag key={filter} filter={filter} currency={currency} variant={variant}>
          {`${name}: ${money(amount, currency)}`}
        </DocumentsTag>
      ))}
    </Inline>
  );
};

/** How late what is owed is; where nothing is late, the figures say all. */
export const Ageing = ({ figures: { ageing, currency, overdueInvoices } }: { figures: Figures }) => {
  const parts = ageing
    .filter(({ invoices }) => invoices > 0)
    .map(({ bucket, amount }) => ({
      filter: bucket,
      label: filterLabels[bucket],
      amount,
      variant: ageVariants[bucket],
    }));
  return <SumRow label="Ageing" currency={currency} parts={overdueInvoices === 0 ? [] : parts} />;
};

/** Money held for the customer that no invoice has taken. */
export const Credit = ({ figures: { creditByKind, currency } }: { figures: Figures }) => {
  const parts: Part[] = [
    { filter: 'unallocated_credit_note', label: 'Credit notes', amount: creditByKind.credit_note },
    { filter: 'unallocated_overpayment', label: 'Overpayments', amount: creditByKind.overpayment },
    { filter: 'unallocated_prepayment', label: 'Prepayments', amount: creditByKind.prepayment },
  ];
  const left = parts.filter(({ amount }) => !isZero(amount));
  return <SumRow label="Not yet allocated" currency={currency} parts={left} />;
};

/** Invoices that nobody has approved. */
export const NotOwedYet = ({ figures: { drafts, submitted, currency } }: { figures: Figures }) => {
  const parts: (Part & { documents: number })[] = [
    { filter: 'draft_invoices', label: count(drafts.documents, 'draft'), ...drafts },
    { filter: 'submitted_invoices', label: `${submitted.documents} awaiting approval`, ...submitted },
  ];
  return <SumRow label="Not owed yet" currency={currency} parts={parts.filter(({ documents }) => documents > 0)} />;
};
