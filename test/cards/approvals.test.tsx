import {
  Alert,
  Button,
  EmptyState,
  ErrorState,
  Form,
  Link,
  LoadingButton,
  LoadingSpinner,
  Select,
  Table,
  TextArea,
} from '@hubspot/ui-extensions';
import { jest } from '@jest/globals';
import { done, intent } from './support/invoicing-sample.ts';
import { detail, doors, listOf, openApprovals, openQueue, queued } from './support/open-approvals.tsx';
import { settle } from './support/open-card.tsx';
import { ok, problem } from './support/service.ts';

type Opened = Awaited<ReturnType<typeof openQueue>>;

const opener = ({ renderer }: Opened) =>
  renderer.find(Button, ({ text }: { text: string | null }) => text === 'Decide' || text === 'Details');
const panel = (page: Opened) => opener(page).props.overlay as unknown as Opened['renderer'];
const button = (page: Opened, words: string) =>
  panel(page).findAll(LoadingButton, ({ text }: { text: string | null }) => text === words)[0];

/** Opens the panel of the first in the queue. */
async function opened(page: Opened): Promise<Opened> {
  opener(page).trigger('onClick');
  await settle();
  return page;
}

async function press(page: Opened, words: string): Promise<void> {
  const found = button(page, words);
  if (!found) throw new Error(`No button says “${words}”`);
  found.trigger('onClick');
  await settle();
}

async function giveBack(page: Opened, reason: string): Promise<void> {
  panel(page)
    .find(TextArea)
    .trigger('onInput', reason as never);
  await settle();
  panel(page)
    .find(Form)
    .trigger('onSubmit', {} as never);
  await settle();
}

test('loading, a failure with another try, and no permission', async () => {
  const waiting = await openApprovals(() => new Promise(() => undefined));
  expect(waiting.renderer.find(LoadingSpinner).props.label).toBe('Looking for what waits for approval');
  let answer: unknown = 'no answer of ours';
  const broken = await openApprovals(() => answer);
  expect(broken.renderer.find(ErrorState).props.title).toBe('Tieout cannot be reached just now.');
  answer = ok(listOf([queued()]));
  broken.renderer.find(Button).trigger('onClick');
  await settle();
  expect(broken.words()).toContain('Harbour ropes');
  const shut = await openApprovals(() => problem({ code: 'not_allowed', message: 'You may not see this.' }));
  expect(shut.renderer.find(ErrorState).props).toMatchObject({ type: 'lock', title: 'You may not see this.' });
});

test('nothing waits, and nothing was decided', async () => {
  const page = await openQueue(listOf([]));
  expect(page.renderer.find(EmptyState).props.title).toBe('Nothing waits for approval');
  page.renderer.find(Select).trigger('onChange', 'decided' as never);
  await settle();
  expect(page.service.calls.at(-1)).toBe('GET /pages/approvals?state=decided');
  expect(page.renderer.find(EmptyState).props.title).toBe('Nothing was decided yet');
});

test('the queue says whose invoice, how much, who asked, since when, and what to look at', async () => {
  const warnings = [
    'The deal says GBP 1,200.00; the invoice comes to GBP 1,178.75 before tax.',
    'Another.',
    'And more.',
  ];
  const page = await openQueue(listOf([queued({ warnings })]));
  expect(page.words()).toMatch(
    /INV-0042 .*Harbour ropes Acme Ltd GBP 1,414\.50 2 hours ago by rep@acme\.test “As agreed” The deal says GBP 1,200\.00;.* and 2 more/,
  );
  expect(page.renderer.find(Table).find(Link).props.href).toBe('/contacts/123/record/0-3/5');
});

test('who sees own askings alone reads why one was returned, and finds nothing to decide', async () => {
  const returned = { state: 'returned', decidedBy: 'finance@acme.test', reason: 'The price is last year’s.' } as const;
  const page = await openQueue(listOf([queued({ ...returned, actions: [] })], { sees: 'own' }));
  page.service.on(doors.one, () => ok(detail({ ...returned, actions: [] })));
  expect(page.words()).toMatch(/Yours: .*Returned by finance@acme\.test: The price is last year’s\./);
  await opened(page);
  expect([panel(page).findAll(Form), panel(page).findAll(LoadingButton)]).toEqual([[], []]);
});

