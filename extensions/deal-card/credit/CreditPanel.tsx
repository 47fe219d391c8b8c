import { Flex, LoadingButton, Panel, PanelBody, PanelFooter, Text } from '@hubspot/ui-extensions';
import type { CreditOffer } from '../../../src/contract/credits.ts';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { ClosePanel } from '../ClosePanel.tsx';
import { nameOfInvoice } from '../after/action-words.ts';
import { CreditForm } from './CreditForm.tsx';
import { CreditOutcome } from './CreditOutcome.tsx';
import type { Credit } from './use-credit.ts';

interface CreditPanelProps {
  id: string;
  invoice: DealInvoice;
  credit: Credit;
  /** Called when it has closed. */
  onClose: () => void;
}

/** So many letters make a reason. */
const SHORTEST_REASON = 3;

/** What a credit note of the invoice would be, the button that makes it, and what became of it. */
export const CreditPanel = ({ id, invoice, credit, onClose }: CreditPanelProps) => (
  <Panel id={id} title={`Credit ${nameOfInvoice(invoice)}`} width="md" variant="modal" onClose={onClose}>
    <PanelBody>
      <Crediting credit={credit} />
    </PanelBody>
    <PanelFooter>
      {credit.clicked?.at === 'written' ? <ClosePanel id={id} /> : <MakeCredit credit={credit} />}
    </PanelFooter>
  </Panel>
);

/** What is known of it; while another amount is looked at, what was known before. */
const offerOf = ({ offer }: Credit): CreditOffer | null => {
  if (offer.status === 'ready') return offer.value;
  return offer.status === 'loading' ? offer.before : null;
};

/** What would be credited and why, or what became of it. */
export const Crediting = ({ credit, isWhole = false }: { credit: Credit; isWhole?: boolean }) => {
  const { clicked, offer, reload } = credit;
  if (clicked?.at === 'written') return <CreditOutcome intent={clicked.intent} isWatched={clicked.isWatched} />;
  const known = offerOf(credit);
  if (offer.status === 'failed' && !credit.said.part) return <Failed problem={offer.problem} onRetry={reload} />;
  if (!known && offer.status !== 'failed') return <Loading label="Looking at what can be credited" />;
  return <CreditForm credit={credit} offer={known} isWhole={isWhole} />;
};

/** The button that makes the credit note, once it is known what that would be and why. */
export const MakeCredit = ({ credit, label = 'Create credit note' }: { credit: Credit; label?: string }) => {
  const { money } = useFormat();
  const { clicked, offer, said, isShown, confirm } = credit;
  const ready = offer.status === 'ready' && isShown ? offer.value : null;
  const preview = ready?.preview ?? null;
  const isUnsaid = said.reason.trim().length < SHORTEST_REASON;
  return (
    <Flex align="center" gap="sm">
      <LoadingButton
        variant="primary"
        loading={clicked?.at === 'sending' || offer.status === 'loading'}
        disabled={!preview || isUnsaid || clicked?.at === 'sending'}
        onClick={confirm}
      >
        {label}
      </LoadingButton>
      {ready && preview && <Text format={{ fontWeight: 'bold' }}>{money(preview.total, ready.currency)}</Text>}
    </Flex>
  );
};
