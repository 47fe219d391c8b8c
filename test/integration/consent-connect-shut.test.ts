import { openConsentHouse, stateOf, type ConsentHouse } from '../support/consent-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { transports, type Transport } from '../support/door-transports.ts';
import { PlayBrowser, said } from '../support/play-browser.ts';
import { addPortal } from '../support/test-store.ts';

const CALLBACK = '/oauth/xero/callback';

eachDatabase((_name, fresh) => {
  describe.each(Object.keys(transports) as (keyof typeof transports)[])('over %s', (name) => {
    let house: ConsentHouse;
    let door: Transport;
    let browser: PlayBrowser;
    beforeAll(async () => {
      house = await openConsentHouse(fresh);
      door = await transports[name](house.app);
      await house.install(new PlayBrowser(door));
      await addPortal(house.store, '200');
    });
    beforeEach(() => {
      browser = new PlayBrowser(door);
    });
    afterAll(async () => {
      await door.close();
      await house.remove();
    });

    const words = (text: string) => expect.stringContaining(text) as string;
    const codes = () => house.standIns.xero.calls.report().total;

    describe('a ticket', () => {
      test('is good once: after Xero it opens no more', async () => {
        const url = await house.ticket();
        await house.walkToConfirm(browser, { url });
        expect(said(await browser.open(url))).toEqual([410, words('was used before')]);
      });

      test('belongs to the browser that opened it; that one may look again, and go back from Xero', async () => {
        const url = await house.ticket();
        const page = await browser.open(url);
        const other = new PlayBrowser(door);
        expect(said(await other.open(url))).toEqual([403, words('another browser')]);
        expect(said(await other.submit(page))).toEqual([403, words('another browser')]);
        expect((await browser.open(url)).status).toBe(200);
        const [old, left] = [stateOf(await browser.submit(page)), await browser.submit(page)];
        const code = await house.codeOfXero();
        expect((await browser.open(`${CALLBACK}?code=${code}&state=${old}`)).status).toBe(404);
        expect((await browser.open(`${CALLBACK}?code=${code}&state=${stateOf(left)}`)).status).toBe(303);
      });

      test('is for one of two browsers that open it at once', async () => {
        const url = await house.ticket();
        const answers = await Promise.all([browser.open(url), new PlayBrowser(door).open(url)]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
      });

      test('is good for five minutes', async () => {
        const [soon, late] = [await house.ticket(), await house.ticket()];
        house.later(295);
        expect((await browser.open(soon)).status).toBe(200);
        house.later(10);
        expect(said(await browser.open(late))).toEqual([410, words('too old')]);
      });

      test('that was never made opens nothing, nor does the hash of one', async () => {
        for (const ticket of ['', 'x', 'x'.repeat(43)])
          expect((await browser.open(`/oauth/xero/connect?ticket=${ticket}`)).status).toBe(404);
      });

      test('is not used up by a look ahead', async () => {
        const url = await house.ticket();
        const { pathname, search } = new URL(url);
        const looked = await door.send({ method: 'HEAD', path: pathname + search, headers: {}, body: Buffer.alloc(0) });
        expect(looked.status).toBe(405);
        expect((await browser.open(url)).status).toBe(200);
      });
    });

    test.each<[string, (walk: { state: string; other: string; code: string }) => string, number]>([
      ['a state that nobody was given', ({ code }) => `code=${code}&state=${'x'.repeat(43)}`, 404],
      ['no state', ({ code }) => `code=${code}`, 404],
      ['the state of another browser and portal', ({ code, other }) => `code=${code}&state=${other}`, 403],
      ['a state twice', ({ code, state }) => `code=${code}&state=${state}&state=${state}`, 400],
      ['a code that Xero did not give', ({ state }) => `code=guessed&state=${state}`, 410],
    ])('%s connects nothing', async (what, query, status) => {
      const state = stateOf(await browser.submit(await browser.open(await house.ticket())));
      const elsewhere = new PlayBrowser(door);
      const ticket = await house.ticket({ portalId: '200', userId: '7' });
      const other = stateOf(await elsewhere.submit(await elsewhere.open(ticket)));
      const [code, before] = [await house.codeOfXero(), codes()];
      const answer = await browser.open(`${CALLBACK}?${query({ state, other, code })}`);
      expect([what, answer.status]).toEqual([what, status]);
      expect(answer.text).not.toContain('invalid_grant');
      if (!what.startsWith('a code')) expect(codes()).toBe(before);
      expect(await house.connections('200')).toEqual([]);
    });

    test('a state and a code count once, of two who bring them at once one', async () => {
      const state = stateOf(await browser.submit(await browser.open(await house.ticket())));
      const address = `${CALLBACK}?code=${await house.codeOfXero()}&state=${state}`;
      const answers = await Promise.all([browser.open(address), browser.open(address)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
      expect(said(await browser.open(address))).toEqual([410, words('was used before')]);
    });

    test('a person has half an hour at Xero', async () => {
      const state = stateOf(await browser.submit(await browser.open(await house.ticket())));
      house.later(1800);
      expect((await browser.open(`${CALLBACK}?code=${await house.codeOfXero()}&state=${state}`)).status).toBe(410);
    });

    test('who does not agree at Xero is told so, and their state is used up', async () => {
      const state = stateOf(await browser.submit(await browser.open(await house.ticket())));
      const denied = await browser.open(`${CALLBACK}?error=access_denied&state=${state}`);
      expect(said(denied)).toEqual([200, words('You did not agree')]);
      const code = await house.codeOfXero();
      expect((await browser.open(`${CALLBACK}?code=${code}&state=${state}`)).status).toBe(410);
    });

    test('another browser can neither see nor answer the question', async () => {
      await house.forget();
      const question = await house.walkToConfirm(browser);
      const other = new PlayBrowser(door);
      await other.open(await house.ticket());
      const consent = /name="consent" value="([^"]+)"/.exec(question.text)![1]!;
      expect((await other.open(`/oauth/xero/confirm?consent=${consent}`)).status).toBe(403);
      expect((await other.submit(question, 'connect')).status).toBe(403);
      expect(await house.connections()).toEqual([]);
      const answers = await Promise.all([browser.submit(question, 'connect'), browser.submit(question, 'connect')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
      expect(await house.connections()).toHaveLength(1);
    });
  });
});
