import { Alert, BarChart, EmptyState, ErrorState, LoadingSpinner, Select } from '@hubspot/ui-extensions';
import { settle } from './support/open-card.tsx';
import { click, listOf, openList, openUnbilled, row, total, type OpenUnbilled } from './support/open-unbilled.tsx';
import { ok, problem } from './support/service.ts';

async function pick({ renderer }: OpenUnbilled, name: string, value: string): Promise<void> {
  renderer.find(Select, { name }).trigger('onChange', value as never);
  await settle();
}

test('loading, a failure with another try, no permission, and not connected', async () => {
  const waiting = await openUnbilled(() => new Promise(() => undefined));
  expect(waiting.renderer.find(LoadingSpinner).props.label).toBe('Looking for what is won and not invoiced');
  let answer: unknown = 'no answer of ours';
  const broken = await openUnbilled(() => answer);
  expect(broken.renderer.find(ErrorState).props.title).toBe('Tieout cannot be reached just now.');
  answer = ok(listOf([row()]));
  await click(broken, 'Try again');
  expect(broken.words()).toContain('Rope for the harbour');
  const shut = await openUnbilled(() => problem({ code: 'not_allowed', message: 'You may not see this.' }));
  expect(shut.renderer.find(ErrorState).props).toMatchObject({ type: 'lock', title: 'You may not see this.' });
  const apart = await openUnbilled(() => problem({ code: 'not_connected', message: 'Xero is not connected.' }));
  expect(apart.renderer.find(ErrorState).props.title).toBe('Xero is not connected.');
});

test('everything is invoiced; or nothing of what the person may see', async () => {
  const page = await openList(listOf([]));
  expect(page.renderer.find(EmptyState).props.title).toBe('Everything won is invoiced.');
  const hidden = await openList(listOf([], { hidden: 3 }));
  expect(hidden.renderer.find(EmptyState).props.title).toBe('Nothing that you may see');
  expect(hidden.words()).toContain('3 more deals are not yours to see.');
});

test('the total says how much, of how many deals, and how old the oldest is', async () => {
  const page = await openList(listOf([row()]));
  expect(page.words()).toContain('GBP 18,240.00 won and in no invoice, 7 deals, oldest 34 days');
  expect(page.renderer.find(BarChart).props.data).toEqual([
    { age: '8–30 days', what: 'In no invoice', amount: 17000 },
    { age: '31–60 days', what: 'In no invoice', amount: 1240 },
  ]);
  expect(page.words()).toContain('Acme Books, read 10 minutes ago. Amounts are without tax.');
});

test('what belongs to a total and is not in it is said beside it', async () => {
  const ignored = { deals: 1, open: '500.00', inDrafts: '0.00' };
  const more = total({ inDrafts: '2000.00', unknown: 2, ignored });
  const page = await openList(listOf([row()], { totals: [more] }));
  expect(page.words()).toContain('GBP 2,000.00 more is in drafts that nobody has approved.');
  expect(page.words()).toContain('2 deals of them cannot be counted: see why at each.');
  expect(page.words()).toContain('GBP 500.00 more is ignored, 1 deal.');
});

test('each currency has a total of its own, which opens its deals', async () => {
  const totals = [total({ currency: 'EUR', deals: 2, open: '99.00', oldestDays: null }), total()];
  const page = await openUnbilled((path) =>
    ok(listOf([row(path.includes('currency=EUR') ? { currency: 'EUR' } : {})], { totals })),
  );
  expect(page.words()).toContain('EUR 99.00 won and in no invoice, 2 deals');
  await click(page, 'Show EUR');
  expect(page.service.calls.at(-1)).toBe('GET /pages/unbilled?show=open&currency=EUR&sort=age');
  expect(page.renderer.find(BarChart).props.axes.y.label).toBe('EUR');
  await click(page, 'Show all');
  expect(page.service.calls.at(-1)).toBe('GET /pages/unbilled?show=open&sort=age');
});

test('filters ask again from the first page on, and what no deal is like can be left', async () => {
  const page = await openUnbilled((path) =>
    ok(
      path.includes('age=')
        ? listOf([], { counts: { open: 0, planned: 0, before: 0, ignored: 0 } })
        : listOf([row()], { next: '25_901' }),
    ),
  );
  await click(page, 'Next page');
  expect(page.service.calls.at(-1)).toBe('GET /pages/unbilled?show=open&sort=age&cursor=25_901');
  await pick(page, 'age', 'over_90');
  expect(page.service.calls.at(-1)).toBe('GET /pages/unbilled?show=open&age=over_90&sort=age');
  expect(page.renderer.find(EmptyState).props.title).toBe('No deal is like that');
  await click(page, 'Show all of them');
  await pick(page, 'owner', 'mine');
  await pick(page, 'sort', 'amount');
  expect(page.service.calls.at(-1)).toBe('GET /pages/unbilled?show=open&owner=mine&sort=amount');
  await pick(page, 'reason', 'partly');
  await pick(page, 'show', 'ignored');
  expect(page.service.calls.at(-1)).toBe('GET /pages/unbilled?show=ignored&owner=mine&sort=amount');
});

test('what was won before Tieout was live is told of, and shown when asked for', async () => {
  const counts = { open: 1, planned: 0, before: 12, ignored: 0 };
  const page = await openList(listOf([row()], { counts }));
  expect(page.words()).toContain('12 deals won before 1 Sept 2026, when Tieout went live, are not counted.');
  await click(page, 'Show them');
  expect(page.service.calls.at(-1)).toBe('GET /pages/unbilled?show=before&sort=age');
  expect(page.words()).toContain('won before Tieout was live and in no invoice, 7 deals');
});

test('stale figures say of when they are and why; too many deals are said to be cut', async () => {
  const stale = await openList(listOf([row()], { stale: 'Xero is busy and has asked us to wait.', isCut: true }));
  expect(stale.renderer.find(Alert).props).toMatchObject({ title: 'Xero has not been read for a while' });
  expect(stale.words()).toMatch(/What you see here is from 22 Nov 2026.*Xero is busy and has asked us to wait\./);
  expect(stale.words()).toContain('There are more won deals than are looked at here: the latest 20,000 are.');
  const first = await openList(listOf([row()], { asOf: null }));
  expect(first.words()).toContain('is being read for the first time');
});
