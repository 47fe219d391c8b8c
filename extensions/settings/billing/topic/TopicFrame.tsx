import { Alert, Button, Flex, Form, List, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { useFormat } from '../../../shared/format/use-format.ts';
import { count } from '../../../shared/format/words.ts';
import { ChangeProblem } from '../../service/ChangeProblem.tsx';
import type { BillingTopic, DocumentOf, Options } from '../documents.ts';
import type { Said } from './changes.ts';
import type { Fault } from './faults.ts';
import { History } from './History.tsx';
import { Overtaken } from './Overtaken.tsx';
import type { TopicProps } from './topic-props.ts';
import { WhatHappens } from './WhatHappens.tsx';

interface TopicFrameProps<T extends BillingTopic> extends TopicProps<T> {
  topic: T;
  /** What it is about and what holds as long as nothing is set. */
  intro: string;
  faults: readonly Fault[];
  say: (document: DocumentOf<T>, options: Options) => Said[];
  children: ReactNode;
}

/** What the forms of all topics have around their fields: warnings, conflicts, saving, what will happen, and the history. */
export const TopicFrame = <T extends BillingTopic>({ intro, children, ...frame }: TopicFrameProps<T>) => {
  const { topic, tenantId, draft, faults } = frame;
  const submit = (): void => {
    if (draft.overtaken === null && faults.length === 0) draft.save();
  };
  return (
    <Flex direction="column" gap="md">
      <Text>{intro}</Text>
      <Warnings warnings={frame.state.warnings} />
      <Overtaken {...frame} />
      <Form onSubmit={submit}>
        <Flex direction="column" gap="md">
          {children}
          {topic !== 'approval' && topic !== 'schedules' && (
            <WhatHappens {...{ topic, tenantId }} document={draft.values} mayAsk={faults.length === 0} />
          )}
          <Foot {...frame} />
        </Flex>
      </Form>
      <History {...frame} />
    </Flex>
  );
};

/** What has gone from Xero or HubSpot since it was set. */
const Warnings = ({ warnings }: { warnings: { message: string; fix: string }[] }) =>
  warnings.length === 0 ? null : (
    <Alert variant="warning" title="Some of what is set here is no longer there">
      <List>
        {warnings.map(({ message, fix }) => (
          <Text key={message}>{`${message} ${fix}`}</Text>
        ))}
      </List>
    </Alert>
  );

const Foot = <T extends BillingTopic>({
  state: { changed },
  draft,
  faults,
}: Pick<TopicFrameProps<T>, 'state' | 'draft' | 'faults'>) => {
  const { moment } = useFormat();
  const { saving, isChanged, overtaken, discard } = draft;
  // The one who overtook the person was a save of theirs whose answer was lost.
  const isOverBySelf = saving.at === 'failed' && saving.problem.code === 'conflict' && !isChanged;
  return (
    <>
      {!overtaken && !isOverBySelf && <ChangeProblem state={saving} />}
      {isChanged && faults.length > 0 && (
        <Text>{`${count(faults.length, 'thing')} above must be put right before it can be saved.`}</Text>
      )}
      <Flex gap="sm" align="center" wrap>
        <LoadingButton type="submit" variant="primary" loading={saving.at === 'running'} disabled={overtaken !== null}>
          Save
        </LoadingButton>
        {isChanged && !overtaken && <Button onClick={discard}>Drop my changes</Button>}
        <Text variant="microcopy">
          {changed ? `Changed last by ${changed.by.name}, ${moment(changed.at)}.` : 'Nobody has set anything yet.'}
        </Text>
      </Flex>
    </>
  );
};
