import { inspect } from 'node:util';
import { assemble } from '../../functions/runtime/compose.ts';
import { findSecrets, secretsOf } from '../../scripts/test/find-secrets.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { problemOf } from '../../functions/runtime/failures.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import type { Result } from '../../src/lib/result.ts';
import { openConnectedHouse, portalId, tenantId, type ConnectedHouse } from '../support/connected-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';

const streams = ['organisation', 'contacts', 'invoices', 'crm_deals'] as const;

/** Everything that either vendor has ever given out, and the app's own secrets. */
function secretsIn({ xero, hubspot }: ConnectedHouse, others: string[]): Record<string, string> {
  const { grants } = xero.state.data;
  const { accessTokens, refreshTokens } = hubspot.state.data;
  const given = [
    ...grants.flatMap((grant) => grant.refreshTokens.map(({ token }) => token)),
    ...Object.keys(accessTokens),
    ...Object.keys(refreshTokens),
    ...others,
  ];
  return { ...testSecrets, ...Object.fromEntries(given.map((token, index) => [`token ${index}`, token])) };
}

eachDatabase((_name, fresh) => {
  test('connecting, renewing and every kind of bad token leave no secret in logs, errors or the database', async () => {
    const database = await fresh();
    const house = await openConnectedHouse(() => Promise.resolve({ ...database, remove: () => Promise.resolve() }));
    const { xero, hubspot } = house;
    const tokens: string[] = [];
    const errors: unknown[] = [];
    const keep = (error: unknown): void => void errors.push(error);
    const note = async (asked: Promise<Result<unknown, VendorFailure>>): Promise<void> => {
      const result = await asked;
      if (result.ok) tokens.push(...(typeof result.value === 'string' ? [result.value] : []));
      else errors.push(result.error, problemOf(result.error));
    };
    const renewAll = async (fresh: boolean): Promise<void> => {
      for (const { grants, tokens: renew } of house.vendors.grants)
        for (const owner of await grants.idle(-1e12)) await note(renew(owner, { fresh }));
    };
    const fault = (operation: string, kind: 'commit-then-cut' | 'half' | 'status' | 'throttle', times = 1): void =>
      xero.faults.add({ operation, kind, times, status: 500, delayMs: 0, probability: 1, seed: 1 });

    await renewAll(false);
    for (const stream of streams) await house.pull(stream);
    for (const kind of ['commit-then-cut', 'half', 'status', 'throttle'] as const) {
      fault('token', kind, 2);
      await renewAll(true);
      xero.faults.clear();
    }
    await renewAll(true);
    await note(xeroExchange(house, 'a-code-that-was-never-given'));
    const product = assemble(house.store, house.config, { ...house.jobs, clock: house.clock });
    await product.deps.inPortal(portalId, () => Promise.reject(new Error('broken'))).catch(keep);
    hubspot.state.data.accessTokens = {};
    xero.state.data.connections.forEach((connection) => (connection.connected = false));
    const kept = secretsIn(house, tokens);
    for (const stream of streams) await house.pull(stream).catch(keep);
    house.advance(1800);
    hubspot.state.data.refreshTokens = {};
    xero.state.data.grants.forEach((grant) => (grant.endedAt = house.clock.now().toISOString()));
    await renewAll(true);
    for (const stream of streams) await house.pull(stream).catch(keep);

    const secrets = secretsOf({ ...kept, ...secretsIn(house, tokens) });
    const logs = house.logged();
    await house.remove();
    const stored = await dump(database.address);
    await database.remove();
    expect(tokens.length).toBeGreaterThan(3);
    expect(errors.length).toBeGreaterThan(5);
    expect(logs).toContain('a token was not renewed');
    expect(stored['public.xero_grants']).toHaveLength(1);
    expect(stored['public.xero_connections']![0]).toContain(tenantId);
    expect(findSecrets(logs, secrets)).toEqual([]);
    expect(findSecrets(inspect(errors, { depth: 8, showHidden: true }), secrets)).toEqual([]);
    expect(findSecrets(JSON.stringify(stored), secrets)).toEqual([]);
  }, 60_000);
});

const xeroExchange = ({ vendors }: ConnectedHouse, code: string) =>
  vendors.xero.tokens.exchangeCode({ code, redirectUri: 'https://app.tieout.test/oauth/xero/callback' });
