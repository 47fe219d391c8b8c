import { ErrorState, Text } from '@hubspot/ui-extensions';
import type { Problem } from '../../../src/contract/envelope.ts';

const byDefault = 'An admin of Tieout can allow it: Settings, People and rights.';

/** The person may see nothing of this customer (C67). */
export const NoPermission = ({ problem }: { problem?: Problem }) => (
  <ErrorState type="lock" title={problem?.message ?? 'You do not have access to this account'}>
    <Text>{problem?.fix ?? byDefault}</Text>
  </ErrorState>
);
