import { Flex, Link, Tag, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealQuote } from '../../../src/contract/quotes.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import type { May } from '../create/may.ts';
import { isSettled } from '../follow-intent.ts';
import { stateWords, xeroWords, type Step } from './quote-words.ts';
import { QuoteStep } from './QuoteStep.tsx';
import type { QuoteSteps } from './use-quote-steps.ts';

interface QuoteRowProps {
  quote: DealQuote;
  steps: QuoteSteps;
  may: May;
  /** Is called when something was done about the quote, well or not. */
  onActed: () => void;
}

/** One quote: how it stands on both sides, what its last write came to, and what may be done now. */
export const QuoteRow = ({ quote, steps, may, onActed }: QuoteRowProps) => {
  const { xero, says, write } = quote;
  const problem = steps.problem?.quoteId === quote.quoteId ? steps.problem.problem : (write?.problem ?? null);
  const [opened, setOpened] = useState<Step | null>(null);
  const allowed = [...(quote.next ? [quote.next] : []), ...quote.also];
  // A panel belongs to its button: what was just done must not vanish with it.
  const shown = opened && !allowed.includes(opened) ? [...allowed, opened] : allowed;
  return (
    <Flex direction="column" gap="xs">
      <QuoteHead quote={quote} />
      <Text variant="microcopy">{says}</Text>
      {write && !isSettled(write) && <Text>A change of this quote is on its way to Xero.</Text>}
      {problem && <Text>{`${problem.message} ${problem.fix ?? ''}`}</Text>}
      {write?.difference && <Text>{write.difference}</Text>}
      <Flex gap="xs" align="center" wrap>
        {shown.map((step) => (
          <QuoteStep
            key={step}
            {...{ step, quote, steps, may, onActed }}
            isShut={!allowed.includes(step)}
            onOpen={() => setOpened(step)}
            onClose={() => setOpened(null)}
          />
        ))}
        {xero?.xeroUrl && <Link href={{ url: xero.xeroUrl, external: true }}>Open in Xero</Link>}
      </Flex>
    </Flex>
  );
};

const QuoteHead = ({ quote: { number, title, state, xero, amount, currency } }: { quote: DealQuote }) => {
  const { money } = useFormat();
  const amounts = [
    ...(amount && currency ? [`${money(amount, currency)} without tax`] : []),
    ...(xero ? [`${money(xero.total, xero.currency)} with tax`] : []),
  ];
  return (
    <Flex justify="between" align="center" wrap>
      <Text format={{ fontWeight: 'bold' }}>{number ? `${number} · ${title}` : title}</Text>
      <Flex gap="xs" align="center" wrap>
        <Tag>{`HubSpot: ${stateWords[state]}`}</Tag>
        {xero && <Tag>{`Xero: ${xeroWords[xero.status]}`}</Tag>}
        <Text>{amounts.join(' · ')}</Text>
      </Flex>
    </Flex>
  );
};
