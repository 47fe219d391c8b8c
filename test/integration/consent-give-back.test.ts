import { err, ok } from '../../src/lib/result.ts';
import { giveBackConsents, type GiveBackDeps } from '../../src/tenancy/give-back-consents.ts';
import { returnFromXero } from '../../src/tenancy/return-from-xero.ts';
import { openConsentHouse, stateOf, type ConsentHouse } from '../support/consent-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { overHttp, type Transport } from '../support/door-transports.ts';
import { PlayBrowser, said } from '../support/play-browser.ts';
import { addPortal } from '../support/test-store.ts';

eachDatabase((_name, fresh) => {
  let house: ConsentHouse;
  let door: Transport;
  let browser: PlayBrowser;
  beforeEach(async () => {
    house = await openConsentHouse(fresh);
    door = await overHttp(house.app);
    browser = new PlayBrowser(door);
    await house.install(browser);
  });
  afterEach(async () => {
    await door.close();
    await house.remove();
  });

  /** What Xero has connected to the app. */
  const atXero = () =>
    house.standIns.xero.state.data.connections.filter(({ connected }) => connected).map(({ tenantId }) => tenantId);
  const both = () => house.standIns.xero.state.data.organisations.map(({ organisationId }) => organisationId);
  const left = () => house.store.system.consents.expiredBefore(new Date('9000-01-01'));
  const HOUR = 3600;

  test('what was agreed to and never confirmed is given back at Xero, with a token renewed for it', async () => {
    await house.walkToConfirm(browser);
    expect(await house.deps.consent.giveBack()).toEqual({ removed: 0, failed: 0 });
    expect(atXero()).toHaveLength(1);
    house.later(HOUR);
    expect(await house.deps.consent.giveBack()).toEqual({ removed: 1, failed: 0 });
    expect(atXero()).toEqual([]);
    expect(await left()).toEqual([]);
  });

  test('who says no has it given back by the next hour; what they had connected before stays', async () => {
    const [first, second] = both();
    await browser.submit(await house.walkToConfirm(browser, { tenantIds: [first!] }), 'connect');
    await browser.submit(await house.walkToConfirm(browser, { tenantIds: [first!, second!] }), 'cancel');
    house.later(1);
    expect(await house.deps.consent.giveBack()).toEqual({ removed: 1, failed: 0 });
    expect(atXero()).toEqual([first]);
    expect(await house.connections()).toMatchObject([{ tenant_id: first, state: 'connected' }]);
  });

  test('what a portal relies on is never given back, nor what somebody is about to confirm', async () => {
    await house.walkToConfirm(browser);
    await addPortal(house.store, '200', [both()[0]!]);
    house.later(HOUR);
    await house.deps.consent.giveBack();
    expect(atXero()).toHaveLength(1);
    await house.store.withPortal('200', ({ db }) => db.deleteFrom('xero_connections').execute());
    await house.walkToConfirm(browser);
    house.later(1000);
    const question = await house.walkToConfirm(new PlayBrowser(door));
    expect(question.text).toContain('<form');
    house.later(1000);
    await house.deps.consent.giveBack();
    expect(atXero()).toHaveLength(1);
  });

  test('when Xero does not take it, it is tried again each hour, with the token that stands, for a week', async () => {
    await house.walkToConfirm(browser);
    house.later(HOUR);
    const down = err({ code: 'vendor_unavailable', vendor: 'xero', detail: 'down' } as const);
    const { connecting } = house.deps.consent;
    const asked: string[] = [];
    const tokens = { accessToken: 'renewed', refreshToken: 'next', expiresAt: new Date(0), scopes: ['a'] };
    const deps: GiveBackDeps = {
      ...connecting,
      store: house.store.system,
      refresh: (token) => {
        asked.push(token);
        return Promise.resolve(ok(tokens));
      },
      deleteConnection: () => Promise.resolve(down),
      broken: (error) => {
        throw error;
      },
    };
    expect(await giveBackConsents(deps)).toEqual({ removed: 0, failed: 1 });
    expect(await giveBackConsents(deps)).toEqual({ removed: 0, failed: 1 });
    expect(asked).toEqual([expect.stringMatching(/./), 'next']);
    expect(JSON.stringify(await left())).not.toContain('renewed');
    house.later(7 * 24 * HOUR);
    expect(await giveBackConsents(deps)).toEqual({ removed: 1, failed: 0 });
  });

  test('tickets that nobody opened, and states that nobody brought back, are cleared away', async () => {
    await house.ticket();
    await browser.open('/oauth/hubspot/install');
    await browser.submit(await browser.open(await house.ticket()));
    house.later(HOUR);
    expect(await house.deps.consent.giveBack()).toEqual({ removed: 3, failed: 0 });
    expect(await left()).toEqual([]);
  });

  test('tokens that wait are sealed, and gone once it is confirmed', async () => {
    const question = await house.walkToConfirm(browser);
    const [waiting] = await left();
    expect(waiting).toMatchObject({
      granted: { organisations: [{ tenantId: both()[0], tenantType: 'ORGANISATION' }] },
    });
    // Xero's access tokens are JWTs.
    expect(JSON.stringify(waiting)).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
    await browser.submit(question, 'connect');
    expect(await left()).toMatchObject([{ step: 'done', granted: null }]);
  });

  test('tokens that were copied to another consent do not open there, and hold up no other', async () => {
    await house.walkToConfirm(browser);
    const [waiting] = await left();
    await house.ticket();
    const copied = (await left()).find(({ step }) => step === 'asked')!;
    const granted = {
      ...waiting!.granted!,
      organisations: [{ ...waiting!.granted!.organisations[0]!, tenantId: 'x' }],
    };
    const move = { consentId: copied.consentId, from: ['asked'], to: 'returned', at: new Date(), granted } as const;
    expect(await house.store.system.consents.move(move)).toBe(true);
    house.later(HOUR);
    expect(await house.deps.consent.giveBack()).toEqual({ removed: 1, failed: 1 });
    expect(atXero()).toEqual([]);
    expect(await left()).toMatchObject([{ consentId: copied.consentId }]);
  });

  describe('of what Xero lets us into', () => {
    const listed = (tenantType: string, tenantId = 't') => ({
      tenantId,
      tenantType,
      connectionId: 'c',
      tenantName: tenantId,
    });
    const returned = async (ofEvent: ReturnType<typeof listed>[], all = ofEvent) => {
      const { connecting } = house.deps.consent;
      const secret = 's'.repeat(43);
      browser.cookies.set('__Host-tieout-connect', secret);
      const state = stateOf(await browser.submit(await browser.open(await house.ticket())));
      const listConnections = (_token: string, event?: string) =>
        Promise.resolve(ok(event === undefined ? all : ofEvent));
      const deps = { ...connecting, listConnections };
      const brought = { state, browserSecret: secret, redirectUri: connecting.xeroApp.redirectUri };
      return returnFromXero(deps, { ...brought, code: await house.codeOfXero() });
    };

    test('practices are left out, and told; a practice alone connects nothing', async () => {
      expect(await returned([listed('PRACTICE')])).toMatchObject({ error: { why: 'practice_only' } });
      const both = await returned([listed('PRACTICE', 'Books & Co'), listed('ORGANISATION', 'Otter')]);
      const { consentId } = (both as { value: { consentId: string } }).value;
      const question = await browser.open(`/oauth/xero/confirm?consent=${consentId}`);
      expect(said(question)[1]).toMatch(/organisation\? Otter Books & Co is a practice/);
      await browser.submit(question, 'connect');
      expect(await house.connections()).toMatchObject([{ tenant_id: 'Otter' }]);
    });

    test('a consent that connected nothing anew renews what the portal has, or connects nothing', async () => {
      const others = listed('ORGANISATION', 'of-nobody-here');
      expect(await returned([], [others])).toMatchObject({ error: { why: 'nothing_connected' } });
      await browser.submit(await house.walkToConfirm(browser), 'connect');
      const again = await returned([], [others, listed('ORGANISATION', both()[0])]);
      const { consentId } = (again as { value: { consentId: string } }).value;
      const { granted } = (await house.store.system.consents.find({ consentId }))!;
      expect(granted?.organisations.map(({ tenantId }) => tenantId)).toEqual([both()[0]]);
    });
  });
});
