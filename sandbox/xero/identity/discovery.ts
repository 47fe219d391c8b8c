import type { Request, Response } from 'express';
import { issuerOf } from './token.ts';
import { GRANTED } from './scopes.ts';

/** `GET /.well-known/openid-configuration`: where everything is, all of it on the stand-in's one host. */
export const answerDiscovery = (request: Request, response: Response): void => {
  const issuer = issuerOf(request);
  response.json({
    issuer,
    jwks_uri: `${issuer}/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${issuer}/identity/connect/authorize`,
    token_endpoint: `${issuer}/connect/token`,
    revocation_endpoint: `${issuer}/connect/revocation`,
    scopes_supported: [...GRANTED],
    claims_supported: ['sub', 'name', 'given_name', 'family_name', 'preferred_username', 'email', 'xero_userid'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
  });
};
