import { Alert, Button, LoadingButton, Panel, Tile } from '@hubspot/ui-extensions';
import type { InvoiceChange } from '../../src/contract/changes.ts';
import type { DealInvoice } from '../../src/contract/invoicing.ts';
import { billing, dealInvoice, dealInvoices, done, draft } from './support/invoicing-sample.ts';
import { settle, type OpenCard } from './support/open-card.tsx';
import { buttonOf, callsOf, click, doors, fieldOf, openDeal, type } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

type Approval = NonNullable<DealInvoice['approval']>;

const approval = (change: Partial<Approval> = {}): Approval => ({
  ...{ approvalId: 'approval-1', state: 'waiting', askedBy: 'rep@acme.test', askedAt: '2026-11-22T08:42:00Z' },
  ...{ note: null, decidedBy: null, decidedAt: null, reason: null },
  ...change,
});
const returned = (change: Partial<Approval> = {}): DealInvoice =>
  dealInvoice({
    state: 'draft',
    approval: approval({ state: 'returned', decidedBy: 'finance@acme.test', reason: 'Wrong account.', ...change }),
    actions: ['submit', 'resubmit', 'delete'],
  });
const open = (invoice: DealInvoice): Promise<OpenCard> =>
  openDeal({ invoices: dealInvoices({ invoices: [invoice], mayCreate: false, whyNot: 'It is billed.' }) });
const door = (action: string): string => `POST /cards/invoices/inv-9/${action}`;
const labels = ({ renderer }: OpenCard) =>
  renderer
    .find(Tile)
    .findAll(Button)
    .map(({ text }) => text);

test('an invoice that waits says since when, who asked, and what was said', async () => {
  const { words } = await open(
    dealInvoice({ state: 'submitted', approval: approval({ note: 'Mind the discount.' }), actions: ['pdf'] }),
  );
  expect(words()).toMatch(
    /Awaiting approval.*Waiting for approval Asked\s+2 hours ago\s+by\s+rep@acme\.test\s*\.\s+Note: Mind the discount\./,
  );
});

test('one that was returned says by whom and why, and is submitted again from the deal, not as it stands', async () => {
  const opening = await open(returned());
  expect(opening.renderer.find(Alert, { variant: 'warning' }).props.title).toBe('Returned by finance@acme.test');
  expect(opening.words()).toContain('Wrong account. Mend the deal, then submit it again');
  expect(labels(opening)).toContain('Submit again');
  expect(labels(opening)).not.toContain('Submit for approval');
});

test('one that somebody returned in Xero says where to look', async () => {
  const { words } = await open(returned({ decidedBy: null, reason: null }));
  expect(words()).toContain('Returned by somebody in Xero Why was not said here: look at the history of the invoice');
});

test('submitting again is the one primary button of the card then', async () => {
  const { renderer } = await open(returned());
  expect(renderer.findAll(Button, { variant: 'primary' }).map(({ text }) => text)).toContain('Submit again');
  expect(renderer.findAll(Button, { variant: 'primary' }).map(({ text }) => text)).not.toContain('Create invoice');
});

test('what would be sent is seen first, as submitted; the click sends it with the note, and the end says so', async () => {
  let invoice = returned();
  const opening = await openDeal({ invoices: () => ok(dealInvoices({ invoices: [invoice], mayCreate: false })) });
  opening.service.on(doors.draft, () => ok(draft({ status: 'SUBMITTED', may: 'submit' })));
  opening.service.on(door('resubmit'), () => ok({ outcome: 'intent', intent: done() }));
  await click(opening, 'Submit again');
  expect(opening.service.calls.at(-1)).toBe(`${doors.draft}?stepId=whole&status=SUBMITTED`);
  expect(fieldOf(opening, 'status')).toBeNull();
  type(opening, 'note', 'The account is right now.');
  invoice = dealInvoice({ state: 'submitted', approval: approval(), actions: [] });
  opening.renderer.find(LoadingButton, ({ text }) => text === 'Submit for approval').trigger('onClick');
  await settle();
  expect(opening.service.bodies).toEqual([
    {
      ...{ requestId: expect.any(String) as string, hash: 'hash-1', dealId: '901', stepId: 'whole' },
      note: 'The account is right now.',
    },
  ]);
  expect(opening.words()).toContain('Invoice INV-0042 waits for approval');
  expect(buttonOf(opening, 'Submit again').props.disabled).toBe(true);
});

test('the panel stays, under its name, while it is being sent and the card hears of it before', async () => {
  let invoice = returned();
  const opening = await openDeal({ invoices: () => ok(dealInvoices({ invoices: [invoice], mayCreate: false })) });
  opening.service.on(doors.draft, () => ok(draft({ status: 'SUBMITTED', may: 'submit' })));
  opening.service.on(door('resubmit'), () => new Promise(() => undefined));
  await click(opening, 'Submit again');
  await click(opening, 'Submit for approval');
  invoice = dealInvoice({ state: 'submitted', approval: approval(), actions: [] });
  opening.renderer.mocks.actions.onCrmPropertiesUpdate.calls[0]?.[1]({});
  await settle();
  expect(opening.words()).toContain('Waiting for approval');
  expect(opening.renderer.findAll(Panel).map(({ props }) => props.title)).toContain('Submit again');
});

