import { openStore, type Store } from '../../src/store/open.ts';
import type { FreshDatabase } from './databases.ts';
import { testLog } from './test-log.ts';

export interface TestStore {
  store: Store;
  /** The text of every statement so far. */
  statements: string[];
  /** The same with what was bound to each. */
  bound: { sql: string; parameters: readonly unknown[] }[];
  address: FreshDatabase['address'];
  /** Closes the store and removes its database. */
  remove: () => Promise<void>;
}

/** A store on a database of its own. */
export async function openTestStore(fresh: () => Promise<FreshDatabase>): Promise<TestStore> {
  const { address, remove } = await fresh();
  const statements: string[] = [];
  const bound: TestStore['bound'] = [];
  const onStatement = (sql: string, parameters: readonly unknown[]): void => {
    statements.push(sql);
    bound.push({ sql, parameters });
  };
  const store = await openStore({ ...address, log: testLog(), onStatement });
  return {
    store,
    statements,
    bound,
    address,
    remove: async () => {
      await store.close();
      await remove();
    },
  };
}

const INSTALLED_AT = new Date('2026-11-01T09:00:00Z');
const sealed = { accessToken: 'sealed', refreshToken: 'sealed', accessExpiresAt: INSTALLED_AT, scopes: '' };

/** Stores a portal, connected to those organisations by one Xero user; its grants hold no tokens that would open. */
export async function addPortal(store: Store, portalId: string, tenantIds: string[] = []): Promise<void> {
  const facts = {
    name: `HubSpot ${portalId}`,
    uiDomain: 'app.hubspot.com',
    timeZone: 'Europe/London',
    companyCurrency: 'GBP',
  };
  await store.system.saveInstall({ portalId, ...facts, installedBy: '7' }, sealed, INSTALLED_AT);
  const organisations = tenantIds.map((tenantId) => ({
    tenantId,
    connectionId: `connection-${tenantId}`,
    tenantName: tenantId,
  }));
  const grant = { xeroUserId: `xero-user-of-${portalId}`, tokens: sealed };
  await store.system.saveConnections({ portalId, connectedBy: '7', organisations, grant, at: INSTALLED_AT });
}
