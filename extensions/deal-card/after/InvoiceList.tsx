import { Button, Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealInvoice as Invoice, DealInvoices } from '../../../src/contract/invoicing.ts';
import { leads } from '../billing/leading.ts';
import { nextMoveOf } from '../billing/NextAction.tsx';
import type { May } from '../create/may.ts';
import { Pending, Progress } from '../create/Progress.tsx';
import type { Creation } from '../create/use-creation.ts';
import { DealCredits } from '../credit/DealCredits.tsx';
import { DealInvoice } from './DealInvoice.tsx';
import type { InvoiceActions } from './use-invoice-actions.ts';

interface InvoiceListProps {
  deal: DealInvoices;
  creation: Creation;
  actions: InvoiceActions;
  may: May;
}

/** The invoices of the deal, and what is on its way. Of many only those are shown at first of which something is to be done. */
export const InvoiceList = ({ deal, creation, actions, may }: InvoiceListProps) => {
  const [showsAll, showAll] = useState(false);
  const { invoices, pending } = deal;
  const move = nextMoveOf(deal);
  const { underWay, stage } = creation;
  const shown = showsAll ? invoices : shownFirst(invoices);
  return (
    <Flex direction="column" gap="sm">
      {underWay && (
        <Progress intent={underWay} isWatched={stage.at === 'sent' && stage.isWatched} doing="Creating the invoice" />
      )}
      {!underWay && pending && <Pending intent={pending} />}
      {invoices.length === 0 && !underWay && !pending && <Text>This deal has not been invoiced yet.</Text>}
      {shown.map((invoice) => (
        <DealInvoice
          key={invoice.id}
          {...{ invoice, actions, may }}
          elsewhere={move?.invoice.id === invoice.id ? move.action : null}
          isLeading={leads(deal, { invoiceId: invoice.id, by: 'resubmit' })}
        />
      ))}
      {shown.length < invoices.length && (
        <Flex>
          <Button size="xs" onClick={() => showAll(true)}>{`Show all ${invoices.length} invoices`}</Button>
        </Flex>
      )}
      <DealCredits credits={deal.credits} />
    </Flex>
  );
};

/** So many are shown as they come: a deal that is billed every month has more. */
const LATEST = 5;

const toDo: readonly Invoice['state'][] = ['draft', 'submitted', 'overdue'];

const shownFirst = (invoices: readonly Invoice[]): readonly Invoice[] =>
  invoices.filter(({ state }, index) => index < LATEST || toDo.includes(state));
