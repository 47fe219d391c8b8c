import type { Store } from '../../src/store/open.ts';

interface Added {
  portalId: string;
  tenantId: string;
  name: string;
  at: Date;
  xeroUserId?: string;
}

/** Connects a portal to one more organisation; the grant holds no tokens that would open. */
export async function addOrganisation(store: Store, { portalId, tenantId, name, at, ...more }: Added): Promise<void> {
  const tokens = { accessToken: 'sealed', refreshToken: 'sealed', accessExpiresAt: at, scopes: '' };
  await store.system.saveConnections({
    portalId,
    connectedBy: '7',
    organisations: [{ tenantId, connectionId: `connection-${tenantId}`, tenantName: name }],
    grant: { xeroUserId: more.xeroUserId ?? `xero-user-of-${portalId}`, tokens },
    at,
  });
}
