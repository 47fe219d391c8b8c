import {
  Alert,
  Button,
  Flex,
  Form,
  LoadingButton,
  Panel,
  PanelBody,
  PanelSection,
  Text,
  TextArea,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { UnbilledRow } from '../../../src/contract/unbilled.ts';
import { useAsk } from '../../shared/service/use-ask.ts';
import type { Look } from './use-unbilled.ts';

const LEAST = 3;
const MOST = 500;

interface IgnoreProps {
  row: UnbilledRow;
  /** Looks again at the list behind. */
  look: Look;
}

/** Opens what asks for the reason. */
export const IgnoreButton = (props: IgnoreProps) => (
  <Button size="xs" variant="transparent" overlay={<IgnorePanel {...props} />}>
    Ignore
  </Button>
);

const panelOf = ({ dealId }: UnbilledRow): string => `ignore-${dealId}`;

const IgnorePanel = ({ row, look }: IgnoreProps) => {
  const { closeOverlay } = useExtensionActions<'pages'>();
  const [reason, setReason] = useState('');
  const { state, act } = useWord(look);
  const ignore = async (): Promise<void> => {
    const said = { dealId: row.dealId, reason: reason.trim() };
    if (await act('ignore', said, `${row.name} is ignored.`)) closeOverlay(panelOf(row));
  };
  return (
    <Panel id={panelOf(row)} title={`Ignore ${row.name}`} width="sm">
      <PanelBody>
        <PanelSection>
          <Form onSubmit={() => void ignore()}>
            <Flex direction="column" gap="sm">
              <Text>It is left out of the total, and listed under “Ignored”.</Text>
              <TextArea
                label="Why no invoice is missing"
                name="reason"
                description="Everybody who sees the deal here reads this. If its amount changes, it is listed again."
                value={reason}
                maxLength={MOST}
                onInput={setReason}
              />
              <Refused state={state} />
              <LoadingButton type="submit" loading={state === 'running'} disabled={reason.trim().length < LEAST}>
                Ignore this deal
              </LoadingButton>
            </Flex>
          </Form>
        </PanelSection>
      </PanelBody>
    </Panel>
  );
};

/** Takes it back. */
export const Heed = ({ row, look }: IgnoreProps) => {
  const { state, act } = useWord(look);
  return (
    <>
      <LoadingButton
        size="xs"
        loading={state === 'running'}
        onClick={() => void act('heed', { dealId: row.dealId }, `${row.name} is listed again.`)}
      >
        Do not ignore
      </LoadingButton>
      <Refused state={state} />
    </>
  );
};

type State = 'rest' | 'running' | Problem;

/** Says the word and looks at the list again; true once it stands. */
function useWord(look: Look) {
  const ask = useAsk();
  const { addAlert } = useExtensionActions<'pages'>();
  const [state, setState] = useState<State>('rest');
  const act = async (what: 'ignore' | 'heed', said: Record<string, unknown>, done: string): Promise<boolean> => {
    setState('running');
    const answer = await ask(`/pages/unbilled/${what}`, said);
    setState(answer.ok ? 'rest' : answer.error);
    if (answer.ok) addAlert({ type: 'success', message: done });
    void look();
    return answer.ok;
  };
  return { state, act };
}

const Refused = ({ state }: { state: State }) =>
  typeof state === 'string' ? null : (
    <Alert variant="danger" title={state.message}>
      <Text>{state.fix ?? 'Look at the list again.'}</Text>
    </Alert>
  );
