import { Accordion, DescriptionList, DescriptionListItem, List, Text } from '@hubspot/ui-extensions';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { ago } from '../../shared/format/words.ts';

/** By whom, since when, how fresh, and what Xero lets Tieout do (C9, C88). */
export const ConnectionFacts = ({ connection, now }: { connection: ConnectionSettings; now: Date }) => {
  const { moment } = useFormat();
  const { state, connectedBy, connectedAt, lastSync, permissions } = connection;
  const isOver = state === 'disconnected';
  const facts = [
    ['Connected by', connectedBy.name],
    [isOver ? 'Connected on' : 'Since', moment(connectedAt)],
    ['Last read', lastSync === null ? 'Not to the end yet' : ago(lastSync, now)],
  ] as const;
  return (
    <>
      <DescriptionList direction="row">
        {facts.map(([label, value]) => (
          <DescriptionListItem key={label} label={label}>
            <Text>{value}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
      {!isOver && permissions.granted.length > 0 && (
        <Accordion title="What Xero lets Tieout do" size="sm">
          <List>
            {permissions.granted.map((words) => (
              <Text key={words}>{words}</Text>
            ))}
          </List>
        </Accordion>
      )}
    </>
  );
};
