import { useState } from 'react';
import {
  Alert,
  Button,
  Flex,
  Form,
  Heading,
  hubspot,
  Input,
  LineChart,
  Modal,
  ModalBody,
  Panel,
  PanelBody,
  PanelFooter,
  StatusTag,
  Text,
  Tooltip,
  type UiePlatformActions,
  useCrmSearch,
  useExtensionActions,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import { useAssociations, useCrmProperties } from '@hubspot/ui-extensions/crm';

/** A card that asks something of every part of its host, for the tests of the workbench. */
const FixtureCard = () => {
  const [part, setPart] = useState('all');
  if (part === 'broken') throw new Error('The fixture was told to break');
  return (
    <Flex direction="column" gap="md">
      <Who />
      <Properties />
      <Related />
      <Backend />
      <Overlays />
      <Talk />
      {part === 'chart' && (
        <LineChart
          data={[]}
          axes={{ x: { field: 'a', fieldType: 'category' }, y: { field: 'b', fieldType: 'linear' } }}
        />
      )}
      <Button onClick={() => setPart('chart')}>Show a chart</Button>
      <Button onClick={() => setPart('broken')}>Break</Button>
    </Flex>
  );
};

const Who = () => {
  const { user, portal, crm, variables } = useExtensionContext<'crm.record.tab'>();
  return (
    <>
      <Heading>Fixture</Heading>
      <Text testId="who">
        {`${user.firstName} ${user.id} of ${portal.id} looks at ${crm.objectTypeId} ${crm.objectId} via ${String(variables?.['appOrigin'])}`}
      </Text>
    </>
  );
};

const Properties = () => {
  const { properties, error } = useCrmProperties(['name', 'domain']);
  const { onCrmPropertiesUpdate, refreshObjectProperties } = useExtensionActions<'crm.record.tab'>();
  const [heard, setHeard] = useState('nothing');
  return (
    <>
      <Text testId="properties">
        {error?.message ?? `${properties['name'] ?? ''} at ${properties['domain'] ?? ''}`}
      </Text>
      <Text testId="heard">{heard}</Text>
      <Button onClick={() => onCrmPropertiesUpdate('*', (all) => setHeard(all['name'] ?? ''))}>Listen</Button>
      <Button onClick={refreshObjectProperties}>Refresh the record</Button>
    </>
  );
};

const Related = () => {
  const contacts = useAssociations({ toObjectType: '0-1', properties: ['email'], pageLength: 5 });
  const found = useCrmSearch({ objectType: '0-2', properties: ['name'], query: 'zenith', pageLength: 5 });
  return (
    <>
      <Text testId="contacts">
        {contacts.error?.message ?? contacts.results.map(({ properties }) => properties['email']).join(', ')}
      </Text>
      <Text testId="found">
        {found.error?.message ?? `${found.total}: ${found.results[0]?.properties['name'] ?? ''}`}
      </Text>
    </>
  );
};

const Backend = () => {
  const { variables } = useExtensionContext<'crm.record.tab'>();
  const [answer, setAnswer] = useState('not asked');
  const ask = async (url: string): Promise<void> => {
    const response = await hubspot.fetch(url, { method: 'POST', body: { name: 'Søn' } });
    setAnswer(`${response.status} ${await response.text()}`);
  };
  return (
    <>
      <StatusTag testId="answer" variant="info">
        {answer}
      </StatusTag>
      <Button onClick={() => ask(`${String(variables?.['appOrigin'])}/cards/echo?objectId=1`)}>Ask the backend</Button>
      <Button onClick={() => ask('https://elsewhere.test/')}>Ask elsewhere</Button>
    </>
  );
};

const Overlays = () => {
  const { closeOverlay, openIframeModal }: UiePlatformActions = useExtensionActions<'crm.record.tab'>();
  const [frame, setFrame] = useState('no page yet');
  const openPage = (uri: string): void =>
    openIframeModal({ uri, width: 300, height: 100, title: 'Page' }, () => setFrame(`closed ${uri}`));
  return (
    <>
      <Button
        overlay={
          <Panel id="details" title="Details">
            <PanelBody>
              <Text>All about it</Text>
              <Button overlay={<Question id="really" title="Really?" />}>Ask again</Button>
            </PanelBody>
            <PanelFooter>
              <Button onClick={() => closeOverlay('details')}>Done</Button>
            </PanelFooter>
          </Panel>
        }
      >
        Open the panel
      </Button>
      <Button overlay={<Question id="sure" title="Are you sure?" />}>Open the modal</Button>
      <Button onClick={() => openPage('https://app.tieout.test/connect')}>Open our page</Button>
      <Button onClick={() => openPage('https://elsewhere.test/')}>Open another page</Button>
      <Text testId="frame">{frame}</Text>
      <Button overlay={<Tooltip>More words</Tooltip>}>Hover me</Button>
    </>
  );
};

const Question = ({ id, title }: { id: string; title: string }) => (
  <Modal id={id} title={title}>
    <ModalBody>
      <Text>It cannot be undone</Text>
    </ModalBody>
  </Modal>
);

const Talk = () => {
  const { addAlert } = useExtensionActions<'crm.record.tab'>();
  const [sent, setSent] = useState('');
  const [typed, setTyped] = useState('');
  return (
    <Form onSubmit={({ targetValue }) => setSent(String(targetValue['note']))}>
      <Input name="note" label="Note" value={typed} onInput={setTyped} />
      <Button type="submit">Submit</Button>
      {sent !== '' && <Alert title={`Submitted ${sent}`} variant="success" />}
      <Button onClick={() => addAlert({ type: 'danger', title: 'Stop', message: 'Talk to finance first' })}>
        Alert
      </Button>
    </Form>
  );
};

hubspot.extend<'crm.record.tab'>(() => <FixtureCard />);
