import { Link, Toggle } from '@hubspot/ui-extensions';
import { buttonsOf, click, doors, fill, openSettings, tabOf } from './support/open-settings.tsx';
import { ok } from './support/service.ts';
import { settings } from './support/settings-sample.ts';

const allowUrl = 'https://app.tieout.test/oauth/hubspot/install?with=write-back';
type Mode = 'off' | 'standing' | 'amounts';
const open = async (mode: Mode, allowed = true) => {
  const page = await openSettings(settings({ writeBack: { mode, allowed, allowUrl } }));
  page.service.on(doors.writeBack, () => ok('set'));
  const tab = tabOf(page, 'HubSpot properties');
  return { ...page, tab, toggle: (name: string) => tab.find(Toggle, { name }).props };
};

test('both switches are off at first, and amounts cannot be had alone', async () => {
  const page = await open('off');
  expect(page.toggle('write-back')).toMatchObject({ checked: false, readOnly: false });
  expect(page.toggle('write-back-amounts')).toMatchObject({ checked: false, readOnly: true });
  await fill(page, 'write-back', true);
  expect(page.service.bodies).toEqual([{ mode: 'standing', clear: false }]);
});

test('amounts are written only after a word about who will see them', async () => {
  const page = await open('standing');
  await fill(page, 'write-back-amounts', true);
  expect(page.service.bodies).toEqual([]);
  expect(page.words()).toContain('lists, reports and exports to everyone who may see the record');
  await click(page, 'Not now');
  expect(buttonsOf(page, 'Write amounts')).toEqual([]);
  await fill(page, 'write-back-amounts', true);
  await click(page, 'Write amounts');
  expect(page.service.bodies).toEqual([{ mode: 'amounts', clear: false }]);
});

test.each([
  ['Stop and clear them', [{ mode: 'off', clear: true }]],
  ['Stop and leave them', [{ mode: 'off', clear: false }]],
  ['Go on writing', []],
])('switching off asks what becomes of the values: %s', async (choice, bodies) => {
  const page = await open('amounts');
  await fill(page, 'write-back', false);
  await click(page, choice);
  expect(page.service.bodies).toEqual(bodies);
});

test('where HubSpot has not allowed it, the way there is shown and nothing can be switched on', async () => {
  const page = await open('off', false);
  expect(page.toggle('write-back').readOnly).toBe(true);
  expect(page.tab.find(Link).props.href).toMatchObject({ url: allowUrl });
});
