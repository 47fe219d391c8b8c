import { Alert, Button, Panel, ProgressBar, StatusTag, Table } from '@hubspot/ui-extensions';
import type { DealInvoice, DealInvoices } from '../../src/contract/invoicing.ts';
import type { DealBilling } from '../../src/contract/schedule.ts';
import { billing, dealInvoice, dealInvoices, done, draft, step } from './support/invoicing-sample.ts';
import { wordsIn, type OpenCard } from './support/open-card.tsx';
import { answer, buttonOf, callsOf, click, doors, openDeal } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';
import { allDue, inSteps } from './support/steps-sample.ts';

const save = 'POST /cards/deals/901/schedule';
const deposit = dealInvoice({
  actions: ['delete'],
  stepId: 'a',
  role: 'Deposit',
  total: '3600.00',
  amountDue: '3600.00',
});

const openWith = (plan: DealBilling | null, change: Partial<DealInvoices> = {}): Promise<OpenCard> =>
  openDeal({ invoices: dealInvoices({ ...change, billing: plan }) });

const primary = ({ renderer }: OpenCard): string[] =>
  renderer.findAll(Button, { variant: 'primary' }).map(({ text }) => text ?? '');

test('quoted, won, invoiced and paid stand in one row, and as a picture against what was won', async () => {
  const { renderer, words } = await openWith(inSteps({ paid: '1000.00' }), { invoices: [deposit] });
  expect(words()).toMatch(
    /Quoted GBP 10,500\.00 Won GBP 10,000\.00 Invoiced GBP 3,000\.00 .* Paid GBP 1,000\.00 No invoice is paid yet/,
  );
  expect(renderer.findAll(ProgressBar).map(({ props: { title, value } }) => [title, value])).toEqual([
    ['Invoiced', 30],
    ['Paid', 10],
  ]);
});

test('that amounts are without tax is said once, and what is left beside it', async () => {
  const { words } = await openWith(inSteps());
  expect(words().match(/without tax\./g)).toHaveLength(1);
  expect(words()).toContain('Left to bill: GBP 7,000.00');
});

test('what is invoiced leads to its invoices, each with its part of the deal', async () => {
  const { words } = await openWith(inSteps(), { invoices: [deposit, dealInvoice({ id: 'inv-8', state: 'voided' })] });
  expect(words()).toMatch(
    /1 invoice What was invoiced .*INV-0042 · Deposit Draft GBP 3,000\.00 GBP 3,600\.00 GBP 3,600\.00/,
  );
});

test('each gap is named, and what is billed beyond the deal is an alarm', async () => {
  const gaps: DealBilling['gaps'] = [
    { kind: 'draft', message: 'INV-0042 has been a draft for 12 days.', amount: null },
    { kind: 'over', message: 'GBP 300.00 is billed beyond the deal.', amount: '300.00' },
  ];
  const { renderer, words } = await openWith(inSteps({ gaps, over: '300.00', left: '0.00' }));
  expect(words()).toContain('INV-0042 has been a draft for 12 days.');
  expect(renderer.findAll(Alert, { variant: 'danger' }).map(({ props }) => props.title)).toEqual([gaps[1]!.message]);
  expect(renderer.find(ProgressBar, { title: 'Invoiced' }).props.variant).toBe('danger');
});

test('a deal of which all is billed and paid says so, and asks for nothing', async () => {
  const plan = inSteps({ ...{ invoiced: '10000.00', paid: '10000.00', left: '0.00', gaps: [], next: null } });
  const opening = await openWith(plan, { invoices: [deposit], mayCreate: false });
  expect(opening.words()).toContain('All of it is billed and paid.');
  expect(primary(opening)).toEqual([]);
});

test('a deal without an amount has no picture and no sum', async () => {
  const none = { deal: null, won: null, left: null, gaps: [], steps: [step({ amount: null })] };
  const { renderer, words } = await openWith(billing(none));
  expect(renderer.maybeFind(ProgressBar)).toBeNull();
  expect(words()).toMatch(/Quoted No quote Won Not won yet Deal: no amount/);
  expect(words()).not.toContain('Left to bill');
});

test('who may not plan reads why, and has no button for it', async () => {
  const opening = await openWith(inSteps({ mayEdit: false, whyNotEdit: 'Planning needs the right “invoice”.' }));
  expect(opening.words()).toContain('Planning needs the right “invoice”.');
  expect(opening.words()).not.toContain('Edit the steps');
});

