import { Divider, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { DealInvoices as Invoices } from '../../src/contract/invoicing.ts';
import type { RecordCard } from '../../src/contract/record-card.ts';
import { useChanged } from '../shared/service/use-changed.ts';
import { Failed } from '../shared/states/Failed.tsx';
import { Loading } from '../shared/states/Loading.tsx';
import { SettingsLink } from '../shared/states/SettingsLink.tsx';
import { ActionOutcome } from './after/ActionOutcome.tsx';
import { DealInvoice } from './after/DealInvoice.tsx';
import { useInvoiceActions, type InvoiceActions } from './after/use-invoice-actions.ts';
import { CreateInvoice } from './create/CreateInvoice.tsx';
import { Progress } from './create/Progress.tsx';
import { useCreation, type Creation } from './create/use-creation.ts';
import type { May } from './create/may.ts';
import { ReadinessBlock } from './readiness/ReadinessBlock.tsx';
import { useReadiness } from './readiness/use-readiness.ts';
import { useDealInvoices } from './use-deal-invoices.ts';
import { usePropertyUpdates } from './use-property-updates.ts';

interface DealInvoicesProps {
  card: RecordCard;
  /** Is called when the invoices have changed, and with them what the customer owes. */
  onMoved: () => void;
}

/** The invoices of the deal: create one, follow it, work on it (C4, C13, C35, C50 to C52). */
export const DealInvoices = ({ card, onMoved }: DealInvoicesProps) => {
  const { state, reload, look, watch } = useDealInvoices();
  const readiness = useReadiness(state.status === 'ready' && isToBill(state.value));
  const creation = useCreation({ onActed: watch, onFilled: readiness.look });
  const actions = useInvoiceActions(watch);
  const lookAtAll = (): void => {
    look();
    readiness.look();
  };
  usePropertyUpdates(lookAtAll);
  useChanged(card.freshness.asOf, lookAtAll);
  useChanged(state.status === 'ready' ? standingOf(state.value) : null, onMoved);
  if (state.status === 'loading') return <Loading label="Fetching the deal’s invoices" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const may = mayOf(card);
  return (
    <>
      <Divider />
      <Flex justify="between" align="center">
        <Heading>Invoices of this deal</Heading>
        <CreateInvoice creation={creation} mayCreate={state.value.mayCreate} may={may} />
      </Flex>
      <ReadinessBlock readiness={readiness.known} {...{ creation, may }} mayMend={state.value.mayCreate} />
      <Known invoices={state.value} creation={creation} actions={actions} may={may} />
      <Divider />
    </>
  );
};

/** Whether nothing bills the deal yet. */
const isToBill = ({ invoices, pending }: Invoices): boolean =>
  pending === null && invoices.every(({ state }) => state === 'voided' || state === 'deleted');

const mayOf = ({ state, connection }: RecordCard): May => ({
  nameNew: state === 'not_matched',
  manage: connection.canManage,
});

const standingOf = ({ invoices }: Invoices): string =>
  invoices.map(({ id, state, amountDue }) => `${id} ${state} ${amountDue}`).join();

interface KnownProps {
  invoices: Invoices;
  creation: Creation;
  actions: InvoiceActions;
  may: May;
}

const Known = ({ invoices: { invoices, pending, whyNot, live }, creation, actions, may }: KnownProps) => {
  const underWay = creation.underWay ?? pending;
  return (
    <Flex direction="column" gap="sm">
      {whyNot && <Text variant="microcopy">{whyNot}</Text>}
      {whyNot && !live && may.manage && <SettingsLink />}
      {underWay && <Progress intent={underWay} isWatched={creation.underWay !== null} />}
      {invoices.length === 0 && !underWay && <Text>This deal has not been invoiced yet.</Text>}
      {invoices.map((invoice) => (
        <DealInvoice key={invoice.id} invoice={invoice} actions={actions} may={may} />
      ))}
      <ActionOutcome acting={actions.acting} />
    </Flex>
  );
};
