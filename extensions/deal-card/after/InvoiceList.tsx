import { Flex, Text } from '@hubspot/ui-extensions';
import type { DealInvoices } from '../../../src/contract/invoicing.ts';
import { nextMoveOf } from '../billing/NextAction.tsx';
import { Progress } from '../create/Progress.tsx';
import type { May } from '../create/may.ts';
import type { Creation } from '../create/use-creation.ts';
import { DealCredits } from '../credit/DealCredits.tsx';
import { ActionOutcome } from './ActionOutcome.tsx';
import { DealInvoice } from './DealInvoice.tsx';
import type { InvoiceActions } from './use-invoice-actions.ts';

interface InvoiceListProps {
  deal: DealInvoices;
  creation: Creation;
  actions: InvoiceActions;
  may: May;
}

/** The invoices of the deal, what is on its way, and how the last action ended. */
export const InvoiceList = ({ deal, creation, actions, may }: InvoiceListProps) => {
  const underWay = creation.underWay ?? deal.pending;
  const move = nextMoveOf(deal);
  return (
    <Flex direction="column" gap="sm">
      {underWay && <Progress intent={underWay} isWatched={creation.underWay !== null} />}
      {deal.invoices.length === 0 && !underWay && <Text>This deal has not been invoiced yet.</Text>}
      {deal.invoices.map((invoice) => (
        <DealInvoice
          key={invoice.id}
          {...{ invoice, actions, may }}
          elsewhere={move?.invoice.id === invoice.id ? move.action : null}
        />
      ))}
      <DealCredits credits={deal.credits} />
      <ActionOutcome acting={actions.acting} />
    </Flex>
  );
};
