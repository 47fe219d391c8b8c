import { loadConfig } from '../../src/lib/config.ts';
import { createLog } from '../../src/lib/log.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { provisionPortal } from '../provision/provision-portal.ts';

type Environment = Record<string, string>;

/** Installs and connects the portal, whose first reading waits for a worker then; answers its id. */
export async function provision(environment: Environment, hubspotScopes: string[]): Promise<string> {
  const config = loadConfig(environment);
  const demo = (store: Store) => provisionPortal({ store, config, hubspotScopes });
  return (await onStore(environment, demo)).portalId;
}

async function onStore<T>(environment: Environment, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ ...loadConfig(environment), log: createLog('warn') });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
