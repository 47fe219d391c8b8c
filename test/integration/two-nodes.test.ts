import { sql } from 'kysely';
import type { Fault } from '../../sandbox/kit/faults.ts';
import { asOwner } from '../support/as-owner.ts';
import { openConnectedHouse, type ConnectedHouse } from '../support/connected-house.ts';
import { freshPostgres } from '../support/databases.ts';
import { validEnvironment } from '../support/product-process.ts';
import { startTokenNode, type NodeAnswer, type TokenNode } from '../support/token-nodes.ts';
import { waitFor } from '../support/wait-for.ts';

const ROUNDS = 200;
const LIFE_S = 1800;

/** What goes wrong in a round; of several lost answers the last ones are lost to both nodes. */
const TROUBLE: Partial<Fault>[] = [
  {},
  { kind: 'commit-then-cut', times: 1 },
  { kind: 'delay', delayMs: 40, times: 1 },
  { kind: 'commit-then-cut', times: 4 },
  { kind: 'cut', times: 1 },
  { kind: 'commit-then-cut', times: 2 },
];

let house: ConnectedHouse;
let nodes: TokenNode[];
let start: () => Promise<TokenNode>;
let xeroUserId: string;
beforeAll(async () => {
  let databaseUrl = '';
  house = await openConnectedHouse(async () => {
    const { connectionString, drop } = await freshPostgres();
    databaseUrl = connectionString;
    return { address: { databaseUrl }, remove: drop };
  });
  const { apiUrl, identityUrl } = house.config.xero;
  const vendors = { DATABASE_URL: databaseUrl, XERO_API_URL: apiUrl, XERO_IDENTITY_URL: identityUrl };
  start = () => startTokenNode({ ...validEnvironment, ...vendors });
  nodes = await Promise.all([start(), start()]);
  const [grant] = await asOwner(house.store, sql<{ id: string }>`select xero_user_id as id from xero_grants`);
  xeroUserId = grant!.id;
}, 60_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await house.remove();
});

/** Both nodes ask ten times at once, when that many seconds have passed. */
const askBoth = async (advanceSeconds: number, fresh = false): Promise<NodeAnswer> => {
  house.advance(advanceSeconds);
  const answers = await Promise.all(nodes.map((node) => node.do({ advanceSeconds, times: 10, fresh, xeroUserId })));
  return { tokens: answers.flatMap(({ tokens }) => tokens), failures: answers.flatMap(({ failures }) => failures) };
};
const versionNow = async (): Promise<number> => (await house.store.system.xeroGrants.read(xeroUserId))!.version;
const generation = (): number => house.xero.state.data.grants[0]!.generation;
const isTaken = async (token: string): Promise<boolean> => {
  const answer = await fetch(`${house.config.xero.apiUrl}/connections`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.ok && ((await answer.json()) as unknown[]).length === 1;
};

test(`two processes renew one grant ${ROUNDS} times while answers are lost: one lineage, and nobody is locked out`, async () => {
  const before = await versionNow();
  house.xero.calls.clear();
  let failures = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const trouble = TROUBLE[round % TROUBLE.length]!;
    if (trouble.kind)
      house.xero.faults.add({
        operation: 'token',
        status: 500,
        delayMs: 0,
        probability: 1,
        seed: 1,
        ...trouble,
      } as Fault);
    let asked = await askBoth(LIFE_S);
    if (asked.failures.length > 0) {
      expect(new Set(asked.failures)).toEqual(new Set(['vendor_unavailable']));
      failures += 1;
      asked = await askBoth(LIFE_S - 300);
    }
    expect(asked.failures).toEqual([]);
    const [token, ...others] = [...new Set(asked.tokens)];
    expect(others).toEqual([]);
    expect(await isTaken(token!)).toBe(true);
    house.xero.faults.clear();
  }
  const refreshes = (await versionNow()) - before;
  const { byOperation } = house.xero.calls.report();
  process.stdout.write(
    `${refreshes} renewals by two processes, ${byOperation['token']} calls to the token endpoint, ${failures} rounds in which every answer was lost\n`,
  );
  expect(refreshes).toBe(ROUNDS);
  expect(failures).toBeGreaterThan(20);
  const { grants } = house.xero.state.data;
  expect(grants.map(({ used, endedAt }) => [used.ended, endedAt])).toEqual([[0, undefined]]);
  expect((await house.store.system.xeroGrants.read(xeroUserId))!.state).toBe('usable');
}, 240_000);

test('what a process left open that died while Xero answered is taken up by another, with the old token', async () => {
  const before = await versionNow();
  const began = generation();
  const dying = await start();
  house.xero.calls.clear();
  house.xero.faults.add({
    operation: 'token',
    kind: 'delay',
    delayMs: 2000,
    times: 1,
    status: 500,
    probability: 1,
    seed: 1,
  });
  void dying.do({ advanceSeconds: 0, times: 1, fresh: true, xeroUserId }).catch(() => undefined);
  await waitFor(() => house.xero.calls.report().byOperation['token'] === 1, { what: 'Xero to be asked' });
  dying.child.kill('SIGKILL');
  await waitFor(() => generation() > began, { what: 'Xero to have replaced the token' });
  expect(await house.store.system.xeroGrants.leftOpen()).toEqual([]);
  // The 45 seconds of its lease, which run by the clock of the database.
  await asOwner(house.store, sql`update xero_grants set lease_until = clock_timestamp()`);
  expect(await house.store.system.xeroGrants.leftOpen()).toEqual([xeroUserId]);
  const asked = await askBoth(0, true);
  expect(asked.failures).toEqual([]);
  expect(await versionNow()).toBeGreaterThan(before);
  expect(await isTaken(asked.tokens.at(-1)!)).toBe(true);
  expect(house.xero.state.data.grants[0]?.used).toMatchObject({ ended: 0 });
});
