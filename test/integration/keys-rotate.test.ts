import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { assemble } from '../../functions/runtime/compose.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import type { KeyRing } from '../../src/lib/crypto.ts';
import { checkKeys } from '../../src/tenancy/check-keys.ts';
import { rotateKeys } from '../../src/tenancy/rotate-keys.ts';
import { sealPair, sealTokens, unsealTokens } from '../../src/tenancy/sealed-tokens.ts';
import { asOwner } from '../support/as-owner.ts';
import { openConnectedHouse, portalId, tenantId, type ConnectedHouse } from '../support/connected-house.ts';
import { eachDatabase, freshPglite, freshPostgres } from '../support/databases.ts';
import { overHttp, type Transport } from '../support/door-transports.ts';
import { ProductProcess, validEnvironment } from '../support/product-process.ts';
import { signed } from '../support/signed.ts';

const root = join(import.meta.dirname, '../..');
const OLD = testSecrets['the encryption key'];
const NEW = Buffer.alloc(32, 5).toString('base64');
const ring = (keys: Record<string, string>): KeyRing => ({
  current: Object.keys(keys)[0]!,
  keys: new Map(Object.entries(keys).map(([id, base64]) => [id, Buffer.from(base64, 'base64')])),
});
const OK = 'ok';
const both = ring({ new: NEW, test: OLD });
const pair = { accessToken: 'access', refreshToken: 'refresh' };

/** Many other grants and a consent under way, all sealed with the old key. */
async function addSecrets(house: ConnectedHouse, grants: number): Promise<void> {
  const old = ring({ test: OLD });
  const rows = Array.from({ length: grants }, (_, index) => {
    const owner = `other-${index}`;
    const { accessToken, refreshToken } = sealPair(old, { table: 'xero_grants', owner }, pair);
    return sql`(${owner}, ${owner}, ${accessToken}, ${refreshToken}, now(), '')`;
  });
  await asOwner(
    house.store,
    sql`insert into xero_grants (grant_id, xero_user_id, access_token, refresh_token, access_expires_at, scopes)
      values ${sql.join(rows)}`,
  );
  const tokens = sealTokens(
    old,
    { table: 'consents', owner: 'consent' },
    { ...pair, expiresAt: new Date(), scopes: [] },
  );
  await asOwner(
    house.store,
    sql`insert into consents (consent_id, kind, portal_id, step, tokens, expires_at)
      values ('consent', 'xero_connect', ${portalId}, 'returned', ${JSON.stringify(tokens)}::jsonb, now())`,
  );
}

/** How many stored secrets name each key. */
async function keysInUse(house: ConnectedHouse): Promise<Record<string, number>> {
  const rows = await asOwner(
    house.store,
    sql<{ key: string; secrets: number }>`
      select split_part(secret, '.', 1) as key, count(*)::int as secrets from (
        select unnest(array[access_token, refresh_token]) as secret from hubspot_grants
        union all select unnest(array[access_token, refresh_token]) from xero_grants
        union all select value from consents, jsonb_each_text(tokens) where key in ('accessToken', 'refreshToken')) as all_of_them
      group by 1`,
  );
  return Object.fromEntries(rows.map(({ key, secrets }) => [key, secrets]));
}

eachDatabase((_name, fresh) => {
  let house: ConnectedHouse;
  beforeAll(async () => {
    house = await openConnectedHouse(fresh);
    await addSecrets(house, 120);
  });
  afterAll(() => house.remove());

  test('every secret is sealed anew, opens as before and nowhere else; and again without harm', async () => {
    const rows = house.store.system.sealedRows;
    const [consent] = await asOwner(house.store, sql<{ tokens: typeof pair }>`select tokens from consents`);
    expect(await keysInUse(house)).toEqual({ test: 246 });
    expect(await rotateKeys({ rows, keyRing: both })).toEqual({
      rows: 123,
      resealed: 123,
      overtaken: 0,
      unreadable: [],
    });
    expect(await keysInUse(house)).toEqual({ new: 246 });
    const alone = ring({ new: NEW });
    await checkKeys(rows, alone);
    const [after] = await asOwner(house.store, sql<{ tokens: typeof pair }>`select tokens from consents`);
    expect(after!.tokens).toEqual({ ...consent!.tokens, ...after!.tokens });
    expect(unsealTokens(alone, { table: 'consents', owner: 'consent' }, after!.tokens)).toEqual(pair);
    const grant = (await house.store.system.xeroGrants.read('other-7'))!;
    expect(unsealTokens(alone, { table: 'xero_grants', owner: 'other-7' }, grant)).toEqual(pair);
    for (const row of [
      { table: 'xero_grants', owner: 'other-8' },
      { table: 'hubspot_grants', owner: 'other-7' },
    ] as const)
      expect(() => unsealTokens(alone, row, grant)).toThrow();
    expect(await rotateKeys({ rows, keyRing: both })).toEqual({ rows: 123, resealed: 0, overtaken: 0, unreadable: [] });
  });

  test('a refresh that is under way while its row is sealed anew is not lost', async () => {
    const { sealedRows: rows, xeroGrants } = house.store.system;
    const read = (await xeroGrants.read('other-1'))!;
    await xeroGrants.lease('other-1', { holder: 'refreshing', version: read.version, forMs: 60_000 });
    await rotateKeys({ rows, keyRing: ring({ test: OLD, new: NEW }) });
    const next = { accessToken: 'next', refreshToken: 'next', expiresAt: new Date(), scopes: [] };
    const sealed = sealTokens(both, { table: 'xero_grants', owner: 'other-1' }, next);
    expect(await xeroGrants.swap('other-1', sealed, read.version)).toBe(true);
    const was = { table: 'xero_grants', owner: 'other-1', ...pick(read) } as const;
    expect(await rows.reseal(was, pick(read))).toBe(false);
    expect(unsealTokens(both, was, (await xeroGrants.read('other-1'))!)).toMatchObject({ refreshToken: 'next' });
  });

  test('a row that no key opens is named and left as it is', async () => {
    await asOwner(house.store, sql`update xero_grants set refresh_token = access_token where xero_user_id = 'other-2'`);
    const rotated = await rotateKeys({ rows: house.store.system.sealedRows, keyRing: both });
    expect(rotated.unreadable).toEqual(['xero_grants other-2']);
  });
});

