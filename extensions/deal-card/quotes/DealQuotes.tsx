import { Button, Divider, Flex, Heading, Link, LoadingButton, Tag, Text } from '@hubspot/ui-extensions';
import type { DealQuote, DealQuotes as Quotes } from '../../../src/contract/quotes.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { useAnswer } from '../../shared/service/use-answer.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import { useCreation } from '../create/use-creation.ts';
import { useDeal } from '../use-deal.ts';
import { MakeQuotePanel } from './MakeQuotePanel.tsx';
import { stateWords, stepLabels, xeroWords } from './quote-words.ts';
import { useQuoteMaking } from './use-quote-making.ts';
import { useQuoteSteps, type QuoteSteps } from './use-quote-steps.ts';

interface DealQuotesProps {
  may: May;
  /** Is called when a quote was invoiced, or might have been. */
  onInvoiced: () => void;
}

/** The deal's quotes on both sides, with what comes next of each (C31, C47). Nothing, where HubSpot has none. */
export const DealQuotes = ({ may, onInvoiced }: DealQuotesProps) => {
  const { state, reload, look } = useAnswer<Quotes>(`${useDeal().path}/quotes`);
  const { moment } = useFormat();
  const steps = useQuoteSteps(() => void look());
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

interface QuoteRowProps {
  quote: DealQuote;
  steps: QuoteSteps;
  may: May;
  onActed: () => void;
}

const QuoteRow = ({ quote, steps, may, onActed }: QuoteRowProps) => {
  const { money } = useFormat();
  const { number, title, state, xero, amount, currency, next, also, write } = quote;
  const problem = steps.problem?.quoteId === quote.quoteId ? steps.problem.problem : (write?.problem ?? null);
  return (
    <Flex direction="column" gap="xs">
      <Flex justify="between" align="center" wrap>
        <Text format={{ fontWeight: 'bold' }}>{number ? `${number} · ${title}` : title}</Text>
        <Flex gap="xs" align="center">
          <Tag>{`HubSpot: ${stateWords[state]}`}</Tag>
          {xero && <Tag>{`Xero: ${xeroWords[xero.status]}`}</Tag>}
          {amount && currency && <Text>{money(amount, currency)} without tax</Text>}
          {xero && <Text>{money(xero.total, xero.currency)} with tax</Text>}
        </Flex>
      </Flex>
      <Text variant="microcopy">{quote.says}</Text>
      {problem && <Text>{`${problem.message} ${problem.fix ?? ''}`}</Text>}
      {write?.difference && <Text>{write.difference}</Text>}
      <Flex gap="xs" wrap>
        {[...(next ? [next] : []), ...also].map((step) => (
          <Step key={step} {...{ step, quote, steps, may, onActed }} />
        ))}
        {xero?.xeroUrl && <Link href={{ url: xero.xeroUrl, external: true }}>Open in Xero</Link>}
      </Flex>
    </Flex>
  );
};

const Step = ({ step, quote, steps, may, onActed }: QuoteRowProps & { step: NonNullable<DealQuote['next']> }) => {
  const { quoteId } = quote;
  const making = useQuoteMaking(quoteId, onActed);
  const creation = useCreation({ onActed, onFilled: onActed, quoteId });
  if (step === 'make')
    return (
      <Button onClick={making.open} overlay={<MakeQuotePanel id={`make-quote-${quoteId}`} {...{ making, may }} />}>
        {stepLabels[step]}
      </Button>
    );
  if (step === 'invoice')
    return (
      <Button
        onClick={creation.open}
        overlay={<CreatePanel id={`invoice-quote-${quoteId}`} title="Invoice this quote" {...{ creation, may }} />}
      >
        {stepLabels[step]}
      </Button>
    );
  return (
    <LoadingButton loading={steps.running === quoteId} onClick={() => steps.run(quote, step)}>
      {stepLabels[step]}
    </LoadingButton>
  );
};
