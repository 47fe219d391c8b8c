import { LoadingSpinner } from '@hubspot/ui-extensions';
import { pass } from './support/open-card.tsx';
import { buttonOf, buttonsOf, callsOf, click, doors, openSettings } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';
import { connection, second, settings } from './support/settings-sample.ts';

const empty = settings({ connections: [] });
const link = (number = 1) => ok({ url: `https://app.tieout.test/oauth/xero/connect?ticket=${number}`, expiresAt: '' });

/** Opens the page and asks for a link to Xero. */
async function begun(first = empty, button = 'Connect Xero') {
  const page = await openSettings(first);
  let links = 0;
  page.service.on(doors.connect, () => link(++links));
  await click(page, button);
  return page;
}

type Page = Awaited<ReturnType<typeof begun>>;
const alerts = ({ renderer }: Page) =>
  renderer.mocks.actions.addAlert.calls.map(([{ title, message }]) => title ?? message);

test('a card can open no window: the link is fetched, then followed in a window of its own', async () => {
  const page = await begun();
  expect(buttonOf(page, 'Continue to Xero').props).toMatchObject({
    href: { url: 'https://app.tieout.test/oauth/xero/connect?ticket=1', external: true },
    variant: 'primary',
  });
  expect(buttonsOf(page, 'Connect Xero')).toEqual([]);
  expect(page.words()).toContain('good once and for five minutes');
});

test('while the person is in the other window the page looks every three seconds, until it is connected', async () => {
  const page = await begun();
  await click(page, 'Continue to Xero');
  expect(page.renderer.find(LoadingSpinner).props.label).toBe('Waiting for you to finish in the other window');
  await pass(2_999);
  expect(callsOf(page, doors.overview)).toBe(1);
  await pass(1);
  expect(callsOf(page, doors.overview)).toBe(2);
  page.say(settings());
  await pass(3_000);
  expect(page.words()).toContain('Harbour Supplies Connected');
  expect(page.renderer.maybeFind(LoadingSpinner)).toBeNull();
  expect(alerts(page)).toEqual(['Xero is connected']);
  await pass(60_000);
  expect(callsOf(page, doors.overview)).toBe(3);
});

test('a link that HubSpot opened without telling the page is watched too', async () => {
  const page = await begun();
  page.say(settings());
  await pass(3_000);
  expect(alerts(page)).toEqual(['Xero is connected']);
  expect(buttonsOf(page, 'Continue to Xero')).toEqual([]);
});

test('after five minutes it stops looking and says how to go on; a refresh still finds what was done', async () => {
  const page = await begun();
  await click(page, 'Continue to Xero');
  await pass(5 * 60_000);
  const asked = callsOf(page, doors.overview);
  expect(asked).toBe(101);
  expect(page.words()).toContain('Nothing has come back from Xero');
  await pass(60_000);
  expect(callsOf(page, doors.overview)).toBe(asked);
  page.say(settings());
  await click(page, 'Refresh');
  expect(page.words()).not.toContain('Nothing has come back');
  expect(alerts(page)).toEqual(['Xero is connected']);
});

test('starting again fetches another link, and stopping ends the looking', async () => {
  const page = await begun();
  await click(page, 'Continue to Xero');
  await click(page, 'Start again');
  expect(buttonOf(page, 'Continue to Xero').props.href).toMatchObject({
    url: expect.stringContaining('ticket=2') as string,
  });
  await click(page, 'Not now');
  await pass(60_000);
  expect(callsOf(page, doors.overview)).toBe(1);
});

test('a refusal is told in its own words, and can be tried again', async () => {
  const page = await openSettings(empty);
  page.service.on(doors.connect, () => problem({ message: 'You may not do this.', fix: 'Ask an admin.' }));
  await click(page, 'Connect Xero');
  expect(page.words()).toMatch(/You may not do this\. Ask an admin\./);
  page.service.on(doors.connect, () => link());
  await click(page, 'Start again');
  expect(buttonsOf(page, 'Continue to Xero')).toHaveLength(1);
});

test('a reconnect stands in its own panel, and ends when that organisation is back', async () => {
  const broken = second({ state: 'reconnect_needed' });
  const page = await begun(settings({ connections: [connection(), broken] }), 'Reconnect Riverside Ltd');
  expect(page.words()).toMatch(/Riverside Ltd Reconnect needed.*Continue to Xero.*Connect another organisation/);
  page.say(settings({ connections: [connection(), second()] }));
  await pass(3_000);
  expect(alerts(page)).toEqual(['Xero is connected']);
});

test('what ends meanwhile, or is otherwise changed, does not count as connected', async () => {
  const page = await begun(settings(), 'Connect another organisation');
  const ended = second({ state: 'disconnected', connectedAt: '2026-11-22T10:43:00Z' });
  page.say(settings({ connections: [connection({ version: 9 }), ended] }));
  await pass(3_000);
  expect(buttonsOf(page, 'Continue to Xero')).toHaveLength(1);
  expect(alerts(page)).toEqual([]);
});
