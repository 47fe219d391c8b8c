import { EmptyState, Form, Link, LoadingButton, Panel, Table, TextArea } from '@hubspot/ui-extensions';
import type { UnbilledRow } from '../../src/contract/unbilled.ts';
import { done, draft } from './support/invoicing-sample.ts';
import { settle } from './support/open-card.tsx';
import { button, click, doors, listOf, named, openList, openUnbilled, row } from './support/open-unbilled.tsx';
import { ok, problem } from './support/service.ts';

const wordsOf = async (more: Partial<UnbilledRow>): Promise<string> => (await openList(listOf([row(more)]))).words();

test('a row names the deal, whose it is, since when, how much, and why', async () => {
  const page = await openList(listOf([row()]));
  expect(page.renderer.find(Table).find(Link).props.href).toMatch(/^\/contacts\/\d+\/record\/0-3\/901$/);
  expect(page.words()).toMatch(
    /Rope for the harbour Quay Ltd Ada Rep 12 days ago 10 Nov 2026 GBP 1,200\.00 GBP 0\.00 GBP 1,200\.00 Nothing is billed\. Invoice/,
  );
});

test.each<[string, Partial<UnbilledRow>, string]>([
  ['a step is due', { reason: 'step_due', step: { role: 'Balance', date: null, isDue: true } }, '“Balance” is due.'],
  [
    'a step is due since a day',
    { reason: 'nothing', step: { role: 'Deposit', date: '2026-11-15', isDue: true } },
    'Nothing is billed. “Deposit” is due since 15 Nov 2026.',
  ],
  [
    'only some of what is left is due',
    { reason: 'step_due', left: '700.00', open: '300.00', step: { role: 'Second', date: null, isDue: true } },
    'GBP 700.00 GBP 300.00 due',
  ],
  ['it is billed in part', { reason: 'partly' }, 'It is billed in part, and no step bills the rest.'],
  [
    'a draft',
    {
      ...{ reason: 'in_draft', left: '0.00', open: '0.00', inDrafts: '1200.00' },
      draft: { number: 'INV-7', since: '2026-11-10', days: 12, isSubmitted: false, xeroUrl: null },
    },
    'GBP 1,200.00 in drafts INV-7 has been a draft for 12 days.',
  ],
  [
    'it waits for approval',
    {
      ...{ reason: 'in_draft', fix: 'approve' },
      draft: { number: 'INV-7', since: '2026-11-22', days: 0, isSubmitted: true, xeroUrl: null },
    },
    'INV-7 has waited for approval since today. Approve',
  ],
  [
    'no amount',
    { reason: 'no_amount', amount: null, left: null, open: null },
    'No amount GBP 0.00 – It was won without an amount.',
  ],
  [
    'another currency',
    { reason: 'other_currency', left: null, open: null, foreign: [{ currency: 'USD', amount: '1300.00' }] },
    'The deal is in GBP, and USD 1,300.00 stands in Xero.',
  ],
  [
    'planned for a day',
    { reason: 'planned', step: { role: 'Second', date: '2026-12-01', isDue: false } },
    '“Second” is planned for 1 Dec 2026.',
  ],
  [
    'waiting for a payment',
    { reason: 'planned', step: { role: 'Second', date: null, isDue: false } },
    '“Second” waits until the step before is paid.',
  ],
  [
    'something is in the way',
    { obstacle: { message: 'Xero does not know Quay Ltd yet.', fix: 'Give a name.' } },
    'First: Xero does not know Quay Ltd yet. Give a name.',
  ],
  [
    'an invoice that may be the deal’s',
    { untied: 'INV-9', fix: 'link' },
    'INV-9 of this customer comes to the same and belongs to no deal: is it the one? Link an invoice',
  ],
  ['no close date', { wonOn: null, days: null }, 'No close date'],
])('why: %s', async (_, more, words) => expect(await wordsOf(more)).toContain(words));

