import type { World } from '../seed/world.ts';
import { newLineage } from './identity/lineage.ts';
import { nothingWritten, type Connection, type Grant, type XeroState } from './state.ts';

/** What an earlier version kept of a grant, when one refresh token served for ever. */
interface OldGrant {
  refreshToken?: string;
  refreshExpiresAt?: string;
}

const asGrant = ({ refreshToken: token, refreshExpiresAt, ...grant }: Grant & OldGrant): Grant => ({
  ...newLineage(),
  ...(token === undefined ? {} : { refreshTokens: [{ token, generation: 0 }], unusedUntil: refreshExpiresAt ?? '' }),
  ...grant,
});

/** A state that an earlier version may have saved, with all that this one needs. */
export const upToDate = (saved: XeroState, { xero }: World): XeroState => {
  const userId = xero.users[0]?.userId ?? '';
  return {
    ...nothingWritten(),
    ...{ users: xero.users },
    ...saved,
    codes: saved.codes.map((code) => ({ ...code, grant: asGrant(code.grant) })),
    grants: saved.grants.map(asGrant),
    connections: saved.connections.map((one): Connection => ({ ...{ userId }, ...one })),
  };
};
