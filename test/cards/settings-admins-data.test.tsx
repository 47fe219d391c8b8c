import { EmptyState, Input, LoadingButton, Modal, Select, Table, TableRow } from '@hubspot/ui-extensions';
import { pass, wordsIn } from './support/open-card.tsx';
import { buttonOf, buttonsOf, callsOf, click, doors, fill, openSettings, submit } from './support/open-settings.tsx';
import { openPeople } from './support/open-people.tsx';
import { ok, problem } from './support/service.ts';
import { helen, marcus, settings } from './support/settings-sample.ts';

type Page = Awaited<ReturnType<typeof openSettings>>;

test('admins are listed with their address, and whoever installed the app cannot be removed', async () => {
  const { renderer } = await openPeople();
  const rows = renderer
    .findAll(Table)
    .at(-1)!
    .findAll(TableRow)
    .map((row) => wordsIn(row));
  expect(rows).toEqual([
    'Admin Email Change',
    'Marcus Bell marcus@northbank.test Installed Tieout',
    expect.stringMatching(/^Helen Okafor helen@northbank.test Remove/),
  ]);
});

test('somebody is made an admin from the people of the account who are none', async () => {
  const page = await openPeople();
  page.service.on(doors.admins, () => ok('changed'));
  expect(page.renderer.find(Select, { name: 'admin' }).props.options).toEqual([
    { value: '1', label: 'Priya Nair (priya@northbank.test)' },
  ]);
  expect(buttonOf(page, 'Make admin').props.disabled).toBe(true);
  await submit(page, 'Make admin');
  expect(page.service.bodies).toEqual([]);
  await fill(page, 'admin', '1');
  await submit(page, 'Make admin');
  expect(page.service.bodies).toEqual([{ userId: '1', admin: true }]);
  expect(callsOf(page, doors.overview)).toBe(2);
});

test('removing somebody asks first, and says what they lose', async () => {
  const page = await openPeople();
  page.service.on(doors.admins, () => ok('changed'));
  const modal = page.renderer.find(Modal, { id: 'remove-admin-4' });
  expect(modal.props.title).toBe('Remove Helen Okafor as an admin?');
  expect(buttonOf(page, 'Remove').props.onClick).toBeUndefined();
  await click(page, 'Remove Helen Okafor');
  expect(page.service.bodies).toEqual([{ userId: '4', admin: false }]);
});

test('whoever steps back is told that this page goes with it, and then sees what members see', async () => {
  const admins = [
    { ...helen, isInstaller: true },
    { ...marcus, isInstaller: false },
  ];
  const page = await openPeople(undefined, settings({ admins }));
  page.service.on(doors.overview, () =>
    ok({
      role: 'member',
      organisations: [],
      rights: { own: 'amounts', team: 'status', others: 'status' },
      billing: [],
      admins: [helen],
    }),
  );
  page.service.on(doors.admins, () => ok('changed'));
  expect(page.words()).toContain('You lose this page at once');
  await click(page, 'Stop being an admin');
  expect(page.words()).toContain('Whom to ask');
  expect(page.renderer.maybeFind(LoadingButton)).toBeNull();
});

test('a refusal is told in the service’s words', async () => {
  const page = await openPeople();
  page.service.on(doors.admins, () =>
    problem({ code: 'conflict', message: 'You are the last admin.', fix: 'Add one.' }),
  );
  await click(page, 'Remove Helen Okafor');
  expect(page.words()).toContain('You are the last admin. Add one.');
});

test('the export is a link good once and for one minute, then gone', async () => {
  const page = await openSettings();
  page.service.on(doors.export, () => ok({ url: 'https://app.tieout.test/files/t1', expiresAt: '' }));
  await click(page, 'Export everything');
  expect(buttonOf(page, 'Download').props.href).toEqual({ url: 'https://app.tieout.test/files/t1', external: true });
  expect(buttonsOf(page, 'Export everything')).toEqual([]);
  await pass(59_999);
  expect(buttonsOf(page, 'Download')).toHaveLength(1);
  await pass(1);
  expect(buttonsOf(page, 'Download')).toEqual([]);
  await click(page, 'Export everything');
  await click(page, 'Download');
  expect(buttonsOf(page, 'Download')).toEqual([]);
});

const typeNumber = (page: Page, text: string) => fill(page, 'confirm', text);

test('uninstalling says what is deleted when, and waits for the number of the account', async () => {
  const page = await openSettings();
  page.service.on(doors.uninstall, () => ok({ eraseAfter: '2026-12-22T10:42:00Z' }));
  const modal = page.renderer.find(Modal, { id: 'uninstall' });
  expect(modal.props.variant).toBe('danger');
  expect(wordsIn(modal)).toMatch(/At once: the connection to Harbour Supplies ends.*After\s+30 days.*is deleted/);
  expect(modal.find(Input).props.label).toContain('Type 25410067');
  expect(modal.find(LoadingButton).props).toMatchObject({ variant: 'destructive', type: 'submit', disabled: true });
  await typeNumber(page, '2541006');
  await submit(page, 'Uninstall Tieout');
  expect(page.service.bodies).toEqual([]);
  await typeNumber(page, ' 25410067 ');
  await submit(page, 'Uninstall Tieout');
  expect(page.service.bodies).toEqual([{ confirm: '25410067' }]);
  expect(page.renderer.find(EmptyState).props.title).toBe('Tieout is uninstalled');
  expect(page.words()).toMatch(/deleted after\s+22 Dec 2026, 10:42.*installing it again/);
  await pass(60_000);
  expect(callsOf(page, doors.overview)).toBe(1);
});

test('an uninstall that fails is told, and nothing is shown as ended', async () => {
  const page = await openSettings();
  page.service.on(doors.uninstall, () => problem({ message: 'Xero cannot be reached.', fix: 'Try again.' }));
  await typeNumber(page, '25410067');
  await submit(page, 'Uninstall Tieout');
  expect(page.words()).toContain('Xero cannot be reached. Try again.');
  expect(page.words()).toContain('Harbour Supplies Connected');
});
