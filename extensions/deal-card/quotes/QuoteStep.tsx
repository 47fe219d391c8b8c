import { Button, LoadingButton } from '@hubspot/ui-extensions';
import type { DealQuote } from '../../../src/contract/quotes.ts';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import { useCreation } from '../create/use-creation.ts';
import { MakeQuotePanel } from './MakeQuotePanel.tsx';
import { stepLabels, type Step } from './quote-words.ts';
import { useQuoteMaking } from './use-quote-making.ts';
import type { QuoteSteps } from './use-quote-steps.ts';

interface QuoteStepProps {
  step: Step;
  quote: DealQuote;
  steps: QuoteSteps;
  may: May;
  /** The step has been taken: only what its panel shows is left of it. */
  isShut: boolean;
  onActed: () => void;
  onOpen: () => void;
  onClose: () => void;
}

/** The button of one step: it opens a panel with what would be made, or does it at once. */
export const QuoteStep = (props: QuoteStepProps) => {
  const { step, quote, steps } = props;
  if (step === 'make') return <MakeStep {...props} />;
  if (step === 'invoice') return <InvoiceStep {...props} />;
  return (
    <LoadingButton
      size="xs"
      loading={steps.running === `${quote.quoteId} ${step}`}
      onClick={() => steps.run(quote, step)}
    >
      {stepLabels[step]}
    </LoadingButton>
  );
};

const MakeStep = ({ quote: { quoteId }, may, isShut, onActed, onOpen, onClose }: QuoteStepProps) => {
  const making = useQuoteMaking(quoteId, onActed);
  const open = (): void => {
    onOpen();
    making.open();
  };
  const panel = <MakeQuotePanel id={`make-quote-${quoteId}`} {...{ making, may, onClose }} />;
  return (
    <Button size="xs" disabled={isShut} onClick={open} overlay={panel}>
      {stepLabels.make}
    </Button>
  );
};

const InvoiceStep = ({ quote: { quoteId }, may, isShut, onActed, onOpen, onClose }: QuoteStepProps) => {
  const creation = useCreation({ onActed, onFilled: onActed });
  const open = (): void => {
    onOpen();
    creation.open({ quoteId });
  };
  const id = `invoice-quote-${quoteId}`;
  const panel = <CreatePanel id={id} title="Invoice this quote" {...{ creation, may, onClose }} />;
  return (
    <Button size="xs" disabled={isShut} onClick={open} overlay={panel}>
      {stepLabels.invoice}
    </Button>
  );
};
