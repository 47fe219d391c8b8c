import { Accordion, Alert, Button, ErrorState, LoadingButton, LoadingSpinner, Tab } from '@hubspot/ui-extensions';
import type { SettingsOverview } from '../../src/contract/settings.ts';
import { pass, settle, wordsIn } from './support/open-card.tsx';
import { buttonsOf, callsOf, click, doors, openPage, openSettings, tabOf } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';
import { connection, helen, marcus, off, second, settings } from './support/settings-sample.ts';

const minute = 60_000;

test('while the answer is on its way, a spinner says what is awaited', () => {
  const { renderer } = openPage(() => new Promise(() => undefined));
  expect(renderer.find(LoadingSpinner).props.label).toBe('Opening the settings');
});

test('a service that cannot be reached is an error with another try, which works', async () => {
  let answer: unknown = 'no answer of ours';
  const page = openPage(() => answer);
  await settle();
  expect(page.renderer.find(ErrorState).props.title).toBe('Tieout cannot be reached just now.');
  answer = ok(settings());
  await click(page, 'Try again');
  expect(page.words()).toContain('Harbour Supplies');
});

test('whom the portal does not know reads so behind a lock', async () => {
  const page = openPage(() => problem({ code: 'not_allowed', message: 'You may not see this.' }));
  await settle();
  expect(page.renderer.find(ErrorState).props).toMatchObject({ type: 'lock', title: 'You may not see this.' });
});

test('a member reads how it is connected, what they may see and whom to ask, and can change nothing', async () => {
  const member: SettingsOverview = {
    role: 'member',
    organisations: [{ name: 'Harbour Supplies', state: 'reconnect_needed' }],
    rights: { own: 'invoice', team: 'amounts', others: 'status' },
    billing: [],
    admins: [marcus, helen],
  };
  const { renderer, words } = await openSettings(member);
  expect(words()).toContain('Harbour Supplies Reconnect needed');
  expect(words()).toMatch(/Own records Amounts and invoices Amounts and documents; making invoices/);
  expect(words()).toMatch(
    /Your team’s records Amounts What is owed.* All other records Standing without amounts Whether/,
  );
  expect(words()).toMatch(/Marcus Bell, marcus@northbank.test Helen Okafor, helen@northbank.test/);
  expect([...renderer.findAll(Button), ...renderer.findAll(LoadingButton)]).toEqual([]);
});

test('all is well: who connected what, since when, how fresh, and what Xero allows', async () => {
  const page = await openSettings();
  const words = page.words();
  expect(page.service.calls).toEqual([doors.overview]);
  expect(words).toContain('Harbour Supplies Connected Live');
  expect(words).toMatch(/Connected by Marcus Bell Since 3 Nov 2026, \d\d:40\s.* Last read 4 minutes ago/);
  expect(words).toContain('What Xero lets Tieout do Read payments');
  expect(words).toMatch(/Northbank Signs.*25410067.*installed by.*Marcus Bell/);
  expect(page.renderer.maybeFind(Alert)).toBeNull();
  expect(buttonsOf(page, 'Make this the main organisation')).toEqual([]);
});

test('nothing connected: the first steps, with the next one named and how to add the cards', async () => {
  const page = await openSettings(settings({ connections: [] }));
  expect(page.words()).toMatch(
    /First steps 1\s*\. Connect Xero Next .*Check the defaults .*Switch live .*Add the cards/,
  );
  expect(page.words()).toMatch(/“Customize record”.*“Customer account”.*“Deal account”/);
  expect(buttonsOf(page, 'Connect Xero')[0]?.props.variant).toBe('primary');
  expect(wordsIn(tabOf(page, 'Invoice defaults'))).toContain('connect it first');
});

test.each([
  [{ version: 0, live: off }, /Connect Xero Done .*Check the defaults Next .*Switch live Look/],
  [{ version: 1, live: off }, /Check the defaults Done .*Switch live Next/],
])('the steps go on with what is done: %j', async (change, words) => {
  const page = await openSettings(settings({ connections: [connection(change)] }));
  expect(page.words()).toMatch(words);
});

test('what was live once folds the first steps away', async () => {
  const { renderer } = await openSettings();
  const folded = renderer.find(Accordion, ({ props }) => props.title.startsWith('First steps'));
  expect(wordsIn(folded)).toContain('Customize record');
});

