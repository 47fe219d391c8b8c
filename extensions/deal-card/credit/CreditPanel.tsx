import {
  Button,
  Flex,
  LoadingButton,
  Panel,
  PanelBody,
  PanelFooter,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { CreditOffer } from '../../../src/contract/credits.ts';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { nameOfInvoice } from '../after/action-words.ts';
import { CreditForm } from './CreditForm.tsx';
import { CreditOutcome } from './CreditOutcome.tsx';
import type { Credit } from './use-credit.ts';

interface CreditPanelProps {
  invoice: DealInvoice;
  credit: Credit;
}

/** So many letters make a reason. */
const SHORTEST_REASON = 3;

/** What a credit note of the invoice would be, the button that makes it, and what became of it. */
export const CreditPanel = ({ invoice, credit }: CreditPanelProps) => {
  const id = `credit-${invoice.id}`;
  return (
    <Panel id={id} title={`Credit ${nameOfInvoice(invoice)}`} width="md" variant="modal">
      <PanelBody>
        <Body credit={credit} />
      </PanelBody>
      <PanelFooter>
        <Footer id={id} credit={credit} />
      </PanelFooter>
    </Panel>
  );
};

/** What is known of it; while another amount is looked at, what was known before. */
const offerOf = ({ offer }: Credit): CreditOffer | null => {
  if (offer.status === 'ready') return offer.value;
  return offer.status === 'loading' ? offer.before : null;
};

const Body = ({ credit }: { credit: Credit }) => {
  const { clicked, offer, reload } = credit;
  if (clicked?.at === 'written') return <CreditOutcome intent={clicked.intent} />;
  const known = offerOf(credit);
  if (offer.status === 'failed' && !credit.said.part) return <Failed problem={offer.problem} onRetry={reload} />;
  if (!known && offer.status !== 'failed') return <Loading label="Looking at what can be credited" />;
  return <CreditForm credit={credit} offer={known} />;
};

const Footer = ({ id, credit }: { id: string; credit: Credit }) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const { money } = useFormat();
  const { clicked, offer, said, isShown, confirm } = credit;
  if (clicked?.at === 'written') return <Button onClick={() => closeOverlay(id)}>Close</Button>;
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
        Create credit note
      </LoadingButton>
      {ready && preview && <Text format={{ fontWeight: 'bold' }}>{money(preview.total, ready.currency)}</Text>}
    </Flex>
  );
};
