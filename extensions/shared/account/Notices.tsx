import { Alert, Text } from '@hubspot/ui-extensions';
import type { RecordCard } from '../../../src/contract/record-card.ts';
import { useFormat } from '../format/use-format.ts';
import { SettingsLink } from '../states/SettingsLink.tsx';

const reconnectWords = (canManage: boolean): string =>
  canManage
    ? 'Reconnect Xero in the settings of Tieout, under Connected apps.'
    : 'Ask whoever installed Tieout to reconnect Xero.';

/** Why the account may not be of this minute, since when, and what to do (C9). */
export const Notices = ({ card: { connection, freshness } }: { card: RecordCard }) => {
  const { moment } = useFormat();
  const since = freshness.asOf ? `What you see here is from ${moment(freshness.asOf)}.` : 'Nothing has been read yet.';
  if (connection.state === 'reconnect_needed')
    return (
      <Alert variant="warning" title="Xero needs to be reconnected">
        <Text>{since}</Text>
        <Text>{reconnectWords(connection.canManage)}</Text>
        {connection.canManage && <SettingsLink />}
      </Alert>
    );
  if (connection.ended)
    return (
      <Alert variant="warning" title="Xero is disconnected">
        <Text>{`${connection.ended.message} ${since}`}</Text>
        <Text>{connection.ended.fix}</Text>
        {connection.canManage && <SettingsLink />}
      </Alert>
    );
  if (freshness.stale)
    return (
      <Alert variant="warning" title="Xero has not been read for a while">
        <Text>{since}</Text>
        <Text>{freshness.reason ?? 'Refresh to try again now.'}</Text>
      </Alert>
    );
  return freshness.reason === null ? null : (
    <Alert variant="info" title="About these figures">
      <Text>{freshness.reason}</Text>
    </Alert>
  );
};
