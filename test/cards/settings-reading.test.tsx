import { ProgressBar } from '@hubspot/ui-extensions';
import { buttonsOf, click, doors, openSettings } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';
import { connection, settings } from './support/settings-sample.ts';
import type { ConnectionSettings } from '../../src/contract/settings.ts';

type Reading = NonNullable<ConnectionSettings['reading']>;
type Stream = Reading['streams'][number];

const stream = (change: Partial<Stream> = {}): Stream => ({
  ...{ name: 'invoices', state: 'reading', rows: 3000, expected: 50_000 },
  ...{ reached: '2026-03-12T09:00:00Z', secondsLeft: 240 },
  ...change,
});
const waiting = stream({
  name: 'payments',
  state: 'waiting',
  rows: 0,
  expected: null,
  reached: null,
  secondsLeft: null,
});
const done = stream({ name: 'contacts', state: 'done', rows: 80, expected: null, reached: null, secondsLeft: null });
const reading = (change: Partial<Reading> = {}): Reading => ({
  stopped: false,
  streams: [stream(), waiting, done],
  ...change,
});
const during = (change: Partial<Reading> = {}) =>
  settings({ connections: [connection({ lastSync: null, reading: reading(change) })] });

test('a first reading shows how far it is, how long it takes, and what is useful already', async () => {
  const page = await openSettings(during());
  expect(page.words()).toMatch(/invoices that were changed since 12 Mar 2026.* already/);
  expect(page.words()).toContain('1 of 3 lists are read: contacts.');
  const [bar, ...others] = page.renderer.findAll(ProgressBar);
  expect(others).toEqual([]);
  expect(bar?.props).toMatchObject({
    ...{ title: 'Reading invoices', value: 3000, maxValue: 50_000 },
    valueDescription: '3,000 of 50,000, about 4 minutes left',
  });
});

test.each<[Partial<Stream>, string]>([
  [{ expected: null, secondsLeft: null }, '3,000 so far'],
  [{ secondsLeft: null }, '3,000 of 50,000'],
  [{ secondsLeft: 59 }, '3,000 of 50,000, less than a minute left'],
  [{ secondsLeft: 60 }, '3,000 of 50,000, about 1 minute left'],
  [{ secondsLeft: 7200 }, '3,000 of 50,000, about 2 hours left'],
])('%j is told as it is known', async (change, words) => {
  const page = await openSettings(during({ streams: [stream(change)] }));
  expect(page.renderer.find(ProgressBar).props.valueDescription).toBe(words);
});

test('it can be stopped, says what that means, and goes on', async () => {
  const page = await openSettings(during());
  page.service.on(doors.reading, () => {
    page.say(during({ stopped: true }));
    return ok('done');
  });
  await click(page, 'Stop reading');
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', do: 'stop' }]);
  expect(page.words()).toContain('Reading stopped');
  expect(page.words()).toContain('figures are not complete');
  await click(page, 'Go on reading');
  expect(page.service.bodies.at(-1)).toEqual({ tenantId: 'harbour', do: 'go_on' });
});

test('what was read can be read again, and a refusal is told', async () => {
  const page = await openSettings();
  page.service.on(doors.reading, () => problem({ message: 'This is not known here.', fix: 'Look again.' }));
  await click(page, 'Read everything again');
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', do: 'again' }]);
  expect(page.words()).toContain('This is not known here. Look again.');
});

test('during a first reading nothing can be read again, and afterwards nothing stopped', async () => {
  expect(buttonsOf(await openSettings(during()), 'Read everything again')).toEqual([]);
  expect(buttonsOf(await openSettings(), 'Stop reading')).toEqual([]);
});