test('reconnect needed: why, who must do what, and the button before all others', async () => {
  const wrong = { message: 'Xero no longer lets Tieout into Harbour Supplies.', fix: 'Reconnect Harbour Supplies.' };
  const broken = connection({ state: 'reconnect_needed', problem: wrong });
  const page = await openSettings(settings({ connections: [broken] }));
  expect(page.words()).toContain('Harbour Supplies Reconnect needed');
  expect(page.renderer.find(Alert).props).toMatchObject({ variant: 'danger', title: wrong.message });
  expect(buttonsOf(page, 'Reconnect Harbour Supplies')[0]?.props.variant).toBe('primary');
});

test('disconnected: how it ended, the way back, and nothing to disconnect or to switch', async () => {
  const wrong = { message: 'Harbour Supplies was disconnected by Helen Okafor.', fix: 'Connect it again.' };
  const ended = { at: '2026-11-20T09:00:00Z', how: 'here' as const };
  const page = await openSettings(
    settings({ connections: [connection({ state: 'disconnected', ended, problem: wrong })] }),
  );
  expect(page.words()).toMatch(/Disconnected .*Harbour Supplies was disconnected by Helen Okafor. Connect it again./);
  expect(buttonsOf(page, 'Connect Harbour Supplies again')).toHaveLength(1);
  expect(buttonsOf(page, 'Disconnect')).toEqual([]);
  expect(page.words()).not.toMatch(/Write invoices to|What Xero lets/);
});

test('what Xero was not asked for is named, and a reconnect offered although it works', async () => {
  const wrong = { message: 'Harbour Supplies was connected without: Read payments.', fix: 'Reconnect it.' };
  const lacking = connection({ permissions: { granted: [], missing: ['Read payments'] }, problem: wrong });
  const page = await openSettings(settings({ connections: [lacking] }));
  expect(page.words()).toMatch(/Needs attention.*was connected without: Read payments/);
  expect(buttonsOf(page, 'Reconnect Harbour Supplies')).toHaveLength(1);
});

test('an organisation that has not been read for two hours says since when, and what happens next', async () => {
  const page = await openSettings(settings({ connections: [connection({ lastSync: '2026-11-22T08:00:00Z' })] }));
  expect(page.words()).toMatch(
    /Not read lately.*has not been read for a while What the cards show is from\s+22 Nov 2026/,
  );
});

test('the first reading is told, and the page looks by itself until it has ended', async () => {
  const page = await openSettings(settings({ connections: [connection({ lastSync: null, live: off })] }));
  expect(page.words()).toMatch(/Being read for the first time.*Last read Not to the end yet/);
  await pass(10_000);
  expect(callsOf(page, doors.overview)).toBe(2);
  page.say(settings());
  await pass(10_000);
  expect(page.words()).toContain('4 minutes ago');
  await pass(10 * minute);
  expect(callsOf(page, doors.overview)).toBe(3);
});

test('scopes that HubSpot has not given are named, with the way to install again', async () => {
  const missingScopes = ['crm.objects.products.read'];
  const page = await openSettings(settings({ portal: { ...settings().portal, missingScopes } }));
  expect(page.words()).toMatch(/HubSpot has not given.*crm.objects.products.read/);
  expect(buttonsOf(page, 'Install again')[0]?.props.href).toEqual({
    url: 'https://app.tieout.test/oauth/hubspot/install',
    external: true,
  });
});

test('refresh asks again and keeps what is shown when the service cannot be reached', async () => {
  let answer: unknown = ok(settings());
  const page = openPage(() => answer);
  await settle();
  answer = 'no answer of ours';
  await click(page, 'Refresh');
  expect(page.words()).toMatch(/Tieout cannot be reached just now.*Harbour Supplies/);
  answer = ok(settings({ connections: [connection({ organisation: 'Harbour Supplies (2)' })] }));
  await click(page, 'Refresh');
  expect(page.words()).toContain('Harbour Supplies (2)');
  expect(page.renderer.maybeFind(Alert)).toBeNull();
});

test.each([
  ['nothing connected', []],
  ['all well', [connection()]],
  ['two that are broken', [connection({ state: 'reconnect_needed' }), second({ state: 'reconnect_needed' })]],
  ['two that are disconnected', [connection({ state: 'disconnected' }), second({ state: 'disconnected' })]],
])('each surface has at most one primary button: %s', async (_what, connections) => {
  const { renderer } = await openSettings(settings({ connections }));
  for (const tab of renderer.findAll(Tab)) {
    const primary = [
      ...tab.findAll(Button, { variant: 'primary' }),
      ...tab.findAll(LoadingButton, { variant: 'primary' }),
    ];
    expect(primary.length).toBeLessThanOrEqual(1);
  }
});
