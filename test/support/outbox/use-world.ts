import type { Store } from '../../../src/store/open.ts';
import type { FreshDatabase } from '../databases.ts';
import { Ledger } from '../ledger-builder.ts';
import { openTestStore, type TestStore } from '../test-store.ts';
import { PORTAL, World } from './world.ts';

/** The world of the test that runs, connected and live, and the store that all tests of the file share. */
export interface Worlds {
  readonly store: Store;
  readonly world: World;
}

/** Opens a store for a file of tests, with an organisation, and gives each test a world of its own. To be called at its top. */
export function useWorld(fresh: () => Promise<FreshDatabase>): Worlds {
  let opened: TestStore;
  let world: World;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    await new Ledger(PORTAL).organisation().write(opened.store);
  });
  beforeEach(async () => {
    world = new World(opened.store);
    await world.setLive(true);
    await world.reconnect();
  });
  afterAll(() => opened.remove());
  return {
    get store() {
      return opened.store;
    },
    get world() {
      return world;
    },
  };
}
