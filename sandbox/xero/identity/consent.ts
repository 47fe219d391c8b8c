import { randomUUID } from 'node:crypto';
import type { Kit } from '../../kit/stand-in.ts';
import type { Grant, XeroState } from '../state.ts';
import { newLineage } from './lineage.ts';

const CODE_LIFE_MS = 5 * 60 * 1000;

/** The world names the first connection of each organisation, so that it is the same every day. */
const newConnectionId = ({ connections, organisations }: XeroState, tenantId: string): string => {
  const named = organisations.find((one) => one.organisationId === tenantId)?.connectionId;
  return named === undefined || connections.some(({ id }) => id === named) ? randomUUID() : named;
};

const connect = ({ state, clock }: Kit<XeroState>, grant: Grant, tenantId: string): void => {
  const { connections } = state.data;
  const { clientId, userId, authEventId } = grant;
  const now = clock.now().toISOString();
  const before = connections.find(
    (one) => one.tenantId === tenantId && one.clientId === clientId && one.userId === userId,
  );
  if (before !== undefined) {
    Object.assign(before, { connected: true, authEventId, updatedAt: now });
    return;
  }
  const id = newConnectionId(state.data, tenantId);
  connections.push({ id, clientId, userId, tenantId, authEventId, createdAt: now, updatedAt: now, connected: true });
};

/** What a person agrees to. */
export interface Agreed {
  clientId: string;
  userId: string;
  redirectUri: string;
  scopes: string[];
  tenantIds: string[];
}

/** What a person does on Xero's consent page: lets an app into organisations. Scopes add to those given before. */
export const consent = (kit: Kit<XeroState>, { clientId, userId, redirectUri, scopes, tenantIds }: Agreed): string => {
  const { codes, grants } = kit.state.data;
  const before = grants.filter((one) => one.clientId === clientId && one.userId === userId && !one.endedAt);
  const grant: Grant = {
    grantId: randomUUID(),
    clientId,
    userId,
    scopes: [...new Set([...before.flatMap((one) => one.scopes), ...scopes])],
    authEventId: randomUUID(),
    ...newLineage(),
  };
  for (const tenantId of tenantIds) connect(kit, grant, tenantId);
  const code = randomUUID();
  const expiresAt = new Date(kit.clock.now().getTime() + CODE_LIFE_MS).toISOString();
  codes.push({ code, redirectUri, expiresAt, grant });
  return code;
};
