import { testSecrets } from '../../scripts/test/secrets.ts';
import { sealTokens } from '../../src/tenancy/sealed-tokens.ts';
import { eachDatabase, type FreshDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { ProductProcess, validEnvironment } from '../support/product-process.ts';
import { addPortal, openTestStore } from '../support/test-store.ts';

const KEY = testSecrets['the encryption key'];
const ANOTHER = Buffer.alloc(32, 9).toString('base64');

eachDatabase((_name, fresh) => {
  let database: FreshDatabase;
  let environment: Record<string, string>;
  beforeAll(async () => {
    database = await fresh();
    const opened = await openTestStore(() => Promise.resolve({ ...database, remove: () => Promise.resolve() }));
    await addPortal(opened.store, '100', ['t']);
    const keyRing = { current: 'first', keys: new Map([['first', Buffer.from(KEY, 'base64')]]) };
    const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: new Date(), scopes: [] };
    const { hubspotGrants, xeroGrants } = opened.store.system;
    const row = { table: 'hubspot_grants', owner: '100' } as const;
    await hubspotGrants.swap('100', sealTokens(keyRing, row, tokens), 1);
    const owner = 'xero-user-of-100';
    await xeroGrants.swap(owner, sealTokens(keyRing, { table: 'xero_grants', owner }, tokens), 1);
    await opened.remove();
    const { address } = database;
    const at = 'dataDir' in address ? { DATA_DIR: address.dataDir } : { DATABASE_URL: address.databaseUrl };
    environment = { ...validEnvironment, ...at };
  });
  afterAll(() => database.remove());

  /** The queue notes by itself when it was last looked after. */
  const stored = async () => (await dump(database.address))['public.xero_grants'];

  test.each([
    ['is missing', `second:${ANOTHER}`, "The key 'first' is needed and not configured."],
    ['has other bytes', `first:${ANOTHER}`, "The key 'first' is configured with other bytes than it had."],
  ])('while a key that stored tokens need %s, nothing starts and nothing is changed', async (_what, keys, words) => {
    const before = await stored();
    const web = new ProductProcess('web', { ...environment, ENCRYPTION_KEYS: keys });
    expect(await web.ended).toBe(1);
    expect(web.stderr).toMatch(/^Tieout cannot start: the encryption keys do not open what is stored/);
    expect(web.stderr).toContain(words);
    expect(web.stdout + web.stderr).not.toMatch(/listening|^ +at /m);
    for (const key of [KEY, ANOTHER]) expect(web.stdout + web.stderr).not.toContain(key);
    expect(await stored()).toEqual(before);
  });

  test('with a new key first and the old one kept it starts', async () => {
    const web = new ProductProcess('web', { ...environment, ENCRYPTION_KEYS: `second:${ANOTHER},first:${KEY}` });
    await web.logged('listening');
    expect(await web.stop()).toBe(0);
  });
});
