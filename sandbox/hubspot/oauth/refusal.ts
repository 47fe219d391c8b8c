import { errorAnswer, type Answer } from '../answer.ts';

/** HubSpot's own codes, and the OAuth error (RFC 6749 §5.2) that goes with each. */
const refusals = {
  BAD_CLIENT_ID: ['invalid_client', 'missing or unknown client id'],
  BAD_CLIENT_SECRET: ['invalid_client', 'missing or invalid client secret'],
  BAD_GRANT_TYPE: ['unsupported_grant_type', 'missing or unknown grant type'],
  BAD_AUTH_CODE: ['invalid_grant', 'missing or unknown auth code'],
  EXPIRED_AUTH_CODE: ['invalid_grant', 'auth code is expired'],
  BAD_REDIRECT_URI: ['invalid_grant', 'redirect URI does not match the one the code was issued for'],
  BAD_SCOPE: ['invalid_scope', 'missing or unknown scope'],
  BAD_REFRESH_TOKEN: ['invalid_grant', 'missing or invalid refresh token'],
} as const;

/** 400 of the token endpoint: HubSpot's code as `status`, the standard's as `error`. */
export const refusal = (code: keyof typeof refusals): Answer => {
  const [error, message] = refusals[code];
  const { status, body } = errorAnswer({ status: 400, category: 'VALIDATION_ERROR', message });
  return { status, body: { ...(body as object), status: code, error, error_description: message } };
};
