import { DescriptionList, DescriptionListItem, Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { taxWords } from '../../shared/invoice/tax-words.ts';
import type { QuestionProps } from '../questions/question.ts';
import { Questions } from '../questions/Questions.tsx';
import type { Ask } from '../questions/which-questions.ts';
import { DraftLines } from './DraftLines.tsx';
import { useDraftMoney } from './use-draft-money.ts';

type DraftAmountsProps = Omit<QuestionProps, 'lineId' | 'said'>;

/** The lines, each with its item, account and tax and why, and what they come to, to the cent. One line at a time is changed. */
export const DraftAmounts = (props: DraftAmountsProps) => {
  const { draft } = props;
  const money = useDraftMoney(draft);
  const [changing, setChanging] = useState<string | null>(null);
  return (
    <Flex direction="column" gap="sm">
      <DraftLines
        draft={draft}
        changing={changing}
        onChange={(lineId) => setChanging(lineId === changing ? null : lineId)}
      />
      {changing !== null && <Questions asks={asksOf(changing, draft)} {...props} />}
      <Text variant="microcopy">{taxWords[draft.lineAmountTypes]}</Text>
      {draft.totals && <Totals totals={draft.totals} money={money} />}
      {draft.notes.map((note) => (
        <Text key={note}>{note}</Text>
      ))}
    </Flex>
  );
};

const asksOf = (lineId: string, { options }: InvoiceDraft): Ask[] =>
  (
    [
      ['itemCode', options.items],
      ['accountCode', options.accounts],
      ['taxType', options.taxRates],
    ] as const
  ).flatMap(([name, { length }]) => (length > 0 ? [{ name, lineId, said: undefined }] : []));

interface TotalsProps {
  totals: NonNullable<InvoiceDraft['totals']>;
  money: (amount: string) => string;
}

const Totals = ({ totals: { subTotal, totalTax, total }, money }: TotalsProps) => (
  <DescriptionList direction="row">
    <DescriptionListItem label="Subtotal">
      <Text>{money(subTotal)}</Text>
    </DescriptionListItem>
    <DescriptionListItem label="Tax">
      <Text>{money(totalTax)}</Text>
    </DescriptionListItem>
    <DescriptionListItem label="Total">
      <Text format={{ fontWeight: 'bold' }}>{money(total)}</Text>
    </DescriptionListItem>
  </DescriptionList>
);