test('an account without an organisation has no money bar, and the reason', async () => {
  const { words } = await openWith(null, { mayCreate: false, whyNot: 'Connect an organisation.' });
  expect(words()).toContain('Connect an organisation.');
  expect(words()).not.toContain('Quoted');
});

/** Each modal has a primary button of its own. */
const ofModals = ['Approve invoice', 'Approve and send', 'Send email'];
const approvable = dealInvoice({ stepId: 'a' });

const approving = inSteps({ next: { do: 'approve', stepId: null, invoiceId: 'inv-9', label: 'Approve INV-0042' } });
const sending = inSteps({ next: { do: 'send', stepId: null, invoiceId: 'inv-9', label: 'Send INV-0042' } });

test.each<[string, { plan: DealBilling; invoices: DealInvoice[]; said: string[] }]>([
  ['a step is due', { plan: allDue(), invoices: [], said: ['Invoice the deposit'] }],
  ['an invoice is to be approved', { plan: approving, invoices: [approvable], said: ['Approve INV-0042'] }],
  [
    'an invoice is to be sent',
    { plan: sending, invoices: [dealInvoice({ actions: ['email', 'pdf'] })], said: ['Send INV-0042'] },
  ],
  ['it waits', { plan: inSteps(), invoices: [deposit], said: [] }],
  ['this person may not', { plan: approving, invoices: [dealInvoice({ actions: ['pdf'] })], said: [] }],
])('when %s there is at most one primary button, which says so', async (_when, { plan, invoices, said }) => {
  const opening = await openWith(plan, { invoices });
  expect(primary(opening).filter((label) => !ofModals.includes(label))).toEqual(said);
});

test('what the primary button does is not offered twice', async () => {
  const { renderer } = await openWith(approving, { invoices: [approvable] });
  const labels = renderer.findAll(Button).map(({ text }) => text);
  expect(labels).toContain('Delete');
  expect(labels).not.toContain('Approve');
});

test('the steps are told with share, time, amount, state and invoice', async () => {
  const { words } = await openWith(inSteps(), { invoices: [deposit] });
  expect(words()).toMatch(/1\. Deposit 30%, at any time GBP 3,000\.00 Draft INV-0042/);
  expect(words()).toMatch(
    /2\. Delivery 50%, once the step before is paid GBP 5,000\.00 Waiting for payment INV-0042 is not paid yet\./,
  );
  expect(words()).toMatch(/3\. Final 20%, from 31 Jan 2027 GBP 2,000\.00 Planned Its date is 31 January 2027\./);
  expect(words()).toContain('Next: Delivery, once the step before is paid');
});

test('the primary button bills the next step, a row any other that may be billed', async () => {
  const opening = await openWith(allDue());
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Invoice the deposit');
  const rows = opening.renderer.findAll(Button, ({ text }) => text === 'Invoice');
  expect(rows.map(({ props: { size, variant } }) => [size, variant ?? 'secondary'])).toEqual([
    ['xs', 'secondary'],
    ['xs', 'secondary'],
  ]);
  await click(opening, 'Invoice');
  expect(opening.service.calls.slice(-2)).toEqual([`${doors.draft}?stepId=a`, `${doors.draft}?stepId=c`]);
});

test('the draft of a step says which part it is, and the click names the step', async () => {
  const opening = await openWith(allDue());
  const note = 'Deposit, 1 of 3: GBP 3,000.00 of GBP 10,000.00; GBP 7,000.00 left to bill.';
  opening.service.on(doors.draft, () => ok(draft({ stepId: 'a', notes: [note] })));
  opening.service.on(doors.create, () => ok({ outcome: 'intent', intent: done() }));
  await click(opening, 'Invoice the deposit');
  expect(opening.words()).toContain(note);
  await click(opening, 'Create draft invoice');
  expect(opening.service.bodies.at(-1)).toMatchObject({ hash: 'hash-1', stepId: 'a' });
});

test('what was answered for one step is not said of another', async () => {
  const opening = await openWith(allDue());
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Invoice the deposit');
  await answer(opening, 'accountCode', '260');
  expect(opening.service.calls.at(-1)).toBe(`${doors.draft}?stepId=a&accountCode=260`);
  await click(opening, 'Invoice');
  await click(opening, 'Invoice the deposit');
  expect(opening.service.calls.at(-1)).toBe(`${doors.draft}?stepId=a`);
});

const restLeft = inSteps({
  ...{ unplanned: '500.00', left: '500.00' },
  next: { do: 'bill_rest', stepId: null, invoiceId: null, label: 'Bill what is left' },
});

