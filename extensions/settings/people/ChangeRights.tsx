import {
  Alert,
  Button,
  Flex,
  Form,
  List,
  LoadingButton,
  Panel,
  PanelBody,
  PanelSection,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { Rights, Said } from '../../../src/contract/rights.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import type { Look } from '../service/use-change.ts';
import { Outcome } from './Outcome.tsx';
import { RightSelect } from './RightSelect.tsx';
import { saidWords, scopes } from './right-words.ts';
import { useRightsDraft, type RightsDraft, type Subject } from './use-rights-draft.ts';

interface ChangeRightsProps {
  subject: Subject;
  /** What is said by now. */
  said: Said;
  /** What would hold if nothing were said. */
  otherwise: Rights;
  /** Whether it is about an admin, who may do everything on all records. */
  isAdmin: boolean;
  look: Look;
}

/** Opens what changes the rights of one user or team. */
export const ChangeRights = (props: ChangeRightsProps) => (
  <Button size="xs" overlay={<ChangePanel {...props} />}>
    Change…
  </Button>
);

const ChangePanel = ({ subject, said: stands, otherwise, isAdmin, look }: ChangeRightsProps) => {
  const { closeOverlay } = useExtensionActions<'settings'>();
  const draft = useRightsDraft(subject, { stands, look });
  const id = `rights-${subject.kind}-${subject.id}`;
  const save = async (): Promise<void> => {
    if (await draft.save()) closeOverlay(id);
  };
  return (
    <Panel {...{ id }} title={`What ${subject.name} may see and do`} width="md" onClose={draft.discard}>
      <PanelBody>
        <PanelSection>
          <Form onSubmit={() => void save()}>
            <Flex direction="column" gap="md">
              <Text>{aboutWords[subject.kind]}</Text>
              {scopes
                .filter((scope) => !(isAdmin && scope === 'all'))
                .map((scope) => (
                  <RightSelect key={scope} {...{ scope, subject, otherwise, draft, stands }} />
                ))}
              {isAdmin && (
                <Text>All other records: everything, as an admin. “Remove” under Admins takes that back.</Text>
              )}
              <Outcome {...{ subject, draft }} />
              {draft.isOvertaken ? <Overtaken {...{ stands, draft }} /> : <ChangeProblem state={draft.saving} />}
              <Flex gap="sm">
                <LoadingButton
                  type="submit"
                  variant="primary"
                  loading={draft.saving.at === 'running'}
                  disabled={!draft.isChanged || draft.isOvertaken}
                >
                  Save
                </LoadingButton>
                <Button onClick={() => closeOverlay(id)}>Cancel</Button>
              </Flex>
            </Flex>
          </Form>
        </PanelSection>
      </PanelBody>
    </Panel>
  );
};

const aboutWords = {
  user: 'What is set here counts before what is set for their teams. It holds from the next card that they open.',
  team: 'It holds for everybody in the team of whom nothing of their own is set. Of several teams the one that lets them do more counts.',
};

/** Somebody else was faster: how it stands now, and how to go on. */
const Overtaken = ({ stands, draft }: { stands: Said; draft: RightsDraft }) => {
  const lines = saidWords(stands);
  return (
    <Alert variant="warning" title="Somebody has changed this meanwhile">
      <Flex direction="column" gap="sm">
        <Text>Nothing of yours is saved. Set by now:</Text>
        <List>
          {(lines.length === 0 ? ['Nothing: the default and the teams count'] : lines).map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </List>
        <Flex gap="sm">
          <Button onClick={draft.keep}>Keep my choice</Button>
          <Button onClick={draft.discard}>Start from how it is now</Button>
        </Flex>
      </Flex>
    </Alert>
  );
};
