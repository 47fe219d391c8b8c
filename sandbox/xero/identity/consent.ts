import { randomUUID } from 'node:crypto';
import type { Kit } from '../../kit/stand-in.ts';
import type { Grant, XeroState } from '../state.ts';

const CODE_LIFE_MS = 5 * 60 * 1000;

const connect = ({ state, clock }: Kit<XeroState>, grant: Grant, tenantId: string): void => {
  const { connections, organisations } = state.data;
  const now = clock.now().toISOString();
  const before = connections.find((one) => one.tenantId === tenantId && one.clientId === grant.clientId);
  if (before !== undefined) {
    Object.assign(before, { connected: true, authEventId: grant.authEventId, updatedAt: now });
    return;
  }
  const { connectionId } = organisations.find((one) => one.organisationId === tenantId) ?? {
    connectionId: randomUUID(),
  };
  connections.push({
    id: connectionId,
    clientId: grant.clientId,
    tenantId,
    authEventId: grant.authEventId,
    createdAt: now,
    updatedAt: now,
    connected: true,
  });
};

/** What a person does on Xero's consent page: lets an app into organisations. Scopes add to those given before. */
export const consent = (
  kit: Kit<XeroState>,
  asked: { clientId: string; redirectUri: string; scopes: string[]; tenantIds: string[] },
): string => {
  const { codes, grants, userId } = kit.state.data;
  const before = grants.filter((grant) => grant.clientId === asked.clientId).flatMap(({ scopes }) => scopes);
  const grant: Grant = {
    grantId: randomUUID(),
    clientId: asked.clientId,
    userId,
    scopes: [...new Set([...before, ...asked.scopes])],
    authEventId: randomUUID(),
  };
  for (const tenantId of asked.tenantIds) connect(kit, grant, tenantId);
  const code = randomUUID();
  const expiresAt = new Date(kit.clock.now().getTime() + CODE_LIFE_MS).toISOString();
  codes.push({ code, redirectUri: asked.redirectUri, expiresAt, grant });
  return code;
};

/** What a person does on Xero's Connected apps page: ends one connection, or with no tenant everything. */
export const revoke = ({ state }: Kit<XeroState>, tenantId?: string): void => {
  const { connections } = state.data;
  for (const connection of connections)
    if (tenantId === undefined || connection.tenantId === tenantId) connection.connected = false;
  if (connections.some(({ connected }) => connected)) return;
  state.data.grants = [];
  state.data.codes = [];
};
