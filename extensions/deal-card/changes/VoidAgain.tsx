import { Alert, Button, Flex, Text, useExtensionActions } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { Loading } from '../../shared/states/Loading.tsx';
import { useMove } from '../after/use-invoice-actions.ts';
import { useCreation } from '../create/use-creation.ts';
import type { Ending } from '../use-write-once.ts';
import { AgainButton } from './AgainButton.tsx';
import type { OfferProps } from './UpdateInvoice.tsx';

export interface AgainProps extends OfferProps {
  invoice: DealInvoice;
}

/** How far the first half is: it is asked, done, or how it ended. */
type Voiding = { at: 'asked' | 'voiding' } | Ending;

/** Voids the invoice and, once Xero has done so, shows the new one of the same step, by the deal as it is now (C101). */
export const VoidAgain = ({ change, invoice, isOffered, isPrimary, may, onTaken, onClose, onActed }: AgainProps) => {
  const creation = useCreation({ onActed, onFilled: onActed });
  const move = useMove();
  const [voiding, setVoiding] = useState<Voiding>({ at: 'asked' });
  const id = `void-again-${change.invoiceId}`;
  const go = async (): Promise<void> => {
    setVoiding({ at: 'voiding' });
    const ending = await move(invoice, { action: 'void', said: {} });
    setVoiding(ending);
    if (ending.at === 'done') creation.open({ stepId: invoice.stepId ?? undefined });
    onActed();
  };
  const open = (): void => {
    onTaken();
    if (voiding.at === 'refused') setVoiding({ at: 'asked' });
  };
  const first = {
    instead: <First {...{ invoice, voiding }} />,
    insteadFooter: voiding.at === 'asked' ? <Void {...{ id, invoice }} onGo={() => void go()} /> : undefined,
  };
  return (
    <AgainButton
      {...{ isOffered, isPrimary, id, creation, may, onClose }}
      {...(voiding.at === 'done' ? {} : first)}
      label="Void and invoice again"
      title={`Void ${invoice.number} and invoice again`}
      onOpen={open}
    />
  );
};

interface VoidProps extends Pick<AgainProps, 'invoice'> {
  /** Of the panel. */
  id: string;
  onGo: () => void;
}

const Void = ({ id, invoice: { number }, onGo }: VoidProps) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  return (
    <Flex gap="sm">
      <Button variant="destructive" onClick={onGo}>
        Void {number}
      </Button>
      <Button onClick={() => closeOverlay(id)}>Cancel</Button>
    </Flex>
  );
};

const First = ({ invoice: { number }, voiding }: Pick<AgainProps, 'invoice'> & { voiding: Voiding }) => {
  if (voiding.at === 'voiding') return <Loading label={`Voiding ${number}`} />;
  if (voiding.at === 'refused')
    return (
      <Alert variant="danger" title={`${number} was not voided`}>
        <Text>{voiding.problem.message}</Text>
        {voiding.problem.fix && <Text>{voiding.problem.fix}</Text>}
        <Text>Once something was paid or credited, a credit note takes off what is too much.</Text>
      </Alert>
    );
  if (voiding.at === 'unsettled')
    return (
      <Alert variant="info" title={`Voiding ${number}`}>
        <Text>It is still being worked on, by itself. Once it is voided, create the invoice from the deal.</Text>
      </Alert>
    );
  return (
    <Flex direction="column" gap="sm">
      <Text>{number} is voided in Xero first: the customer then owes nothing for it. This cannot be undone.</Text>
      <Text>Then you see the new invoice, by the deal as it is now, before it is created.</Text>
    </Flex>
  );
};
