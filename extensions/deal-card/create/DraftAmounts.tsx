import { Flex, DescriptionList, DescriptionListItem, Text } from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { LinesTable, type ShownLine } from '../../shared/invoice/LinesTable.tsx';
import { taxWords } from '../../shared/invoice/tax-words.ts';
import { useDraftMoney } from './use-draft-money.ts';

/** The lines with the tax of each, and what they come to, to the cent. */
export const DraftAmounts = ({ draft }: { draft: InvoiceDraft }) => {
  const { number } = useFormat();
  const money = useDraftMoney(draft);
  const taxOf = ({ taxType, taxRate }: InvoiceDraft['lines'][number]): string | null =>
    taxType && (taxRate === null ? taxType : `${taxType} ${number(taxRate)}%`);
  const shown = draft.lines.map((line): ShownLine => ({
    ...line,
    codes: [line.accountCode && `Account ${line.accountCode}`, taxOf(line)],
  }));
  return (
    <Flex direction="column" gap="sm">
      <LinesTable lines={shown} amountOf={money} />
      <Text variant="microcopy">{taxWords[draft.lineAmountTypes]}</Text>
      {draft.totals && <Totals totals={draft.totals} money={money} />}
      {draft.notes.map((note) => (
        <Text key={note}>{note}</Text>
      ))}
    </Flex>
  );
};

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
