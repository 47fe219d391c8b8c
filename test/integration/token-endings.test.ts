import { eachDatabase } from '../support/databases.ts';
import { openConnectedHouse, portalId, tenantId, type ConnectedHouse } from '../support/connected-house.ts';

const who = { portalId, tenantId };

eachDatabase((_name, fresh) => {
  let house: ConnectedHouse;
  beforeEach(async () => {
    house = await openConnectedHouse(fresh);
    house.calledXero();
  });
  afterEach(() => house.remove());

  const disconnectInXero = (): void => {
    for (const connection of house.xero.state.data.connections) connection.connected = false;
  };

  test('a grant that Xero ended: one issue for the connection, its jobs end, and Xero is asked no more', async () => {
    house.xero.state.data.grants.forEach((grant) => (grant.endedAt = house.clock.now().toISOString()));
    house.advance(1800);
    for (const stream of ['invoices', 'contacts', 'payments'] as const) await house.pull(stream);
    expect(house.calledXero()).toMatchObject({ token: 1 });
    expect(await house.connection()).toMatchObject({ state: 'reconnect_needed', ended_at: null });
    expect(await house.issues()).toEqual([
      {
        kind: 'reconnect_needed',
        subject: tenantId,
        message: expect.stringMatching(
          /^Xero no longer lets Tieout into .+: what was allowed to it has ended\.$/,
        ) as string,
        fix: expect.stringMatching(/^An admin connects it again in the settings of Tieout/) as string,
        times_seen: 1,
      },
    ]);
    expect(await house.jobs.connectedPortals()).toEqual([]);
    expect(await house.jobs.metrics.text()).toContain(
      'tieout_token_refreshes_total{vendor="xero",outcome="revoked"} 1',
    );
  });

  test('an organisation that was disconnected in Xero: found out by one call, marked so, told once', async () => {
    disconnectInXero();
    for (const stream of ['invoices', 'contacts'] as const) await house.pull(stream);
    expect(house.calledXero()).toEqual({ getInvoices: 1, getConnections: 1 });
    expect(await house.connection()).toMatchObject({
      state: 'disconnected',
      ended_how: 'in_xero',
      ended_at: expect.any(Date) as Date,
    });
    expect(await house.issues()).toMatchObject([
      {
        kind: 'reconnect_needed',
        message: expect.stringMatching(/disconnected .+ from Tieout in Xero/) as string,
        times_seen: 1,
      },
    ]);
  });

  test('a 403 for an organisation that is still connected is an ordinary refusal', async () => {
    house.xero.faults.add({
      operation: 'getInvoices',
      kind: 'status',
      status: 403,
      delayMs: 0,
      probability: 1,
      seed: 1,
    });
    await house.pull('invoices');
    expect(await house.connection()).toMatchObject({ state: 'connected', ended_how: null });
    expect(await house.issues()).toMatchObject([{ kind: 'pull_failed', subject: `${tenantId}/invoices` }]);
  });

  test('what is connected anew while Xero is asked stays connected', async () => {
    disconnectInXero();
    const connection = (await house.store.system.openConnection(portalId, tenantId))!;
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .updateTable('xero_connections')
        .set({ connected_at: new Date('2026-11-21T00:00:00Z') })
        .execute(),
    );
    expect(await house.store.system.endInXero(connection, house.clock.now())).toBe(false);
    expect(await house.connection()).toMatchObject({ state: 'connected' });
  });

  test('an organisation that is looked at although nothing was refused', async () => {
    expect(await house.vendors.checkConnection(who)).toEqual({ ok: true, value: 'connected' });
    expect(house.calledXero()).toEqual({ getConnections: 1 });
    disconnectInXero();
    expect(await house.vendors.checkConnection(who)).toEqual({ ok: true, value: 'disconnected' });
    expect(await house.vendors.checkConnection(who)).toEqual({ ok: true, value: 'disconnected' });
    expect(house.calledXero()).toEqual({ getConnections: 1 });
  });

  test('HubSpot ends its grant: one issue, which says who has to install again', async () => {
    house.hubspot.state.data.refreshTokens = {};
    house.advance(1800);
    for (const stream of ['crm_deals', 'crm_companies'] as const) await house.pull(stream);
    expect(await house.issues()).toEqual([
      {
        kind: 'reconnect_needed',
        subject: 'hubspot',
        message: 'HubSpot no longer lets Tieout in.',
        fix: 'An admin of HubSpot has to install Tieout again.',
        times_seen: 1,
      },
    ]);
  });
});

eachDatabase((_name, fresh) => {
  test('a wrong secret of the app disconnects nobody, and is for whoever runs the service', async () => {
    const house = await openConnectedHouse(fresh, {
      change: (config) => ({
        ...config,
        xero: { ...config.xero, clientSecret: 'a-wrong-one' },
      }),
    });
    house.advance(1800);
    for (const stream of ['invoices', 'contacts'] as const) await house.pull(stream);
    expect(await house.connection()).toMatchObject({ state: 'connected', ended_how: null });
    expect(await house.issues()).toEqual([
      {
        kind: 'pull_failed',
        subject: tenantId,
        message: 'Xero does not accept Tieout itself at the moment.',
        fix: expect.stringContaining('Nobody has to connect again') as string,
        times_seen: 2,
      },
    ]);
    expect(house.logged()).toContain('the vendor does not accept the app itself');
    expect(house.logged()).not.toContain('a-wrong-one');
    expect(await house.jobs.metrics.text()).toContain('outcome="app_refused"} 2');
    await house.remove();
  });
});
