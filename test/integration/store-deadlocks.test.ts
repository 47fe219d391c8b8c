import { sql } from 'kysely';
import { waitSeconds } from '../../src/lib/wait.ts';
import type { PortalHandle } from '../../src/store/portal.ts';
import { eachDatabase } from '../support/databases.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

eachDatabase((_name, fresh) => {
  let at: TestStore;
  beforeAll(async () => {
    at = await openTestStore(fresh);
    await addPortal(at.store, '1', ['a', 'b']);
  });
  afterAll(() => at.remove());

  const lock = ({ db }: PortalHandle, tenantId: string) =>
    sql`select from xero_connections where tenant_id = ${tenantId} for update`.execute(db);
  const done: string[] = [];
  /** Locks one row and then the other, slowly enough for somebody else to come from the other side. */
  const locks = (first: string, second: string) =>
    at.store.withPortal('1', async (handle) => {
      await lock(handle, first);
      await waitSeconds(0.2);
      await lock(handle, second);
      done.push(first);
      return first;
    });

  test('of two transactions that wait for each other one is done again: both come to their end', async () => {
    done.length = 0;
    expect(await Promise.all([locks('a', 'b'), locks('b', 'a')])).toEqual(['a', 'b']);
    expect(done.toSorted()).toEqual(['a', 'b']);
  });

  test('whatever else goes wrong is not done again', async () => {
    let times = 0;
    const work = at.store.withPortal('1', () => {
      times += 1;
      return Promise.reject(new Error('broken'));
    });
    await expect(work).rejects.toThrow('broken');
    expect(times).toBe(1);
  });
});
