import {
  Button,
  Flex,
  Heading,
  List,
  LoadingButton,
  Panel,
  PanelBody,
  PanelSection,
  Text,
} from '@hubspot/ui-extensions';
import type { BillingHistoryAnswer } from '../../../../src/contract/billing-settings.ts';
import { useFormat } from '../../../shared/format/use-format.ts';
import { pathWith } from '../../../shared/service/ask.ts';
import { useAnswer } from '../../../shared/service/use-answer.ts';
import { Failed } from '../../../shared/states/Failed.tsx';
import { Loading } from '../../../shared/states/Loading.tsx';
import { ChangeProblem } from '../../service/ChangeProblem.tsx';
import { useChange } from '../../service/use-change.ts';
import type { BillingTopic, DocumentOf, Options } from '../documents.ts';
import { changesInWords, type Said } from './changes.ts';
import type { TopicProps } from './topic-props.ts';

interface HistoryProps<T extends BillingTopic> extends TopicProps<T> {
  topic: T;
  say: (document: DocumentOf<T>, options: Options) => Said[];
}

/** Opens who has set the topic, when and to what, and takes the newest change back. */
export const History = <T extends BillingTopic>(props: HistoryProps<T>) => {
  const { topic, tenantId, draft } = props;
  const path = pathWith('/settings/billing/history', { tenantId, topic });
  const { state, reload } = useAnswer<BillingHistoryAnswer>(path, 'when reloaded');
  return (
    <Flex>
      <Button
        size="sm"
        disabled={draft.version === 0}
        onClick={reload}
        overlay={
          <Panel id={`history-${topic}`} title="History" width="md">
            <PanelBody>
              <PanelSection>
                {state.status === 'loading' && <Loading label="Reading the history" />}
                {state.status === 'failed' && <Failed problem={state.problem} onRetry={reload} />}
                {state.status === 'ready' && <Versions {...props} versions={state.value.versions} reload={reload} />}
              </PanelSection>
            </PanelBody>
          </Panel>
        }
      >
        History
      </Button>
    </Flex>
  );
};

type Version = BillingHistoryAnswer['versions'][number];

interface VersionsProps<T extends BillingTopic> extends HistoryProps<T> {
  versions: Version[];
  reload: () => void;
}

const Versions = <T extends BillingTopic>({ versions, reload, ...props }: VersionsProps<T>) => {
  const { say, options } = props;
  const { moment } = useFormat();
  const saidBy = (version: Version | undefined): Said[] => (version ? say(version.document, options) : []);
  return (
    <Flex direction="column" gap="md">
      <Undo {...props} {...{ reload }} />
      {versions.map((version, index) => (
        <Flex key={version.version} direction="column" gap="xs">
          <Heading>{`${version.by.name}, ${moment(version.at)}`}</Heading>
          {version.undoneFrom !== null && <Text>Took the change before back.</Text>}
          <List>
            {linesOf(changesInWords(saidBy(versions[index + 1]), saidBy(version))).map((words) => (
              <Text key={words}>{words}</Text>
            ))}
          </List>
        </Flex>
      ))}
    </Flex>
  );
};

/** A version may say what the one before it said. */
const linesOf = (changes: string[]): string[] => (changes.length === 0 ? ['Nothing was changed.'] : changes);

/** Puts the version before the newest back, as a new version. */
const Undo = <T extends BillingTopic>({ topic, tenantId, draft, look, reload }: Omit<VersionsProps<T>, 'versions'>) => {
  const { state, run } = useChange('/settings/billing/undo', look);
  const undo = async (): Promise<void> => {
    await run({ tenantId, topic, version: draft.version }, 'The newest change is taken back.');
    reload();
  };
  return (
    <>
      <ChangeProblem state={state} />
      {draft.isChanged && <Text>Save or drop your own changes first; then the newest one can be taken back.</Text>}
      <Flex>
        <LoadingButton
          size="sm"
          loading={state.at === 'running'}
          disabled={draft.isChanged}
          onClick={() => void undo()}
        >
          Undo the newest change
        </LoadingButton>
      </Flex>
    </>
  );
};