test('the panel holds all that would be approved: lines, totals, what was agreed, who will get it', async () => {
  const before = [
    { ...queued(), approvalId: 'a0', state: 'resubmitted', decidedBy: 'boss@acme.test', reason: 'No PO.' } as const,
  ];
  const page = await openQueue(listOf([queued()]));
  page.service.on(doors.one, () => ok(detail({ before, warnings: ['The deal says more.'] })));
  await opened(page);
  for (const words of [
    'Rope, 12 mm',
    'ROPE-12 · Account 200 · 20% (VAT on Income)',
    'Tax GBP 235.75',
    'Total GBP 1,414.50',
    'The deal says GBP 1,200.00',
    'Quote Q-7 GBP 1,178.75',
    'Look at this first The deal says more.',
    'Returned by boss@acme.test: No PO. – submitted again since.',
    'Xero sends it to books@acme.test and owner@acme.test.',
  ])
    expect(page.words()).toContain(words);
});

test('approved: exactly what was shown, and the queue is looked at again', async () => {
  let answered = listOf([queued()]);
  const page = await openApprovals(() => ok(answered));
  page.service.on(doors.approve, () => ok(done()));
  await opened(page);
  answered = listOf([]);
  await press(page, 'Approve');
  expect(page.service.bodies).toEqual([{ requestId: expect.any(String) as string, version: 'v1', send: false }]);
  expect(page.renderer.find(EmptyState).props.title).toBe('Nothing waits for approval');
});

test('approved and sent; without an address there is no sending', async () => {
  const page = await opened(await openQueue(listOf([queued()])));
  page.service.on(doors.approve, () => ok(intent()));
  page.service.on('GET /cards/intents/intent-1', () => ok(done()));
  await press(page, 'Approve and send');
  expect(button(page, 'Approve')?.props.disabled).toBe(true);
  expect(page.service.bodies).toMatchObject([{ version: 'v1', send: true }]);
  await jest.advanceTimersByTimeAsync(3000);
  await settle();
  expect(page.service.calls).toContain('GET /cards/intents/intent-1');
  const nobody = await openQueue(listOf([queued()]));
  nobody.service.on(doors.one, () => ok(detail({ recipients: [] })));
  await opened(nobody);
  expect(button(nobody, 'Approve and send')?.props.disabled).toBe(true);
});

test('returned with a reason, and not without', async () => {
  const page = await opened(await openQueue(listOf([queued()])));
  page.service.on(doors.return, () => ok(done()));
  expect(button(page, 'Return as a draft')?.props.disabled).toBe(true);
  await giveBack(page, '  The price is last year’s. ');
  expect(page.service.bodies).toMatchObject([{ reason: 'The price is last year’s.' }]);
});

test('somebody else was first, or Xero refuses: that is said, and stays readable', async () => {
  const page = await opened(await openQueue(listOf([queued()])));
  const message = 'Invoice INV-0042 was approved by boss@acme.test already.';
  page.service.on(doors.return, () => problem({ code: 'conflict', message }));
  page.service.on(doors.one, () => ok(detail({ state: 'approved', actions: [] })));
  await giveBack(page, 'Too late.');
  expect(panel(page).find(Alert).props.title).toBe(message);
  const refused = await opened(await openQueue(listOf([queued()])));
  const rejected = { message: 'Xero refused: No.', fix: 'Put it right.' };
  refused.service.on(doors.approve, () => ok(intent({ state: 'rejected', problem: rejected })));
  await press(refused, 'Approve');
  expect(panel(refused).find(Alert).props.title).toBe('Xero refused: No.');
});

test('pages go forth and back by the cursor', async () => {
  const page = await openApprovals((path) =>
    ok(listOf([queued()], { next: path.includes('cursor=') ? null : '9_a1' })),
  );
  page.renderer.find(Button, ({ text }: { text: string | null }) => text === 'Next page').trigger('onClick');
  await settle();
  expect(page.service.calls.at(-1)).toBe('GET /pages/approvals?state=waiting&cursor=9_a1');
});
