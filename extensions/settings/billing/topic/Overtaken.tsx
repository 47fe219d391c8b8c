import { Alert, Button, Flex, List, Text } from '@hubspot/ui-extensions';
import { useFormat } from '../../../shared/format/use-format.ts';
import type { BillingTopic, DocumentOf, Options } from '../documents.ts';
import { changesInWords, type Said } from './changes.ts';
import { same } from './same.ts';
import type { TopicProps } from './topic-props.ts';

interface OvertakenProps<T extends BillingTopic> extends TopicProps<T> {
  say: (document: DocumentOf<T>, options: Options) => Said[];
}

/** Somebody else has changed the topic since the person began: who, when and what, and how to go on; nothing if nobody has. */
export const Overtaken = <T extends BillingTopic>({ state, draft, options, say }: OvertakenProps<T>) => {
  const { moment } = useFormat();
  const { overtaken, rebase, discard } = draft;
  if (!overtaken) return null;
  const { changed } = state;
  const document: DocumentOf<T> = state.document;
  const isClash = overtaken.mine.some((name) => !same(document[name], overtaken.before[name]));
  return (
    <Alert variant="warning" title={`${changed?.by.name ?? 'Somebody'} has changed these settings since you began`}>
      <Flex direction="column" gap="sm">
        {changed && <Text>{moment(changed.at)}:</Text>}
        <List>
          {changesInWords(say(overtaken.before, options), say(document, options)).map((words) => (
            <Text key={words}>{words}</Text>
          ))}
        </List>
        <Text>Nothing of yours is saved yet, and nothing of it is lost.</Text>
        {isClash && <Text>You have changed the same: what you keep takes the place of theirs once you save.</Text>}
        <Flex gap="sm">
          <Button onClick={rebase}>Load these and keep my changes</Button>
          <Button onClick={discard}>Drop my changes</Button>
        </Flex>
      </Flex>
    </Alert>
  );
};
