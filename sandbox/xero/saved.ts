import type { World } from '../seed/world.ts';
import type { Organisation } from './facts.ts';
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

/** What organisations have had since quotes and contact groups are played; where the world knows the organisation, it has the world's. */
const withNewLists = (organisation: Organisation, { xero }: World): Organisation => {
  const known = xero.organisations.find(({ organisationId }) => organisationId === organisation.organisationId);
  const {
    quotes = [],
    repeatingInvoices = [],
    brandingThemes = [],
    trackingCategories = [],
    remindsOfInvoices = false,
  } = known ?? {};
  return {
    ...{ quotes, repeatingInvoices, brandingThemes, trackingCategories, remindsOfInvoices, contactGroups: [] },
    ...organisation,
  };
};

/** A state that an earlier version may have saved, with all that this one needs. */
export const upToDate = (saved: XeroState, world: World): XeroState => {
  const { users } = world.xero;
  const userId = users[0]?.userId ?? '';
  return {
    ...nothingWritten(),
    ...{ users },
    ...saved,
    organisations: saved.organisations.map((one) => withNewLists(one, world)),
    codes: saved.codes.map((code) => ({ ...code, grant: asGrant(code.grant) })),
    grants: saved.grants.map(asGrant),
    connections: saved.connections.map((one): Connection => ({ ...{ userId }, ...one })),
  };
};
