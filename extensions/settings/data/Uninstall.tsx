import {
  Button,
  Flex,
  Form,
  Heading,
  Input,
  List,
  LoadingButton,
  Modal,
  ModalBody,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { AdminSettings, UninstallAnswer } from '../../../src/contract/settings.ts';
import { count } from '../../shared/format/words.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { useChange, type Change } from '../service/use-change.ts';

interface UninstallProps {
  settings: AdminSettings;
  onUninstalled: (eraseAfter: string) => void;
}

const id = 'uninstall';

/** Ends everything, after the number of the account was typed; says before what is deleted and when (C88). */
export const Uninstall = ({ settings, onUninstalled }: UninstallProps) => {
  const change = useChange<UninstallAnswer>('/settings/uninstall');
  return (
    <Flex direction="column" gap="sm">
      <Heading>Uninstall</Heading>
      <Text>
        Ends the connections to Xero and removes Tieout from this account. What it stores is deleted{' '}
        {count(settings.graceDays, 'day')} later; until then, installing it again takes everything up where it was left.
      </Text>
      <Flex>
        <Button overlay={<Confirmation {...{ settings, change, onUninstalled }} />}>Uninstall Tieout</Button>
      </Flex>
    </Flex>
  );
};

const Confirmation = (props: UninstallProps & { change: Change<UninstallAnswer> }) => (
  <Modal id={id} title="Uninstall Tieout?" variant="danger" width="md">
    <ModalBody>
      <Flex direction="column" gap="sm">
        <WhatHappens settings={props.settings} />
        <Confirm {...props} />
      </Flex>
    </ModalBody>
  </Modal>
);

const WhatHappens = ({ settings: { connections, graceDays } }: Pick<UninstallProps, 'settings'>) => {
  const names = connections.filter(({ state }) => state !== 'disconnected').map(({ organisation }) => organisation);
  return (
    <>
      <List>
        <Text>
          {names.length === 0
            ? 'No Xero organisation is connected at the moment.'
            : `At once: the connection to ${names.join(' and ')} ends. Nothing in Xero is changed or deleted.`}
        </Text>
        <Text>At once: the cards disappear from your records, for everybody.</Text>
        <Text>
          After {count(graceDays, 'day')}: everything that Tieout stores of this account is deleted. What stays, for a
          year, is a list of who did what and when, without names and amounts.
        </Text>
      </List>
      <Text>If you want to keep a copy, export everything first.</Text>
    </>
  );
};

const Confirm = ({
  settings: { portal },
  change,
  onUninstalled,
}: UninstallProps & { change: Change<UninstallAnswer> }) => {
  const { closeOverlay } = useExtensionActions<'settings'>();
  const [typed, setTyped] = useState('');
  const isRight = typed.trim() === portal.portalId;
  const uninstall = async (): Promise<void> => {
    if (!isRight) return;
    const ended = await change.run({ confirm: typed.trim() });
    if (!ended) return;
    closeOverlay(id);
    onUninstalled(ended.eraseAfter);
  };
  return (
    <Form onSubmit={uninstall}>
      <Flex direction="column" gap="sm">
        <Input
          label={`Type ${portal.portalId}, the number of this account, to confirm`}
          name="confirm"
          value={typed}
          onInput={setTyped}
          onChange={setTyped}
        />
        <ChangeProblem state={change.state} />
        <Flex gap="sm">
          <LoadingButton
            type="submit"
            variant="destructive"
            loading={change.state.at === 'running'}
            disabled={!isRight}
          >
            Uninstall Tieout
          </LoadingButton>
          <Button onClick={() => closeOverlay(id)}>Cancel</Button>
        </Flex>
      </Flex>
    </Form>
  );
};