test('a deal that changed meanwhile is shown anew, and nothing was submitted', async () => {
  const opening = await open(returned());
  opening.service.on(doors.draft, () => ok(draft({ status: 'SUBMITTED' })));
  const changed = draft({ status: 'SUBMITTED', hash: 'hash-2' });
  opening.service.on(door('resubmit'), () => ok({ outcome: 'changed', draft: changed, changes: ['The price.'] }));
  await click(opening, 'Submit again');
  await click(opening, 'Submit for approval');
  expect(opening.words()).toContain('The deal has changed since you looked');
});

test('a draft is submitted as it stands, with a note or without', async () => {
  const opening = await open(dealInvoice({ actions: ['submit'] }));
  opening.service.on(door('submit'), () => ok(done()));
  await click(opening, 'Submit');
  type(opening, 'note', 'Please.');
  await click(opening, 'Submit');
  expect(opening.service.bodies.map(({ note }) => note)).toEqual([undefined, 'Please.']);
});

test('returning needs a reason', async () => {
  const opening = await open(dealInvoice({ state: 'submitted', approval: approval(), actions: ['approve', 'return'] }));
  opening.service.on(door('return'), () => ok(done()));
  expect(buttonOf(opening, 'Return it').props.disabled).toBe(true);
  type(opening, 'reason', ' a ');
  await settle();
  expect(buttonOf(opening, 'Return it').props.disabled).toBe(true);
  type(opening, 'reason', 'Wrong account.');
  await settle();
  await click(opening, 'Return it');
  expect(opening.service.bodies).toEqual([
    { dealId: '901', requestId: expect.any(String) as string, reason: 'Wrong account.' },
  ]);
});

test('approve and send asks first, names the recipients, and is one request to approve', async () => {
  const opening = await open(dealInvoice({ state: 'submitted', actions: ['approve', 'approve_and_send'] }));
  opening.service.on(door('approve'), () => ok(done()));
  expect(opening.words()).toContain('It is owed from then on. Xero sends it to books@acme.test and owner@acme.test');
  await click(opening, 'Approve and send');
  expect(opening.service.bodies).toEqual([{ dealId: '901', requestId: expect.any(String) as string, send: true }]);
  expect(callsOf(opening, door('approve'))).toBe(1);
});

test('approve and send is shut while nobody would get it', async () => {
  const opening = await open(dealInvoice({ state: 'submitted', actions: ['approve_and_send'], recipients: [] }));
  expect(buttonOf(opening, 'Approve and send').props.disabled).toBe(true);
});

test('a refusal of another reason is another request', async () => {
  const opening = await open(dealInvoice({ state: 'submitted', actions: ['return'] }));
  opening.service.on(door('return'), () => problem({ message: 'Xero is busy.' }));
  for (const reason of ['Wrong account.', 'Wrong account.', 'Wrong customer.']) {
    type(opening, 'reason', reason);
    await settle();
    await click(opening, 'Return it');
  }
  const [first, again, other] = opening.service.bodies.map(({ requestId }) => requestId);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

const primary = ({ renderer }: OpenCard) => renderer.findAll(Button, { variant: 'primary' }).map(({ text }) => text);
const ofModals = ['Submit', 'Approve invoice'];

test('submitting again gives way to whatever comes next of the deal', async () => {
  const next = { do: 'create', stepId: 'whole', invoiceId: null, label: 'Create invoice' } as const;
  const opening = await openDeal({ invoices: dealInvoices({ invoices: [returned()], billing: billing({ next }) }) });
  expect(primary(opening).filter((label) => !ofModals.includes(label ?? ''))).toEqual(['Create invoice']);
});

test('one that was returned and has come apart from its deal is submitted again: one primary button, not two', async () => {
  const change: InvoiceChange = {
    ...{ invoiceId: 'inv-9', number: 'INV-0042', currency: 'GBP', amount: null, differences: [], says: null },
    ...{ edits: ['Edited in Xero.'], offers: ['update'] },
  };
  const opening = await openDeal({ invoices: dealInvoices({ invoices: [returned()], changes: [change] }) });
  expect(primary(opening).filter((label) => !ofModals.includes(label ?? ''))).toEqual(['Submit again']);
});

test('once its panel is closed, what was submitted leaves no button behind', async () => {
  let invoice = returned();
  const opening = await openDeal({ invoices: () => ok(dealInvoices({ invoices: [invoice], mayCreate: false })) });
  opening.service.on(doors.draft, () => ok(draft({ status: 'SUBMITTED', may: 'submit' })));
  opening.service.on(door('resubmit'), () => ok({ outcome: 'intent', intent: done() }));
  await click(opening, 'Submit again');
  invoice = dealInvoice({ state: 'submitted', approval: approval(), actions: [] });
  await click(opening, 'Submit for approval');
  opening.renderer.find(Panel, { id: 'resubmit-inv-9' }).trigger('onClose');
  expect(labels(opening)).not.toContain('Submit again');
});
