import type { Request, Response } from 'express';
import type { XeroState } from '../state.ts';
import type { Claims } from './jwt.ts';

/** `GET /connections`: the organisations that the calling app is let into, of one consent when `authEventId` is given. */
export const answerConnections = (
  { connections, organisations }: XeroState,
  claims: Claims,
  { request, response }: { request: Request; response: Response },
): void => {
  const { authEventId } = request.query;
  const mine = connections.filter(
    (one) =>
      one.connected &&
      one.clientId === claims.client_id &&
      (authEventId === undefined || one.authEventId === authEventId),
  );
  response.json(
    mine.map((one) => ({
      id: one.id,
      authEventId: one.authEventId,
      tenantId: one.tenantId,
      tenantType: 'ORGANISATION',
      tenantName: organisations.find(({ organisationId }) => organisationId === one.tenantId)?.name,
      createdDateUtc: withoutZone(one.createdAt),
      updatedDateUtc: withoutZone(one.updatedAt),
    })),
  );
};

/** Xero sends these times with seven decimals and no zone; they are UTC. */
const withoutZone = (iso: string): string => `${iso.slice(0, 23)}0000`;
