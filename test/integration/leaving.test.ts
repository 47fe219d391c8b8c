import { sql } from 'kysely';
import { unwrap } from '../../src/lib/result.ts';
import { INSTALLER, openLeavingHouse, PORTAL, TENANT, type LeavingHouse } from '../support/leaving-house.ts';
import { consentAtHubSpot } from '../../scripts/provision/stand-ins.ts';
import { HUBSPOT_SCOPES } from '../../src/tenancy/scopes.ts';
import { installPortal } from '../../src/tenancy/install-portal.ts';
import { waitFor } from '../support/wait-for.ts';
import { patience } from '../support/rough-day.ts';

let house: LeavingHouse;
beforeEach(async () => {
  house = await openLeavingHouse();
  house.called();
}, patience(60_000));
afterEach(() => house.close());

const strike = (vendor: 'xero' | 'hubspot', operation: string, times = 1) =>
  house[vendor].faults.add({ operation, kind: 'status', status: 503, delayMs: 0, times, probability: 1, seed: 1 });

const journal = (events: object[]) =>
  fetch(`${house.hubspot.url}/__sandbox/journal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
  });

const uninstallInHubSpot = () => fetch(`${house.hubspot.url}/__sandbox/uninstall`, { method: 'POST' });

/** Two invoices on their way: one was never sent, of the other it is not known whether it arrived. */
const putOnTheirWay = () =>
  house.store.withPortal(PORTAL, async ({ db }) => {
    const intent = {
      ...{ portal_id: PORTAL, tenant_id: TENANT, kind: 'create_invoice', request: '{}', preview: null },
      ...{ due_at: house.xero.clock.now(), created_by: '7', created_at: house.xero.clock.now() },
    };
    const never = { ...intent, intent_id: 'never-sent', subject: 'deal:1:whole', state: 'pending' };
    const sent = { ...intent, intent_id: 'sent', subject: 'deal:2:whole', state: 'unclear' };
    await db
      .insertInto('outbox_intents')
      .values([never, { ...sent, first_sent_at: house.xero.clock.now() }] as never)
      .execute();
  });

const reinstall = async () => {
  const { apiUrl } = house.config.hubspot;
  const consent = await consentAtHubSpot(apiUrl, { userId: INSTALLER, scopes: HUBSPOT_SCOPES });
  unwrap(await installPortal(house.deps.consent.installing, consent));
};

const disconnect = () => house.post('xero/disconnect', { tenantId: TENANT });

test('disconnecting ends the one connection at Xero, keeps what is stored, and names what was on its way', async () => {
  await putOnTheirWay();
  await house.store.withPortal(PORTAL, ({ db }) => db.updateTable('xero_connections').set({ live: true }).execute());
  expect(await disconnect()).toEqual({ ok: true, value: 'disconnected' });
  expect(house.called().xero).toMatchObject({ deleteConnection: 1 });
  expect(await house.connections()).toMatchObject([
    { state: 'disconnected', ended_how: 'here', ended_by: INSTALLER, is_main: true, live: false },
  ]);
  const intents = await house.store.withPortal(PORTAL, ({ db }) =>
    db.selectFrom('outbox_intents').select(['intent_id', 'state']).orderBy('intent_id').execute(),
  );
  expect(intents).toEqual([
    { intent_id: 'never-sent', state: 'rejected' },
    { intent_id: 'sent', state: 'unclear' },
  ]);
  expect((await house.issues()).map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
    'write_failed create_invoice/deal:1:whole',
    'write_unclear create_invoice/deal:2:whole',
  ]);
  expect(await disconnect()).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(house.called().xero).toEqual({});
});

test('what Xero does not take is told, nothing is changed, and it can be done again', async () => {
  strike('xero', 'deleteConnection');
  expect(await disconnect()).toMatchObject({ ok: false, error: { code: 'vendor_unavailable' } });
  expect(await house.connections()).toMatchObject([{ state: 'connected' }]);
  expect(await disconnect()).toMatchObject({ ok: true });
});

test('a connection that Xero has ended before is disconnected here as well', async () => {
  const grants = house.store.system.xeroGrants;
  const owner = (await house.store.system.xeroUserOf(PORTAL, TENANT)) ?? '';
  await grants.revoke(owner, (await grants.read(owner))?.version ?? 0);
  expect(await house.connections()).toMatchObject([{ state: 'reconnect_needed' }]);
  expect(await disconnect()).toMatchObject({ ok: true });
  expect(house.called().xero).toEqual({});
});

describe('uninstalling from the settings', () => {
  const uninstall = () => house.post('uninstall', { confirm: PORTAL });

  test('ends both vendors’ sides, and says when everything is deleted', async () => {
    const answer = await uninstall();
    const at = house.xero.clock.now();
    const { eraseAfter } = answer.value as { eraseAfter: string };
    expect(Math.abs(Date.parse(eraseAfter) - at.getTime() - 30 * 86_400_000)).toBeLessThan(60_000);
    expect(house.called()).toMatchObject({
      xero: { deleteConnection: 1 },
      hubspot: { 'appInstalls.delete': 1, 'oauth.revoke': 1 },
    });
    expect(await house.portal()).toMatchObject({ state: 'uninstalled' });
    expect(await house.connections()).toMatchObject([{ state: 'disconnected', ended_how: 'uninstalled' }]);
    expect(await house.store.system.hubspotGrants.read(PORTAL)).toMatchObject({ state: 'revoked' });
  });

  test.each([
    ['xero', 'deleteConnection'],
    ['hubspot', 'appInstalls.delete'],
  ] as const)(
    'what %s does not take (%s) is told, and asked again it goes on from there',
    async (vendor, operation) => {
      strike(vendor, operation);
      expect(await uninstall()).toMatchObject({ ok: false, error: { code: 'vendor_unavailable' } });
      expect(await house.portal()).toMatchObject({ state: 'installed', erase_after: null });
      expect(await uninstall()).toMatchObject({ ok: true });
      expect(await house.portal()).toMatchObject({ state: 'uninstalled' });
    },
  );

  test('from then on no vendor is called for the portal, however long it is', async () => {
    await putOnTheirWay();
    await uninstall();
    house.called();
    await house.work();
    house.advance(8);
    await house.work();
    await queueIsEmpty();
    const { xero, hubspot } = house.called();
    expect(xero).toEqual({});
    // The journal tells of the app as a whole; its token is the app's own, and good for half an hour.
    expect(Object.keys(hubspot).filter((operation) => !operation.startsWith('journal.'))).toEqual(['oauth.token']);
    expect(hubspot['oauth.token']).toBe(2);
  });

  test('a person who installs again in time finds everything as it was', async () => {
    await house.store.withPortal(PORTAL, ({ db }) =>
      db
        .insertInto('crm_companies')
        .values({
          ...{ portal_id: PORTAL, object_id: '1', name: 'Kept' },
          ...{ vendor_updated_at: house.xero.clock.now(), read_at: house.xero.clock.now() },
        })
        .execute(),
    );
    await uninstall();
    house.advance(29);
    await reinstall();
    house.advance(29);
    await house.work();
    expect(await house.portal()).toMatchObject({ state: 'installed', erase_after: null, uninstalled_at: null });
    const kept = await house.store.withPortal(PORTAL, ({ db }) =>
      db.selectFrom('crm_companies').select('name').where('object_id', '=', '1').execute(),
    );
    expect(kept).toEqual([{ name: 'Kept' }]);
  });

  test('after thirty days everything is gone, and the grant at Xero with it', async () => {
    await uninstall();
    house.advance(31);
    await house.work();
    expect(await house.portal()).toEqual({});
    expect(house.called().xero).toMatchObject({ revocation: 1 });
  });
});

describe('an uninstall in HubSpot', () => {
  /** Reads the journal once before, so that the app has subscribed. */
  const subscribed = async () => {
    await house.work();
    await queueIsEmpty();
  };

  test('is found in the journal; the connection at Xero is ended, and nothing is called any more', async () => {
    await subscribed();
    await house.store.withPortal(PORTAL, ({ db }) => db.updateTable('xero_connections').set({ live: true }).execute());
    await uninstallInHubSpot();
    house.called();
    await house.work();
    expect(await house.portal()).toMatchObject({ state: 'uninstalled' });
    expect(await house.connections()).toMatchObject([{ state: 'disconnected', ended_how: 'uninstalled', live: false }]);
    expect(house.called().xero).toMatchObject({ deleteConnection: 1 });
    await queueIsEmpty();
    house.called();
    house.advance(8);
    await house.work();
    await queueIsEmpty();
    expect(house.called().xero).toEqual({});
  });

  test('a process that dies half way has the rest done when the journal is read again', async () => {
    await subscribed();
    await uninstallInHubSpot();
    const { leaving } = house.store.system;
    const markUninstalled = leaving.markUninstalled.bind(leaving);
    leaving.markUninstalled = () => Promise.reject(new Error('killed'));
    house.called();
    await house.work().catch(() => undefined);
    expect(await house.portal()).toMatchObject({ state: 'installed' });
    leaving.markUninstalled = markUninstalled;
    await house.work();
    expect(await house.portal()).toMatchObject({ state: 'uninstalled' });
    expect(await house.connections()).toMatchObject([{ state: 'disconnected', ended_how: 'uninstalled' }]);
    expect(house.called().xero).toMatchObject({ deleteConnection: 1 });
  });

  test('an uninstall of before the last install, of another portal, or told twice changes nothing', async () => {
    await subscribed();
    await uninstallInHubSpot();
    await reinstall();
    const occurredAt = new Date(house.hubspot.clock.now().getTime() - 1000).toISOString();
    await journal([
      { action: 'APP_UNINSTALL', occurredAt },
      { action: 'APP_UNINSTALL', portalId: 4711 },
      { action: 'APP_UNINSTALL' },
      { action: 'APP_UNINSTALL' },
    ]);
    await house.work();
    // HubSpot still gives a token: whatever the journal says, the app is there.
    expect(await house.portal()).toMatchObject({ state: 'installed' });
    expect(await house.connections()).toMatchObject([{ state: 'connected' }]);
  });
});

/** Waits until no job is waiting or under way. */
function queueIsEmpty(): Promise<unknown> {
  return waitFor(
    async () => {
      const waiting = await house.store.withPortal(PORTAL, async ({ db }) => {
        const { rows } = await sql<{ count: number }>`select count(*)::integer as count from pgboss.job
          where state in ('created', 'retry', 'active') and data ->> 'portalId' = ${PORTAL}
            and start_after <= now()`.execute(db);
        return rows[0]?.count ?? 0;
      });
      return waiting === 0;
    },
    { what: 'the queue to be empty', timeoutMs: 60_000 },
  );
}
