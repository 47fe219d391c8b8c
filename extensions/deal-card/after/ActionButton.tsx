import { Button, Flex, Modal, ModalBody, ModalFooter, Text, useExtensionActions } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { FillIn } from '../customer/FillIn.tsx';
import { actionWords, confirmations, nameOfInvoice, type Action } from './action-words.ts';

interface ActionButtonProps {
  invoice: DealInvoice;
  action: Action;
  disabled: boolean;
  onRun: () => void;
  /** Is called when something was filled in at the customer, so that the invoice is looked at again. */
  onFilled: () => void;
}

/** The button of one action; what needs a second thought asks for it. */
export const ActionButton = (props: ActionButtonProps) => {
  const { action, disabled, onRun } = props;
  const { label } = actionWords[action];
  if (!confirmations[action])
    return (
      <Button size="xs" disabled={disabled} onClick={onRun}>
        {label}
      </Button>
    );
  return (
    <Button size="xs" disabled={disabled} overlay={<Confirmation {...props} />}>
      {label}
    </Button>
  );
};

const Confirmation = ({ invoice, action, onRun, onFilled }: ActionButtonProps) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const asked = confirmations[action];
  if (!asked) return null;
  const id = `${action}-${invoice.id}`;
  const isUnreachable = action === 'email' && invoice.recipients.length === 0;
  const yes = (): void => {
    closeOverlay(id);
    onRun();
  };
  return (
    <Modal id={id} title={asked.title(nameOfInvoice(invoice))} variant={asked.isDestructive ? 'danger' : 'default'}>
      <ModalBody>
        <Flex direction="column" gap="sm">
          {asked.sentences(invoice).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
          {isUnreachable && <FillIn field="email" contactId={invoice.contactId} onFilled={onFilled} />}
        </Flex>
      </ModalBody>
      <ModalFooter>
        <Flex gap="sm">
          <Button variant={asked.isDestructive ? 'destructive' : 'primary'} disabled={isUnreachable} onClick={yes}>
            {asked.yes}
          </Button>
          <Button onClick={() => closeOverlay(id)}>Cancel</Button>
        </Flex>
      </ModalFooter>
    </Modal>
  );
};
