import {
  Button,
  Flex,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import type { Change } from '../service/use-change.ts';

interface DisconnectProps {
  connection: ConnectionSettings;
  change: Change<unknown>;
}

/** Ends the connection to one organisation, after saying what that does (C88). */
export const Disconnect = ({ connection, change }: DisconnectProps) => (
  <LoadingButton loading={change.state.at === 'running'} overlay={<Confirmation {...{ connection, change }} />}>
    Disconnect
  </LoadingButton>
);

const Confirmation = ({ connection: { tenantId, organisation }, change }: DisconnectProps) => {
  const { closeOverlay } = useExtensionActions<'settings'>();
  const id = `disconnect-${tenantId}`;
  const disconnect = (): void => {
    closeOverlay(id);
    void change.run({ tenantId }, `${organisation} is disconnected.`);
  };
  return (
    <Modal id={id} title={`Disconnect ${organisation}?`} variant="danger">
      <ModalBody>
        <Flex direction="column" gap="sm">
          <Text>
            Tieout gives back its access to {organisation} at Xero. From then on nothing is read from it or written to
            it, and what is on its way to it is listed as an issue, so that nothing is lost.
          </Text>
          <Text>
            The cards go on showing what was read until now, and say that it is disconnected. Nothing in Xero changes.
          </Text>
          <Text>Connecting it again takes everything up where it was left.</Text>
        </Flex>
      </ModalBody>
      <ModalFooter>
        <Flex gap="sm">
          <Button variant="destructive" onClick={disconnect}>
            Disconnect {organisation}
          </Button>
          <Button onClick={() => closeOverlay(id)}>Cancel</Button>
        </Flex>
      </ModalFooter>
    </Modal>
  );
};