const pick = ({ accessToken, refreshToken }: typeof pair): typeof pair => ({ accessToken, refreshToken });

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

async function rotateScript(environment: Record<string, string>): Promise<Ran> {
  const env = { ...validEnvironment, ...environment };
  try {
    const ran = await promisify(execFile)(process.execPath, ['scripts/keys-rotate.ts'], { cwd: root, env });
    return { ...ran, code: 0 };
  } catch (error) {
    return error as Ran;
  }
}

describe('while requests go on', () => {
  let house: ConnectedHouse;
  let transport: Transport;
  let databaseUrl: string;
  let ask: () => Promise<string>;
  beforeAll(async () => {
    house = await openConnectedHouse(async () => {
      const { connectionString, drop } = await freshPostgres();
      databaseUrl = connectionString;
      return { address: { databaseUrl }, remove: drop };
    });
    for (const stream of ['organisation', 'invoices', 'crm_deals'] as const) await house.pull(stream);
    const { clock, jobs, store } = house;
    const config = { ...house.config, keyRing: both };
    const product = assemble(store, config, { ...jobs, clock });
    transport = await overHttp(createApp(product.deps, doors));
    const asked = await linkedInvoice(house);
    ask = async () => {
      const answer = await transport.send(signed({ ...asked.who, now: clock.now() }, asked.request));
      return /^{"ok":true/.test(answer.text) ? OK : `${answer.status} ${answer.text}`;
    };
  }, 60_000);
  afterAll(async () => {
    await transport.close();
    await house.remove();
  });

  test('500 requests pass, each with a token of Xero, and refreshes among them, while all is sealed anew', async () => {
    await addSecrets(house, 400);
    expect(await ask()).toBe(OK);
    const progress: { rotated?: Ran } = {};
    const rotating = rotateScript({ DATABASE_URL: databaseUrl, ENCRYPTION_KEYS: `new:${NEW},test:${OLD}` }).then(
      (ran) => {
        progress.rotated = ran;
      },
    );
    const refused: string[] = [];
    let answered = 0;
    for (; answered < 500 || !progress.rotated; answered += 4) {
      // Half an hour on, between two handfuls of requests: what is signed then is checked at the same time.
      if (answered % 40 === 0) house.advance(1800);
      refused.push(...(await Promise.all([ask(), ask(), ask(), ask()])).filter((answer) => answer !== OK));
    }
    await rotating;
    expect(refused).toEqual([]);
    expect(progress.rotated).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("were sealed anew with the key 'new'") as string,
    });
    expect(await keysInUse(house)).toEqual({ new: 2 * 403 });
    await checkKeys(house.store.system.sealedRows, ring({ new: NEW }));
    const { byOperation } = house.xero.calls.report();
    const refreshes = byOperation['token.refresh_token'];
    process.stdout.write(`${answered} requests while keys were rotated, ${refreshes} refreshes among them\n`);
    expect(refreshes).toBeGreaterThan(5);
  }, 120_000);

  test('the script tells a missing key, and changes nothing', async () => {
    const ran = await rotateScript({ DATABASE_URL: databaseUrl, ENCRYPTION_KEYS: `newer:${OLD}` });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("The key 'new' is needed and not configured.");
    expect(await keysInUse(house)).toEqual({ new: 2 * 403 });
  });
});

test('on the embedded database the script names the process that has to be stopped first', async () => {
  const { dataDir, remove } = await freshPglite();
  const web = new ProductProcess('web', { ...validEnvironment, DATA_DIR: dataDir });
  await web.logged('listening');
  const ran = await rotateScript({ DATA_DIR: dataDir });
  expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining(`is in use by process ${web.child.pid}`)]);
  await web.stop();
  expect(await rotateScript({ DATA_DIR: dataDir })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^0 rows/) as string,
  });
  await remove();
});

/** An open invoice, tied to a deal, and how the installer asks for the address where it is paid. */
async function linkedInvoice({ store }: ConnectedHouse) {
  return store.withPortal(portalId, async ({ db }) => {
    const { invoice_id } = await db
      .selectFrom('mirror_invoices')
      .select('invoice_id')
      .where('status', '=', 'AUTHORISED')
      .limit(1)
      .executeTakeFirstOrThrow();
    const { deal_id } = await db
      .selectFrom('crm_deals')
      .select('object_id as deal_id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const { installed_by } = await db.selectFrom('portals').select('installed_by').executeTakeFirstOrThrow();
    const link = { portal_id: portalId, tenant_id: tenantId, deal_id, step: 'whole', invoice_id, intent_id: null };
    await db
      .insertInto('invoice_links')
      .values({ ...link, linked_at: new Date() })
      .execute();
    const path = `/cards/invoices/${invoice_id}/pay-link`;
    return {
      who: { portalId, userId: installed_by },
      request: { method: 'POST', path, body: { dealId: deal_id } },
    };
  });
}