test('what no step bills gets a step of its own, whose draft opens', async () => {
  const opening = await openWith(restLeft, { invoices: [deposit] });
  const added = step({ stepId: 'd', role: 'Balance', amount: '500.00' });
  opening.service.on(save, () => ok(inSteps({ steps: [...restLeft.steps, added] })));
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Bill what is left');
  const [saved] = opening.service.bodies;
  expect(saved).toMatchObject({ dealId: '901', version: 3 });
  expect((saved?.['steps'] as unknown[]).at(-1)).toEqual({
    ...{ stepId: null, role: 'Balance', share: { kind: 'rest' }, when: { kind: 'now' } },
  });
  expect(opening.service.calls.at(-1)).toBe(`${doors.draft}?stepId=d`);
  expect(buttonOf(opening, 'Create draft invoice').props.disabled).toBe(false);
});

test('a step for what is left that cannot be saved says why, and can be tried again', async () => {
  const opening = await openWith(restLeft, { invoices: [deposit] });
  opening.service.on(save, () => problem({ code: 'conflict', message: 'Rita has changed the steps.' }));
  await click(opening, 'Bill what is left');
  expect(opening.words()).toContain('Rita has changed the steps.');
  expect(callsOf(opening, doors.draft)).toBe(0);
  expect(callsOf(opening, doors.invoices)).toBe(2);
});

test('sixty steps are shown page by page, beginning where the next is', async () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    step({
      ...{ stepId: `s${index + 1}`, role: `Month ${index + 1}`, amount: '100.00' },
      ...(index < 30 ? { state: 'billed' as const, isLocked: true } : {}),
    }),
  );
  const { renderer } = await openWith(allDue({ steps: many }));
  const table = () => renderer.find(Table, { paginated: true });
  expect(table().props).toMatchObject({ page: 3, pageCount: 5 });
  expect(table().findAll(StatusTag)).toHaveLength(12);
  (table().trigger as (event: string, page: number) => void)('onPageChange', 5);
  expect(table().props).toMatchObject({ page: 5 });
});

test('a quote that was accepted is what is billed, by every button', async () => {
  const next = { do: 'create', stepId: 'whole', invoiceId: null, label: 'Invoice quote Q-7' } as const;
  const opening = await openWith(billing({ next, quoteId: '77' }));
  opening.service.on(doors.draft, () => ok(draft()));
  opening.service.on(doors.create, () => ok({ outcome: 'intent', intent: done() }));
  await click(opening, 'Invoice quote Q-7');
  expect(opening.service.calls.at(-1)).toBe(`${doors.draft}?quoteId=77`);
  await click(opening, 'Create draft invoice');
  expect(opening.service.bodies.at(-1)).toMatchObject({ quoteId: '77' });
  const inParts = await openWith(allDue({ quoteId: '77' }));
  inParts.service.on(doors.draft, () => ok(draft()));
  await click(inParts, 'Invoice');
  expect(inParts.service.calls.at(-1)).toBe(`${doors.draft}?stepId=c&quoteId=77`);
});

test('while the invoice of one step is on its way, another says so in place of its draft, and can be closed', async () => {
  const opening = await openWith(allDue());
  opening.service.on(doors.draft, () => ok(draft({ stepId: 'a' })));
  opening.service.on(doors.create, () => new Promise(() => undefined));
  await click(opening, 'Invoice the deposit');
  await click(opening, 'Create draft invoice');
  await click(opening, 'Invoice');
  const panel = opening.renderer.find(Panel, { id: 'create-c' });
  expect(wordsIn(panel)).toContain('Another invoice of this deal is on its way: open this again in a moment. Close');
});

test('what is shown in place of a draft can be closed', async () => {
  const opening = await openWith(restLeft, { invoices: [deposit] });
  opening.service.on(save, () => problem({ code: 'conflict', message: 'Rita has changed the steps.' }));
  await click(opening, 'Bill what is left');
  expect(wordsIn(opening.renderer.find(Panel, { id: 'create-invoice' }))).toMatch(/Rita has changed.* Close$/);
});

test('of many gaps three are told, what is billed too much among them, and how many more there are', async () => {
  const said = (kind: 'not_sent' | 'over', index: number) => ({ kind, message: `${kind} ${index}.`, amount: null });
  const gaps = [...Array.from({ length: 11 }, (_, index) => said('not_sent', index)), said('over', 12)];
  const { words } = await openWith(inSteps({ gaps }));
  expect(words()).toContain('over 12. not_sent 0. not_sent 1. and 9 more');
});
