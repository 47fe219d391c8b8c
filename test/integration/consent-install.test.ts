import { sql } from 'kysely';
import { cast } from '../../sandbox/seed/cast.ts';
import { streamsOfTenant } from '../../src/mirror/streams.ts';
import { HUBSPOT_SCOPES } from '../../src/tenancy/scopes.ts';
import { asOwner } from '../support/as-owner.ts';
import { INSTALLER, openConsentHouse, PORTAL, stateOf, type ConsentHouse } from '../support/consent-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { transports, type Transport } from '../support/door-transports.ts';
import { PlayBrowser, textOf } from '../support/play-browser.ts';

const BACK = 'https://app-eu1.hubspot.com/oauth-bridge/1?x=1';
const CALLBACK = '/oauth/hubspot/callback';
/** Another person who may install apps. */
const SECOND = String(cast.users.finance.userId);

eachDatabase((_name, fresh) => {
  describe.each(Object.keys(transports) as (keyof typeof transports)[])('over %s', (name) => {
    let house: ConsentHouse;
    let door: Transport;
    let browser: PlayBrowser;
    beforeAll(async () => {
      house = await openConsentHouse(fresh);
      door = await transports[name](house.app);
    });
    beforeEach(() => {
      browser = new PlayBrowser(door);
    });
    afterAll(async () => {
      await door.close();
      await house.remove();
    });

    const begin = async (by = browser): Promise<string> => stateOf(await by.open('/oauth/hubspot/install'));
    const back = async (query: Record<string, string>, by = browser) =>
      by.open(`${CALLBACK}?${new URLSearchParams(query).toString()}`);
    const exchanges = () => house.standIns.hubspot.calls.report().byOperation['oauth.token'] ?? 0;
    const portal = () =>
      house.store.withPortal(PORTAL, async ({ db }) => ({
        portal: await db.selectFrom('portals').selectAll().executeTakeFirst(),
        admins: await db.selectFrom('access_rules').select(['subject_id', 'right', 'scope']).execute(),
      }));

    test('our own start leads to HubSpot with every scope, and back to a page that says what is next', async () => {
      const start = await browser.open('/oauth/hubspot/install');
      expect(start.status).toBe(302);
      const asked = new URL(start.headers['location']!);
      expect(asked.origin + asked.pathname).toBe('https://app.hubspot.com/oauth/authorize');
      expect(start.headers['location']).not.toContain('+');
      expect(Object.fromEntries(asked.searchParams)).toEqual({
        client_id: 'hubspot-client',
        redirect_uri: 'https://app.tieout.test/oauth/hubspot/callback',
        scope: HUBSPOT_SCOPES.join(' '),
        state: expect.stringMatching(/^[\w-]{43}$/) as string,
      });
      expect(start.headers['set-cookie']).toMatch(
        /^__Host-tieout-install=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600$/,
      );
      const end = await back({ code: await house.codeOfHubSpot(), state: stateOf(start) });
      expect([end.status, textOf(end)]).toEqual([200, expect.stringContaining('Tieout is installed')]);
      expect(end.text).toContain(`/connected-apps/${PORTAL}/installed"`);
      expect((await portal()).portal).toMatchObject({ portal_id: PORTAL, installed_by: INSTALLER, state: 'installed' });
      expect(await house.store.system.hubspotGrants.read(PORTAL)).toMatchObject({ scopes: HUBSPOT_SCOPES.join(' ') });
    });

    test('HubSpot’s marketplace brings a code and no state, and is sent on to its own page', async () => {
      const end = await back({ code: await house.codeOfHubSpot(), returnUrl: BACK });
      expect([end.status, end.headers['location'], end.text]).toEqual([302, BACK, '']);
    });

    test('its steps: our state goes along to HubSpot, also inside its pages, and comes back', async () => {
      const known = await back({ step: 'authorize', returnUrl: BACK });
      expect(known.status).toBe(302);
      expect(known.headers['location']).toMatch(
        /^https:\/\/app-eu1\.hubspot\.com\/oauth-bridge\/1\?x=1&state=[\w-]{43}$/,
      );
      expect(known.headers['set-cookie']).toMatch(/; Secure; HttpOnly; SameSite=None; /);
      const code = await house.codeOfHubSpot();
      const without = await back({ step: 'finalize', code, returnUrl: BACK });
      expect(without.status).toBe(400);
      const end = await back({ step: 'finalize', code, state: stateOf(known), returnUrl: BACK });
      expect([end.status, end.headers['location']]).toEqual([302, BACK]);
    });

    test.each([
      'https://evil.example/',
      'https://app.hubspot.com.evil.example/',
      'https://app.hubspot.com@evil.example/',
      'http://app.hubspot.com/',
      'https:/\\evil.example',
      '',
    ])('a way back to %s is refused before anything is exchanged', async (returnUrl) => {
      const [code, before] = [await house.codeOfHubSpot(), exchanges()];
      for (const query of [{ code }, { step: 'authorize' }, { step: 'finalize', code, state: await begin() }]) {
        const answer = await back({ ...query, returnUrl });
        expect([answer.status, textOf(answer)]).toEqual([400, expect.stringContaining('not HubSpot’s')]);
        expect(answer.headers['location']).toBeUndefined();
      }
      expect(exchanges()).toBe(before);
      expect((await back({ code, returnUrl: BACK })).status).toBe(302);
    });

    test.each([
      ['a state that nobody was given', () => Promise.resolve({ state: 'x'.repeat(43) }), 410],
      ['the state of another browser', async () => ({ state: await begin(new PlayBrowser(door)) }), 403],
      ['neither state nor way back', () => Promise.resolve({}), 400],
      ['a step that is none', () => Promise.resolve({ step: 'sideways', returnUrl: BACK }), 400],
    ])('%s ends it before anything is exchanged', async (_, query, status) => {
      const [code, before] = [await house.codeOfHubSpot(), exchanges()];
      await begin();
      const answer = await back({ code, ...(await query()) });
      expect([answer.status, textOf(answer)]).toEqual([status, expect.stringContaining('Tieout was not installed')]);
      expect(exchanges()).toBe(before);
    });

    test('a state counts once, also when nothing came of it', async () => {
      const [first, second] = [await begin(), await begin()];
      expect((await back({ code: await house.codeOfHubSpot(), state: first })).status).toBe(200);
      const code = await house.codeOfHubSpot();
      expect((await back({ code, state: first })).status).toBe(410);
      expect((await back({ code: 'guessed', state: second })).status).toBe(410);
      expect((await back({ code, state: second })).status).toBe(410);
      const third = await begin();
      const answers = await Promise.all([back({ code, state: third }), back({ code, state: third })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    });

    test('a state holds for half an hour', async () => {
      const state = await begin();
      house.later(1800);
      expect((await back({ code: await house.codeOfHubSpot(), state })).status).toBe(410);
    });

    test.each([
      ['used before', (code: string) => back({ code, returnUrl: BACK })],
      [
        'too old',
        () => {
          house.standIns.hubspot.clock.advance(301);
          return Promise.resolve();
        },
      ],
    ])('a code that is %s is told in words', async (_, spoil) => {
      const code = await house.codeOfHubSpot();
      await spoil(code);
      const answer = await back({ code, returnUrl: BACK });
      expect([answer.status, textOf(answer)]).toEqual([410, expect.stringMatching(/used before, or is too old/)]);
      expect(answer.text).not.toMatch(/invalid_grant|BAD_AUTH|EXPIRED_AUTH/);
    });

    test('who does not agree is told so, and their state is used up', async () => {
      const state = await begin();
      const answer = await back({ error: 'access_denied', error_description: '<b>no</b>', state });
      expect([answer.status, textOf(answer)]).toEqual([200, expect.stringContaining('You did not agree')]);
      expect(answer.text).not.toContain('<b>no');
      expect((await back({ code: await house.codeOfHubSpot(), state })).status).toBe(410);
    });

    test('who installs again becomes an admin beside the first; scopes are as they were given last', async () => {
      await house.install(browser);
      await house.store.system.hubspotGrants.revoke(
        PORTAL,
        (await house.store.system.hubspotGrants.read(PORTAL))!.version,
      );
      house.standIns.hubspot.state.data.users.find(({ userId }) => String(userId) === SECOND)!.managesIntegrations =
        true;
      expect((await house.install(browser, SECOND)).status).toBe(302);
      const { portal: row, admins } = await portal();
      expect(row).toMatchObject({ installed_by: INSTALLER });
      expect(admins).toEqual([{ subject_id: SECOND, right: 'admin', scope: 'all' }]);
      expect(await house.store.system.hubspotGrants.read(PORTAL)).toMatchObject({
        state: 'usable',
        scopes: HUBSPOT_SCOPES.join(' '),
      });
    });

    test('a portal that comes back within the time of grace has its rows again', async () => {
      await house.install(browser);
      await asOwner(
        house.store,
        sql`update portals set state = 'uninstalled', uninstalled_at = now(), erase_after = now() + interval '1 day', time_zone = 'UTC'`,
      );
      await house.install(browser);
      expect((await portal()).portal).toMatchObject({
        ...{ state: 'installed', uninstalled_at: null, erase_after: null },
        ...{ installed_by: INSTALLER, time_zone: 'Europe/London' },
      });
    });

    test('the owners and records of HubSpot are asked for before Xero is connected', async () => {
      await house.install(browser);
      const { rows } = await house.store.withPortal(PORTAL, ({ db }) =>
        sql<{ stream: string }>`
          select data -> 'ids' ->> 'stream' as stream from pgboss.job where name = 'pull-page' order by stream`.execute(
          db,
        ),
      );
      expect(rows.map(({ stream }) => stream)).toEqual(streamsOfTenant('').toSorted());
      expect(rows).toContainEqual({ stream: 'crm_owners' });
    });
  });
});
