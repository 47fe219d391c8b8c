import { Alert, ProgressBar, TableRow, Tabs } from '@hubspot/ui-extensions';
import type { CallUsage } from '../../src/contract/calls.ts';
import { settle, wordsIn } from './support/open-card.tsx';
import { callsOf, click, doors, openSettings } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';

const day: NonNullable<CallUsage['day']> = {
  ...{ used: 1240, limit: 5000, stopsAt: 4500, state: 'open' },
  ...{ toldAt: '2026-11-22T10:30:00Z', runsOutAt: null },
};
const xero: CallUsage = {
  ...{ tenantId: 'harbour', name: 'Harbour Supplies', live: 40, background: 1200, day, waiting: 0 },
  days: [
    { day: '2026-11-21', calls: 1100 },
    { day: '2026-11-22', calls: 1240 },
  ],
};
const hubspot: CallUsage = { ...xero, tenantId: '', name: 'HubSpot', live: 1, background: 0, day: null, days: [] };

/** Opens the tab with what the service answers. */
async function openUsage(answer: () => unknown) {
  const page = await openSettings();
  page.service.on(doors.calls, answer);
  page.renderer.find(Tabs).trigger('onSelectedChange', 'usage' as never);
  await settle();
  return page;
}
const withDay = (change: Partial<typeof day>) => ok([{ ...xero, day: { ...day, ...change } }]);

test('calls are counted when somebody looks, and not before', async () => {
  const page = await openSettings();
  expect(callsOf(page, doors.calls)).toBe(0);
});

test('an organisation’s calls of today as a bar, with where background work stops; HubSpot’s without a limit', async () => {
  const page = await openUsage(() => ok([xero, hubspot]));
  const bar = page.renderer.find(ProgressBar).props;
  expect(bar).toMatchObject({ title: 'Calls used today', value: 1240, maxValue: 5000, variant: 'success' });
  expect(bar.valueDescription).toBe('1,240 of 5,000, background work stops at 4,500');
  expect(page.words()).toContain('40 for people and changes, 1,200 by background work. Nothing waits.');
  expect(page.words()).toContain('1 call today. HubSpot has no limit of a day.');
  expect(page.renderer.findAll(Alert)).toEqual([]);
});

test('the days before, the newest first', async () => {
  const page = await openUsage(() => ok([xero]));
  const rows = page.renderer.findAll(TableRow).map((row) => wordsIn(row));
  expect(rows.slice(-2)).toEqual(['22 Nov 2026 1,240', '21 Nov 2026 1,100']);
});

test('what is scarce is said, with what goes on and what waits', async () => {
  const held = await openUsage(() => withDay({ used: 4600, state: 'held', runsOutAt: '2026-11-22T13:00:00Z' }));
  expect(held.renderer.find(Alert).props.title).toBe('Background work waits');
  expect(held.words()).toContain('At today’s pace nothing is left from 22 Nov 2026');
  const spent = await openUsage(() => withDay({ used: 5000, state: 'spent' }));
  expect(spent.renderer.find(Alert).props.title).toBe('Xero takes no more calls for Harbour Supplies today');
  expect(spent.words()).toContain('Invoices wait and are sent by themselves');
});

test('jobs that wait, and a vendor that has told nothing yet', async () => {
  const page = await openUsage(() => ok([{ ...xero, day: null, waiting: 3 }]));
  expect(page.words()).toContain('1,240 calls today. Xero has not said yet how many are left.');
  expect(page.words()).toContain('3 readings waiting.');
});

test('a failure is told, and tried again', async () => {
  const page = await openUsage(() => problem({ message: 'Something went wrong on our side.' }));
  expect(page.words()).toContain('Something went wrong on our side.');
  page.service.on(doors.calls, () => ok([xero]));
  await click(page, 'Try again');
  expect(page.words()).toContain('Harbour Supplies');
});
