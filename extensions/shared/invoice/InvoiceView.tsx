import { PanelSection } from '@hubspot/ui-extensions';
import type { InvoiceDetail } from '../../../src/contract/documents.ts';
import type { Loaded } from '../service/use-answer.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { InvoiceFacts } from './InvoiceFacts.tsx';
import { InvoiceLines } from './InvoiceLines.tsx';
import { InvoiceSettlements } from './InvoiceSettlements.tsx';
import { InvoiceTotals } from './InvoiceTotals.tsx';

interface InvoiceViewProps {
  state: Loaded<InvoiceDetail>;
  onRetry: () => void;
}

/** The inside of an invoice's panel (C37). */
export const InvoiceView = ({ state, onRetry }: InvoiceViewProps) => {
  if (state.status !== 'ready')
    return (
      <PanelSection flush>
        {state.status === 'loading' ? (
          <Loading label="Fetching the invoice" />
        ) : (
          <Failed problem={state.problem} onRetry={onRetry} />
        )}
      </PanelSection>
    );
  const invoice = state.value;
  return (
    <>
      <PanelSection>
        <InvoiceFacts invoice={invoice} />
      </PanelSection>
      <PanelSection>
        <InvoiceLines invoice={invoice} />
      </PanelSection>
      <PanelSection>
        <InvoiceTotals invoice={invoice} />
      </PanelSection>
      <PanelSection flush>
        <InvoiceSettlements invoice={invoice} />
      </PanelSection>
    </>
  );
};
