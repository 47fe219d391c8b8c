import type { Request, Response } from 'express';
import type { Kit } from '../../kit/stand-in.ts';
import { notFound } from '../problems.ts';
import type { Connection, XeroState } from '../state.ts';
import { endConnections } from './ending.ts';
import type { Claims } from './jwt.ts';

interface Exchange {
  request: Request;
  response: Response;
}

/** The connections that the token's person has made for the token's app, and not ended. */
const ownConnections = ({ connections }: XeroState, { client_id, xero_userid }: Claims): Connection[] =>
  connections.filter((one) => one.connected && one.clientId === client_id && one.userId === xero_userid);

/** `GET /connections`: the organisations that the calling app is let into, of one consent when `authEventId` is given. */
export const answerConnections = (state: XeroState, claims: Claims, { request, response }: Exchange): void => {
  const { authEventId } = request.query;
  const mine = ownConnections(state, claims).filter(
    (one) => authEventId === undefined || one.authEventId === authEventId,
  );
  response.json(
    mine.map((one) => ({
      id: one.id,
      authEventId: one.authEventId,
      tenantId: one.tenantId,
      tenantType: 'ORGANISATION',
      tenantName: state.organisations.find(({ organisationId }) => organisationId === one.tenantId)?.name,
      createdDateUtc: withoutZone(one.createdAt),
      updatedDateUtc: withoutZone(one.updatedAt),
    })),
  );
};

/** `DELETE /connections/{id}`: the app leaves one organisation. 404 when the connection is gone, or another's. */
export const answerDisconnect = (kit: Kit<XeroState>, claims: Claims, { request, response }: Exchange): void => {
  const asked = ownConnections(kit.state.data, claims).find(({ id }) => id === request.params['key']);
  if (asked === undefined) {
    notFound(response);
    return;
  }
  endConnections(kit, (one) => one === asked);
  response.status(204).end();
};

/** Xero sends these times with seven decimals and no zone; they are UTC. */
const withoutZone = (iso: string): string => `${iso.slice(0, 23)}0000`;
