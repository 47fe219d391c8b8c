import { Button, Flex, Modal, ModalBody, ModalFooter, Text, useExtensionActions } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { nameOfInvoice } from '../after/action-words.ts';
import { LinkStageView } from './LinkStageView.tsx';
import { useLinking } from './use-linking.ts';

interface UnlinkInvoiceProps {
  invoice: DealInvoice;
  look: () => void;
}

/** Takes an invoice that a person has linked off the deal again, after a second thought. */
export const UnlinkInvoice = ({ invoice, look }: UnlinkInvoiceProps) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const linking = useLinking(look);
  const id = `unlink-${invoice.id}`;
  const unlink = (): void => {
    closeOverlay(id);
    linking.unlink(invoice.id);
  };
  return (
    <>
      <Button
        size="xs"
        disabled={linking.stage.at === 'working'}
        overlay={
          <Modal id={id} title={`Unlink ${nameOfInvoice(invoice)}?`}>
            <ModalBody>
              <Text>It no longer bills this deal, which can then be billed again. In Xero it stands as it is.</Text>
            </ModalBody>
            <ModalFooter>
              <Flex gap="sm">
                <Button variant="primary" onClick={unlink}>
                  Unlink
                </Button>
                <Button onClick={() => closeOverlay(id)}>Cancel</Button>
              </Flex>
            </ModalFooter>
          </Modal>
        }
      >
        Unlink
      </Button>
      <LinkStageView linking={linking} />
    </>
  );
};
