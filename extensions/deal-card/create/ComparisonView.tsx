import { DescriptionList, DescriptionListItem, Flex, Text } from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { useDraftMoney } from './use-draft-money.ts';

/**
 * Quoted = invoiced: the deal, its quote and the invoice side by side, and each difference with its cause (C31). Of a step its
 * part of the deal stands between them.
 */
export const ComparisonView = ({ draft }: { draft: InvoiceDraft }) => {
  const { money } = useFormat();
  const amountOf = useDraftMoney(draft);
  const { step, comparison } = draft;
  const { deal, quote, invoice, from, differences } = comparison;
  const ofQuote = quote?.amount
    ? quote.currency
      ? money(quote.amount, quote.currency)
      : amountOf(quote.amount)
    : null;
  const sides = [
    [step ? 'Whole deal' : 'Deal', deal ? amountOf(deal) : 'No amount'],
    [quote?.number ? `Quote ${quote.number}` : 'Quote', quote ? (ofQuote ?? 'No amount') : 'No quote'],
    ...(step ? [['This step, without tax', amountOf(step.amount)] as const] : []),
    [step ? 'This invoice, with tax' : 'Invoice', invoice ? amountOf(invoice) : 'Not known yet'],
  ] as const;
  return (
    <Flex direction="column" gap="xs">
      <DescriptionList direction="row">
        {sides.map(([label, value]) => (
          <DescriptionListItem key={label} label={label}>
            <Text>{value}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
      {differences.map(({ amount, cause }) => (
        <Text key={cause} variant="microcopy">
          {amount === null ? cause : `${signed(amount, amountOf)}: ${cause}`}
        </Text>
      ))}
      {invoice !== null && invoice === (from === 'quote' ? quote?.amount : deal) && (
        <Text variant="microcopy">The invoice is what was agreed, to the cent.</Text>
      )}
    </Flex>
  );
};

const signed = (amount: string, amountOf: (amount: string) => string): string =>
  amount.startsWith('-') ? `− ${amountOf(amount.slice(1))}` : `+ ${amountOf(amount)}`;
