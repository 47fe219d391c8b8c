import type { Vendor } from '../../kit/operations.ts';
import type { Caller } from '../guard.ts';
import { formOf } from './client.ts';
import { answerConnections, answerDisconnect } from './connections.ts';
import { answerDiscovery } from './discovery.ts';
import { publicKeys } from './id-token.ts';
import { answerRevocation } from './revocation.ts';
import { answerToken, type Identity } from './token.ts';

/** By the way in which tokens are asked for. */
const DETAILS = ['token.authorization_code', 'token.refresh_token'];

/** What needs no access token. */
const registerOpen = ({ operation }: Vendor<Caller>, identity: Identity): void => {
  operation({
    id: 'token',
    method: 'post',
    path: '/connect/token',
    scopes: [],
    details: {
      names: DETAILS,
      of: (request) => DETAILS.find((detail) => detail === `token.${String(formOf(request)['grant_type'])}`),
    },
    handler: ({ request, response }) => answerToken(identity, { request, response }),
  });
  operation({
    id: 'revocation',
    method: 'post',
    path: '/connect/revocation',
    scopes: [],
    handler: ({ request, response }) => answerRevocation(identity, { request, response }),
  });
  operation({
    id: 'discovery',
    method: 'get',
    path: '/.well-known/openid-configuration',
    scopes: [],
    handler: ({ request, response }) => answerDiscovery(request, response),
  });
  operation({
    id: 'discoveryKeys',
    method: 'get',
    path: '/.well-known/openid-configuration/jwks',
    scopes: [],
    handler: ({ response }) => void response.json(publicKeys()),
  });
};

/** identity.xero.com, and the connections of api.xero.com. */
export const registerIdentity = (vendor: Vendor<Caller>, identity: Identity): void => {
  registerOpen(vendor, identity);
  vendor.operation({
    id: 'getConnections',
    method: 'get',
    path: '/connections',
    scopes: [],
    query: ['authEventId'],
    handler: ({ request, response, grant }) => {
      if (grant.claims !== undefined) answerConnections(identity.kit.state.data, grant.claims, { request, response });
    },
  });
  vendor.operation({
    id: 'deleteConnection',
    method: 'delete',
    path: '/connections/:key',
    scopes: [],
    handler: ({ request, response, grant }) => {
      if (grant.claims !== undefined) answerDisconnect(identity.kit, grant.claims, { request, response });
    },
  });
};
