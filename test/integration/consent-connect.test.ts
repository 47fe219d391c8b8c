import { sql } from 'kysely';
import { XERO_SCOPES } from '../../src/tenancy/scopes.ts';
import { asOwner } from '../support/as-owner.ts';
import { INSTALLER, openConsentHouse, PORTAL, stateOf, type ConsentHouse } from '../support/consent-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { transports, type Transport } from '../support/door-transports.ts';
import { PlayBrowser, said, textOf } from '../support/play-browser.ts';
import { addPortal } from '../support/test-store.ts';

const CALLBACK = '/oauth/xero/callback';

eachDatabase((_name, fresh) => {
  describe.each(Object.keys(transports) as (keyof typeof transports)[])('over %s', (name) => {
    let house: ConsentHouse;
    let door: Transport;
    let browser: PlayBrowser;
    let first: { organisationId: string; name: string };
    let second: { organisationId: string; name: string };
    beforeAll(async () => {
      house = await openConsentHouse(fresh);
      door = await transports[name](house.app);
      await house.install(new PlayBrowser(door));
      await addPortal(house.store, '200');
      [first, second] = house.standIns.xero.state.data.organisations as unknown as [typeof first, typeof second];
    });
    beforeEach(() => {
      browser = new PlayBrowser(door);
    });
    afterAll(async () => {
      await door.close();
      await house.remove();
    });

    const words = (text: string) => expect.stringContaining(text) as string;
    const rule = (userId: string, right: 'admin' | 'none') =>
      house.store.withPortal(PORTAL, ({ db }) =>
        db
          .insertInto('access_rules')
          .values({ portal_id: PORTAL, subject_kind: 'user', subject_id: userId, right, scope: 'all' })
          .onConflict((conflict) =>
            conflict.columns(['portal_id', 'subject_kind', 'subject_id', 'scope']).doUpdateSet({ right }),
          )
          .execute(),
      );

    test('the whole way: who, for which account, to Xero, which organisation, and connected', async () => {
      await house.forget();
      const page = await browser.open(await house.ticket());
      expect(said(page)).toEqual([200, words(`HubSpot account ${PORTAL} Connected by user${INSTALLER}@acme.test`)]);
      const left = await browser.submit(page);
      expect([left.status, left.text]).toEqual([303, '']);
      const asked = new URL(left.headers['location']!);
      expect(asked.origin + asked.pathname).toBe(`${house.standIns.xero.url}/identity/connect/authorize`);
      expect(Object.fromEntries(asked.searchParams)).toEqual({
        response_type: 'code',
        client_id: 'xero-client',
        redirect_uri: 'https://app.tieout.test/oauth/xero/callback',
        scope: XERO_SCOPES.join(' '),
        state: expect.stringMatching(/^[\w-]{43}$/) as string,
      });
      const back = await browser.open(`${CALLBACK}?code=${await house.codeOfXero()}&state=${stateOf(left)}`);
      expect(back.status).toBe(303);
      expect(back.headers['location']).toMatch(/^https:\/\/app\.tieout\.test\/oauth\/xero\/confirm\?consent=[\w-]+$/);
      const question = await browser.open(back.headers['location']!);
      expect(said(question)).toEqual([200, words(`Connect this organisation? ${first.name}`)]);
      expect(await house.connections()).toEqual([]);
      expect(said(await browser.submit(question, 'connect'))).toEqual([200, words(`Connected ${first.name}`)]);
      expect(await house.connections()).toMatchObject([
        {
          tenant_id: first.organisationId,
          tenant_name: first.name,
          connected_by: INSTALLER,
          state: 'connected',
          is_main: true,
          live: false,
        },
      ]);
      const { rows } = await house.store.withPortal(PORTAL, async ({ db }) => ({
        rows: await db.selectFrom('audit_log').selectAll().where('action', '=', 'connect_xero').execute(),
      }));
      expect(rows).toMatchObject([{ user_id: INSTALLER, object_id: first.organisationId, right: 'admin' }]);
      const token = { portalId: PORTAL, tenantId: first.organisationId };
      expect(await house.store.system.xeroUserOf(token.portalId, token.tenantId)).toEqual(expect.any(String));
      expect(await house.deps.refresh(PORTAL)).toMatchObject({ ok: true });
    });

    test('a second organisation is added beside the first, which stays the main one', async () => {
      await house.forget();
      for (const { organisationId } of [first, second])
        await browser.submit(await house.walkToConfirm(browser, { tenantIds: [organisationId] }), 'connect');
      expect(await house.connections()).toMatchObject([
        { tenant_id: first.organisationId, is_main: true },
        { tenant_id: second.organisationId, is_main: false },
      ]);
      const both = await house.walkToConfirm(browser, { tenantIds: [first.organisationId, second.organisationId] });
      expect(textOf(both)).toContain(`${first.name} ${second.name}`);
    });

    test('nothing is stored or tokens kept before the person confirms, who may also say no', async () => {
      await house.forget();
      const question = await house.walkToConfirm(browser);
      expect(said(await browser.submit(question, 'cancel'))).toEqual([200, words('Nothing was connected')]);
      expect((await browser.submit(question, 'connect')).status).toBe(410);
      expect(await house.connections()).toEqual([]);
    });

    test('who is no admin (any more) gets no further, at any step', async () => {
      await house.forget();
      await rule('9', 'admin');
      const walk = () => house.ticket({ userId: '9' });
      const [url, page] = [await walk(), await browser.open(await walk())];
      const question = await house.walkToConfirm(browser, { url: await walk() });
      const state = stateOf(await browser.submit(await browser.open(await walk())));
      await rule('9', 'none');
      for (const answer of [
        await browser.open(url),
        await browser.submit(page),
        await browser.open(`${CALLBACK}?code=${await house.codeOfXero()}&state=${state}`),
        await browser.submit(question, 'connect'),
      ])
        expect(said(answer)).toEqual([403, words('for its admins')]);
      expect(await house.connections()).toEqual([]);
    });

    test('two admins at once: both go through, the last one stands, there is one connection', async () => {
      await house.forget();
      await rule('9', 'admin');
      const other = new PlayBrowser(door);
      const mine = await house.walkToConfirm(browser);
      const theirs = await house.walkToConfirm(other, { url: await house.ticket({ userId: '9' }) });
      await browser.submit(mine, 'connect');
      await other.submit(theirs, 'connect');
      expect(await house.connections()).toMatchObject([{ connected_by: '9', state: 'connected' }]);
    });

    test('an organisation that another account is connected to is refused in words that do not name it', async () => {
      await house.forget();
      const question = await house.walkToConfirm(browser);
      const other = new PlayBrowser(door);
      const url = await house.ticket({ portalId: '200', userId: '7' });
      const theirs = await house.walkToConfirm(other, { url });
      await browser.submit(question, 'connect');
      const late = await other.submit(theirs, 'connect');
      expect(said(late)).toEqual([200, words('Nothing was connected')]);
      const again = await house.ticket({ portalId: '200', userId: '7' });
      const refused = await house.walkToConfirm(other, { url: again });
      expect(said(refused)).toEqual([200, words(`${first.name} is connected to another HubSpot account`)]);
      expect(refused.text + late.text).not.toContain(PORTAL);
      expect(refused.text).not.toContain('<form');
      expect(await house.connections('200')).toEqual([]);
      expect(await house.connections()).toMatchObject([{ state: 'connected' }]);
    });

    test('of two accounts that confirm the same organisation at once, one has it', async () => {
      await house.forget();
      const other = new PlayBrowser(door);
      const url = await house.ticket({ portalId: '200', userId: '7' });
      const pages = [await house.walkToConfirm(browser), await house.walkToConfirm(other, { url })] as const;
      const answers = await Promise.all([browser.submit(pages[0], 'connect'), other.submit(pages[1], 'connect')]);
      expect(answers.map((answer) => /<h1>([^<]+)/.exec(answer.text)?.[1]).sort()).toEqual([
        'Connected',
        'Nothing was connected',
      ]);
      expect([...(await house.connections()), ...(await house.connections('200'))]).toHaveLength(1);
      await house.store.withPortal('200', ({ db }) => db.deleteFrom('xero_connections').execute());
    });

    test('a portal that has uninstalled connects nothing', async () => {
      const state = (now: string) =>
        asOwner(house.store, sql`update portals set state = ${now} where portal_id = '200'`);
      const url = await house.ticket({ portalId: '200', userId: '7' });
      await state('uninstalled');
      expect(said(await browser.open(url))).toEqual([403, words('for its admins')]);
      await state('installed');
      expect((await browser.open(url)).status).toBe(200);
    });

    test.each(['reconnect_needed', 'disconnected'] as const)(
      'an organisation that is %s keeps its rows when it is connected again, and what waited for it is closed',
      async (state) => {
        await house.forget();
        await browser.submit(await house.walkToConfirm(browser), 'connect');
        const tenantId = first.organisationId;
        await house.store.withPortal(PORTAL, async ({ db }) => {
          const ended = { state, ended_at: new Date(), ended_how: 'in_xero', live: true } as const;
          await db.updateTable('xero_connections').set(ended).execute();
          const issue = { message: '', vendor_words: '[]', fix: '', opened_at: new Date(), last_seen_at: new Date() };
          const key = { portal_id: PORTAL, kind: 'reconnect_needed', subject: tenantId, issue_id: state + name };
          await db
            .insertInto('issues')
            .values({ ...key, ...issue })
            .execute();
        });
        await browser.submit(await house.walkToConfirm(browser), 'connect');
        expect(await house.connections()).toMatchObject([
          { tenant_id: tenantId, state: 'connected', ended_at: null, ended_how: null, is_main: true, live: true },
        ]);
        const open = await house.store.withPortal(PORTAL, ({ db }) =>
          db.selectFrom('issues').select('subject').where('closed_at', 'is', null).execute(),
        );
        expect(open).toEqual([]);
      },
    );
  });
});
