import { Alert, Button, Flex, List, Text } from '@hubspot/ui-extensions';
import type { ConnectionSettings, DraftDefaults } from '../../../src/contract/settings.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { changesInWords } from './default-words.ts';

interface OvertakenProps {
  connection: ConnectionSettings;
  /** What the person began from. */
  before: DraftDefaults;
  onRebase: () => void;
  onDiscard: () => void;
}

/** Somebody else has changed the defaults since the person began: who, when and what, and how to go on. */
export const Overtaken = ({ connection, before, onRebase, onDiscard }: OvertakenProps) => {
  const { moment } = useFormat();
  const { changed, defaults, options } = connection;
  const who = changed ? `${changed.by.name} has changed these defaults` : 'Somebody has changed these defaults';
  return (
    <Alert variant="warning" title={`${who} since you began`}>
      <Flex direction="column" gap="sm">
        {changed && <Text>{moment(changed.at)}:</Text>}
        <List>
          {changesInWords({ before, now: defaults, options }).map((words) => (
            <Text key={words}>{words}</Text>
          ))}
        </List>
        <Text>Nothing of yours is saved yet, and nothing of it is lost.</Text>
        <Flex gap="sm">
          <Button onClick={onRebase}>Load these and keep my changes</Button>
          <Button onClick={onDiscard}>Drop my changes</Button>
        </Flex>
      </Flex>
    </Alert>
  );
};
