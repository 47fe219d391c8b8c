import {
  Button,
  Flex,
  Modal,
  ModalBody,
  ModalFooter,
  Text,
  useExtensionActions,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import type { SettingsPerson } from '../../../src/contract/settings.ts';
import type { Change } from '../service/use-change.ts';

interface RemoveAdminProps {
  admin: SettingsPerson;
  change: Change<unknown>;
}

/** Takes somebody's right as an admin back, after asking. */
export const RemoveAdmin = ({ admin, change }: RemoveAdminProps) => (
  <Button size="xs" disabled={change.state.at === 'running'} overlay={<Confirmation {...{ admin, change }} />}>
    Remove
  </Button>
);

const Confirmation = ({ admin: { userId, name }, change }: RemoveAdminProps) => {
  const { closeOverlay } = useExtensionActions<'settings'>();
  const isSelf = String(useExtensionContext<'settings'>().user.id) === userId;
  const id = `remove-admin-${userId}`;
  const remove = (): void => {
    closeOverlay(id);
    void change.run({ userId, admin: false }, `${name} is no longer an admin of Tieout.`);
  };
  return (
    <Modal id={id} title={isSelf ? 'Stop being an admin?' : `Remove ${name} as an admin?`} variant="danger">
      <ModalBody>
        <Text>
          {isSelf
            ? 'You lose this page at once, and another admin would have to give it back to you.'
            : `${name} loses this page at once, and sees what the other rules allow. Nothing else changes.`}
        </Text>
      </ModalBody>
      <ModalFooter>
        <Flex gap="sm">
          <Button variant="destructive" onClick={remove}>
            {isSelf ? 'Stop being an admin' : `Remove ${name}`}
          </Button>
          <Button onClick={() => closeOverlay(id)}>Cancel</Button>
        </Flex>
      </ModalFooter>
    </Modal>
  );
};
