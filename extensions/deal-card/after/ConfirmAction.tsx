import {
  Button,
  Flex,
  Modal,
  ModalBody,
  ModalFooter,
  Text,
  TextArea,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { FillIn } from '../customer/FillIn.tsx';
import { nameOfInvoice, type Action, type Confirmation } from './action-words.ts';

export interface ConfirmActionProps {
  asked: Confirmation;
  invoice: DealInvoice;
  action: Action;
  /** With what the person has said: a reason or a note. */
  onRun: (said?: Record<string, string>) => void;
  /** Is called when something was filled in at the customer, so that the invoice is looked at again. */
  onFilled: () => void;
}

/** So many letters make a reason. */
const SHORTEST_REASON = 3;

/** What is read, and said, before an action is done. */
export const ConfirmAction = ({ asked, invoice, action, onRun, onFilled }: ConfirmActionProps) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const [said, setSaid] = useState('');
  const { asks, isDestructive } = asked;
  const id = `${action}-${invoice.id}`;
  const isUnreachable = asked.mails && invoice.recipients.length === 0;
  const isUnsaid = asks?.required === true && said.trim().length < SHORTEST_REASON;
  const yes = (): void => {
    closeOverlay(id);
    onRun(asks && said.trim() !== '' ? { [asks.name]: said.trim() } : undefined);
  };
  return (
    <Modal id={id} title={asked.title(nameOfInvoice(invoice))} variant={isDestructive ? 'danger' : 'default'}>
      <ModalBody>
        <Flex direction="column" gap="sm">
          {asked.sentences(invoice).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
          {asks && (
            <TextArea
              {...{ label: asks.label, name: asks.name, required: asks.required, value: said, maxLength: 1000 }}
              onInput={setSaid}
            />
          )}
          {isUnreachable && <FillIn field="email" contactId={invoice.contactId} onFilled={onFilled} />}
        </Flex>
      </ModalBody>
      <ModalFooter>
        <Flex gap="sm">
          <Button
            variant={isDestructive ? 'destructive' : 'primary'}
            disabled={isUnreachable || isUnsaid}
            onClick={yes}
          >
            {asked.yes}
          </Button>
          <Button onClick={() => closeOverlay(id)}>Cancel</Button>
        </Flex>
      </ModalFooter>
    </Modal>
  );
};
