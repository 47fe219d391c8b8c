import { Divider } from '@hubspot/ui-extensions';
import type { DealInvoices as Invoices } from '../../src/contract/invoicing.ts';
import type { RecordCard } from '../../src/contract/record-card.ts';
import { useChanged } from '../shared/service/use-changed.ts';
import { Failed } from '../shared/states/Failed.tsx';
import { Loading } from '../shared/states/Loading.tsx';
import { ActionOutcome } from './after/ActionOutcome.tsx';
import { InvoiceList } from './after/InvoiceList.tsx';
import { useInvoiceActions } from './after/use-invoice-actions.ts';
import { BillingHead } from './billing/BillingHead.tsx';
import { askedNext, isOpen } from './billing/billing-words.ts';
import { Gaps } from './billing/Gaps.tsx';
import { MoneyBar } from './billing/MoneyBar.tsx';
import { Steps } from './billing/Steps.tsx';
import { ChangeNotices } from './changes/ChangeNotices.tsx';
import { useCreation } from './create/use-creation.ts';
import type { May } from './create/may.ts';
import { DealQuotes } from './quotes/DealQuotes.tsx';
import { ReadinessBlock } from './readiness/ReadinessBlock.tsx';
import { useReadiness } from './readiness/use-readiness.ts';
import { useDealInvoices } from './use-deal-invoices.ts';
import { usePropertyUpdates } from './use-property-updates.ts';

interface DealInvoicesProps {
  card: RecordCard;
  /** Is called when the invoices have changed, and with them what the customer owes. */
  onMoved: () => void;
}

/** How the deal is billed, section by section: its money, whether it is ready, its steps, its invoices and quotes (C4, C13, C31, C35, C50 to C52). */
export const DealInvoices = ({ card, onMoved }: DealInvoicesProps) => {
  const { state, reload, look, watch, lookAwhile } = useDealInvoices();
  const readiness = useReadiness(state.status === 'ready' && isToBill(state.value));
  const creation = useCreation({ onActed: watch, onFilled: readiness.look });
  const actions = useInvoiceActions(watch);
  const lookAtAll = (): void => {
    look();
    readiness.look();
  };
  usePropertyUpdates(() => {
    lookAwhile();
    readiness.look();
  });
  useChanged(card.freshness.asOf, lookAtAll);
  useChanged(state.status === 'ready' ? standingOf(state.value) : null, onMoved);
  if (state.status === 'loading') return <Loading label="Fetching the deal’s invoices" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const deal = state.value;
  const { billing, invoices, mayCreate } = deal;
  const may = mayOf(card);
  return (
    <>
      <Divider />
      <BillingHead {...{ deal, creation, actions, may, look }} />
      <ActionOutcome acting={actions.acting} invoices={invoices} />
      {billing && <MoneyBar {...{ billing, invoices }} />}
      {billing && <Gaps {...{ billing }} />}
      <ReadinessBlock
        readiness={readiness.known}
        {...{ creation, may }}
        mayMend={mayCreate}
        next={askedNext(billing)}
      />
      <ChangeNotices {...{ deal, may }} onActed={watch} />
      {billing && <Steps {...{ billing, deal, creation, may }} />}
      <InvoiceList {...{ deal, creation, actions, may }} />
      <Divider />
      <DealQuotes may={may} standing={standingOf(deal)} onInvoiced={watch} />
    </>
  );
};

/** Whether something of the deal is still to be billed, and nothing on its way. */
const isToBill = ({ billing, pending }: Invoices): boolean =>
  pending === null && (billing?.steps.some(isOpen) ?? false);

const mayOf = ({ state, connection }: RecordCard): May => ({
  nameNew: state === 'not_matched',
  manage: connection.canManage,
});

const standingOf = ({ invoices }: Invoices): string =>
  invoices.map(({ id, state, amountDue }) => `${id} ${state} ${amountDue}`).join();
