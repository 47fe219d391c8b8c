import { Modal, Toggle } from '@hubspot/ui-extensions';
import { settle, wordsIn } from './support/open-card.tsx';
import { buttonOf, buttonsOf, callsOf, click, doors, fill, openSettings } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';
import { connection, off, second, settings } from './support/settings-sample.ts';

const dead = settings({ connections: [connection({ live: off })] });

test('switching live asks first, and says where invoices go from then on', async () => {
  const page = await openSettings(dead);
  page.service.on(doors.live, () => {
    page.say(settings());
    return ok('switched');
  });
  expect(page.words()).toContain('Nothing is written to Harbour Supplies. On a deal');
  await fill(page, 'live-harbour', true);
  expect(page.service.bodies).toEqual([]);
  expect(page.words()).toContain('From now on invoices are written to Harbour Supplies');
  await click(page, 'Switch live');
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', live: true }]);
  expect(page.words()).toMatch(/Invoices that people create.*Switched on by Helen Okafor, 4 Nov 2026/);
  expect(buttonsOf(page, 'Switch live')).toEqual([]);
});

test('not yet leaves everything as it was', async () => {
  const page = await openSettings(dead);
  await fill(page, 'live-harbour', true);
  await click(page, 'Not yet');
  expect(page.renderer.find(Toggle).props.checked).toBe(false);
  expect(page.service.calls).toEqual([doors.overview]);
});

test('switching off takes no second thought', async () => {
  const page = await openSettings();
  page.service.on(doors.live, () => {
    page.say(dead);
    return ok('switched');
  });
  await fill(page, 'live-harbour', false);
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', live: false }]);
  expect(page.renderer.find(Toggle).props.checked).toBe(false);
});

test.each([
  [{ lastSync: null }, 'the first reading has to end'],
  [{ state: 'reconnect_needed' as const }, 'has to be connected again first'],
  [{ permissions: { granted: [], missing: ['Read payments'] } }, 'allow everything that is asked for'],
])('it cannot be switched live while %j, and says why', async (change, why) => {
  const page = await openSettings(settings({ connections: [connection({ live: off, ...change })] }));
  expect(page.renderer.find(Toggle).props.readOnly).toBe(true);
  expect(page.words()).toContain(why);
});

test('what is live can be switched off although the connection is broken', async () => {
  const page = await openSettings(settings({ connections: [connection({ state: 'reconnect_needed' })] }));
  expect(page.renderer.find(Toggle).props.readOnly).toBe(false);
});

test('a refused switch is told, and the switch stands as it is', async () => {
  const page = await openSettings(dead);
  page.service.on(doors.live, () =>
    problem({ message: 'It has not been read to the end yet.', fix: 'Wait a little.' }),
  );
  await fill(page, 'live-harbour', true);
  await click(page, 'Switch live');
  expect(page.words()).toContain('It has not been read to the end yet. Wait a little.');
  expect(page.renderer.find(Toggle).props.checked).toBe(false);
});

test('disconnecting names the organisation and what happens, before anything is done', async () => {
  const page = await openSettings();
  page.service.on(doors.disconnect, () => ok(null));
  const modal = page.renderer.find(Modal, { id: 'disconnect-harbour' });
  expect(modal.props).toMatchObject({ title: 'Disconnect Harbour Supplies?', variant: 'danger' });
  expect(wordsIn(modal)).toMatch(/nothing is read from it or written to it.*Connecting it again takes everything up/);
  expect(buttonsOf(page, 'Disconnect Harbour Supplies')[0]?.props.variant).toBe('destructive');
  expect(buttonOf(page, 'Disconnect').props.onClick).toBeUndefined();
  await click(page, 'Disconnect Harbour Supplies');
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour' }]);
  expect(page.renderer.mocks.actions.closeOverlay.calls).toEqual([['disconnect-harbour']]);
  expect(callsOf(page, doors.overview)).toBe(2);
});

test('a second click while it runs does nothing, and a failure of Xero is told', async () => {
  const page = await openSettings();
  let answer: (value: unknown) => void = () => undefined;
  page.service.on(doors.disconnect, () => new Promise((resolve) => (answer = resolve)));
  await click(page, 'Disconnect Harbour Supplies');
  await click(page, 'Disconnect Harbour Supplies');
  expect(callsOf(page, doors.disconnect)).toBe(1);
  answer(problem({ message: 'Xero cannot be reached at the moment.', fix: 'Try again in a minute.' }));
  await settle();
  expect(page.words()).toContain('Xero cannot be reached at the moment. Try again in a minute.');
  expect(page.words()).toContain('Harbour Supplies Connected');
});

test('of several organisations the main one is marked, and another that works can be made it', async () => {
  const ended = second({ tenantId: 'third', organisation: 'Old Ltd', state: 'disconnected' });
  const page = await openSettings(settings({ connections: [connection(), second(), ended] }));
  page.service.on(doors.main, () => ok('chosen'));
  expect(page.words()).toMatch(/Harbour Supplies Connected Live Main organisation.*Riverside Ltd Connected/);
  expect(buttonsOf(page, 'Make this the main organisation')).toHaveLength(1);
  await click(page, 'Make this the main organisation');
  expect(page.service.bodies).toEqual([{ tenantId: 'riverside' }]);
  expect(page.renderer.mocks.actions.addAlert.calls.at(-1)?.[0].message).toContain('now show and bill Riverside Ltd');
});