test('the invoice is shown and made from the row, which stays until the panel is closed', async () => {
  let rows = [row()];
  const page = await openUnbilled(() => ok(listOf(rows)));
  page.service.on(doors.draft, () => ok(draft()));
  page.service.on(doors.create, () => ok({ outcome: 'intent', intent: done() }));
  await click(page, 'Invoice');
  expect(page.service.calls.at(-1)).toMatch(/^GET \/cards\/deals\/901\/draft/);
  rows = [];
  await click(page, 'Create draft invoice');
  expect(page.service.bodies).toMatchObject([{ hash: 'hash-1' }]);
  expect(page.words()).toContain('Invoice INV-0042 is in Xero');
  const looks = page.service.calls.length;
  page.renderer.find(Panel, { id: 'invoice-901' }).trigger('onClose');
  await settle();
  expect(page.service.calls).toHaveLength(looks + 1);
  expect(page.renderer.find(EmptyState).props.title).toBe('Everything won is invoiced.');
});

test('a panel that is closed without a click asks for nothing', async () => {
  const page = await openList(listOf([row()]));
  page.service.on(doors.draft, () => ok(draft()));
  await click(page, 'Invoice');
  const looks = page.service.calls.length;
  page.renderer.find(Panel, { id: 'invoice-901' }).trigger('onClose');
  await settle();
  expect(page.service.calls).toHaveLength(looks);
});

test('what cannot be invoiced here is opened, and what waits for approval leads there', async () => {
  const page = await openList(listOf([row({ fix: 'open_deal', mayIgnore: false })]));
  expect(
    page.renderer
      .find(Table)
      .findAll(Link)
      .map(({ text }) => text),
  ).toEqual(['Rope for the harbour', 'Open deal']);
  expect([button(page, 'Invoice'), button(page, 'Ignore')]).toEqual([undefined, undefined]);
  const waiting = await openList(listOf([row({ fix: 'approve' })]));
  await click(waiting, 'Approve');
  expect(waiting.renderer.mocks.actions.navigateToPage.calls).toEqual([[{ to: '/approvals' }]]);
});

test('a deal is ignored with a reason, and a refusal stays readable', async () => {
  let answer: unknown = problem({ code: 'conflict', message: 'It is billed by now.' });
  const page = await openList(listOf([row()]));
  page.service.on(doors.ignore, () => answer);
  const form = () => page.renderer.find(Form);
  const submit = () => page.renderer.findAll(LoadingButton, { type: 'submit' }).find(named('Ignore this deal'));
  expect(submit()?.props.disabled).toBe(true);
  page.renderer.find(TextArea, { name: 'reason' }).trigger('onInput', ' A gift. ' as never);
  expect(submit()?.props.disabled).toBe(false);
  form().trigger('onSubmit');
  await settle();
  expect(page.words()).toContain('It is billed by now.');
  answer = ok({ dealId: '901' });
  form().trigger('onSubmit');
  await settle();
  expect(page.service.bodies.at(-1)).toEqual({ dealId: '901', reason: 'A gift.' });
  expect(page.renderer.mocks.actions.closeOverlay.calls).toEqual([['ignore-901']]);
});

test('an ignored deal says by whom and why, and is taken back; one that has changed says so', async () => {
  const ignoring = {
    state: 'stands' as const,
    ...{ reason: 'A gift.', by: 'ada@acme.test', at: '2026-11-20T12:00:00.000Z' },
    ...{ currency: 'GBP', amount: '1200.00', left: '1200.00' },
  };
  const page = await openList(listOf([row({ ignoring })]));
  expect(page.words()).toMatch(/Ignored by ada@acme\.test on 20 Nov 2026.*: A gift\./);
  page.service.on(doors.heed, () => ok({ dealId: '901' }));
  await click(page, 'Do not ignore');
  expect(page.service.bodies).toEqual([{ dealId: '901' }]);
  const changed = { ...ignoring, state: 'outdated' as const };
  expect(await wordsOf({ ignoring: { ...changed, amount: '900.00' } })).toContain('It came to GBP 900.00 then.');
  expect(await wordsOf({ ignoring: { ...changed, amount: null } })).toContain('It had no amount then.');
  expect(await wordsOf({ ignoring: changed })).toContain('More of it is left by now.');
});
