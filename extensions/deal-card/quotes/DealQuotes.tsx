import { Divider, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { DealQuotes as Quotes } from '../../../src/contract/quotes.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { useAnswer } from '../../shared/service/use-answer.ts';
import { useChanged } from '../../shared/service/use-changed.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import type { May } from '../create/may.ts';
import { useDeal } from '../use-deal.ts';
import { QuoteRow } from './QuoteRow.tsx';
import { useQuoteSteps } from './use-quote-steps.ts';

interface DealQuotesProps {
  may: May;
  /** How the deal's invoices stand: when it changes, so may what can be done about the quotes. */
  standing: string;
  /** Is called when a quote was invoiced, or might have been. */
  onInvoiced: () => void;
}

/** The deal's quotes on both sides, with what comes next of each (C31, C47). Nothing, where HubSpot has none. */
export const DealQuotes = ({ may, standing, onInvoiced }: DealQuotesProps) => {
  const { state, reload, look } = useAnswer<Quotes>(`${useDeal().path}/quotes`);
  const { moment } = useFormat();
  const steps = useQuoteSteps(() => void look());
  useChanged(standing, () => void look());
  if (state.status === 'loading') return <Loading label="Fetching the deal’s quotes" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const { quotes, whyNot, xeroAsOf } = state.value;
  if (quotes.length === 0) return null;
  const acted = (): void => {
    void look();
    onInvoiced();
  };
  return (
    <Flex direction="column" gap="sm">
      <Heading>Quotes of this deal</Heading>
      {whyNot && <Text variant="microcopy">{whyNot}</Text>}
      {quotes.map((quote) => (
        <QuoteRow key={quote.quoteId} {...{ quote, steps, may }} onActed={acted} />
      ))}
      {xeroAsOf && <Text variant="microcopy">Quotes in Xero as of {moment(xeroAsOf)}</Text>}
      <Divider />
    </Flex>
  );
};
