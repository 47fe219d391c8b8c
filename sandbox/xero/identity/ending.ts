import type { Kit } from '../../kit/stand-in.ts';
import type { Connection, XeroState } from '../state.ts';

/** Ends connections. Whoever has let an app into nothing any more has no grant with it either. */
export const endConnections = (
  { state, clock }: Kit<XeroState>,
  isMeant: (connection: Connection) => boolean,
): void => {
  const { connections, grants, codes } = state.data;
  for (const connection of connections) if (isMeant(connection)) connection.connected = false;
  const isLetIn = ({ clientId, userId }: { clientId: string; userId: string }): boolean =>
    connections.some((one) => one.connected && one.clientId === clientId && one.userId === userId);
  for (const grant of grants) if (!isLetIn(grant)) grant.endedAt ??= clock.now().toISOString();
  state.data.codes = codes.filter(({ grant }) => isLetIn(grant));
};
