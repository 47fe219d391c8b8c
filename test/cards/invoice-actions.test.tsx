import { Button, Modal, Tile } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../src/contract/invoicing.ts';
import { dealInvoice, dealInvoices, done, intent } from './support/invoicing-sample.ts';
import { pass, settle, type OpenCard } from './support/open-card.tsx';
import { buttonOf, callsOf, click, doors, openDeal, type } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const minute = 60_000;
const door = (action: string): string => `POST /cards/invoices/inv-9/${action}`;
const open = (...actions: DealInvoice['actions']): Promise<OpenCard> =>
  openDeal({ invoices: dealInvoices({ invoices: [dealInvoice({ actions })] }) });
const modal = ({ renderer }: OpenCard, action: string) => renderer.find(Modal, { id: `${action}-inv-9` });
const told = ({ renderer }: OpenCard) => renderer.mocks.actions.addAlert.calls.map(([{ message }]) => message);

test('what may be done is what the service says, and nothing else', async () => {
  const { renderer } = await open('pay_link', 'pdf');
  expect(
    renderer
      .find(Tile)
      .findAll(Button)
      .map(({ text }) => text),
  ).toEqual(['Copy pay link', 'PDF']);
});

test('approving is confirmed once, sent once, and then the invoice is looked at', async () => {
  let invoices = dealInvoices({ invoices: [dealInvoice({ actions: ['approve'] })] });
  const opening = await openDeal({ invoices: () => ok(invoices) });
  let arrive: (value: unknown) => void = () => undefined;
  opening.service.on(door('approve'), () => new Promise((resolve) => (arrive = resolve)));
  expect(modal(opening, 'approve').props.title).toBe('Approve invoice INV-0042?');
  expect(opening.words()).toContain('It is owed from then on.');
  const button = buttonOf(opening, 'Approve invoice');
  button.trigger('onClick');
  button.trigger('onClick');
  await settle();
  expect(opening.words()).toContain('Approving: invoice INV-0042');
  expect(buttonOf(opening, 'Approve').props.disabled).toBe(true);
  invoices = dealInvoices({ invoices: [dealInvoice({ state: 'awaiting_payment', actions: ['void'] })] });
  arrive(ok(done()));
  await settle();
  expect(opening.service.bodies).toEqual([{ dealId: '901', requestId: expect.any(String) as string }]);
  expect(opening.words()).toContain('INV-0042 Awaiting payment');
  expect(told(opening)).toEqual(['Invoice INV-0042 is approved and awaits payment.']);
});

test.each([
  { action: 'delete', label: 'Delete', yes: 'Delete draft', variant: 'destructive' },
  { action: 'void', label: 'Void', yes: 'Void invoice', variant: 'destructive' },
  { action: 'email', label: 'Email', yes: 'Send email', variant: 'primary' },
] as const)('$action asks first, in a modal of its own', async ({ action, label, yes, variant }) => {
  const opening = await open(action);
  opening.service.on(door(action), () => ok(done()));
  expect(buttonOf(opening, label).props.onClick).toBeUndefined();
  expect(modal(opening, action).props.title).toMatch(/invoice INV-0042/);
  expect(
    modal(opening, action)
      .findAll(Button)
      .map(({ props, text }) => [text, props.variant]),
  ).toEqual([
    [yes, variant],
    ['Cancel', undefined],
  ]);
  await click(opening, yes);
  expect(callsOf(opening, door(action))).toBe(1);
  expect(opening.renderer.mocks.actions.closeOverlay.calls).toEqual([[`${action}-inv-9`]]);
});

test('who cancels has done nothing', async () => {
  const opening = await open('void');
  await click(opening, 'Cancel');
  expect(opening.service.bodies).toEqual([]);
  expect(opening.renderer.mocks.actions.closeOverlay.calls).toEqual([['void-inv-9']]);
});

test('before an email is sent, the person reads who gets it and what is not known', async () => {
  const { words } = await open('email');
  expect(words()).toMatch(
    /sends it to books@acme\.test and owner@acme\.test, .*1,000 emails a day.*received or viewed, Xero does not tell\./,
  );
});

test('without an address nothing can be sent; it is filled in there, and then it can', async () => {
  let recipients: string[] = [];
  const opening = await openDeal({
    invoices: () => ok(dealInvoices({ invoices: [dealInvoice({ actions: ['email'], recipients })] })),
  });
  let reply: unknown = 'no answer of ours';
  opening.service.on('POST /cards/deals/901/customer', () => reply);
  expect(buttonOf(opening, 'Send email').props.disabled).toBe(true);
  expect(opening.words()).toContain('has no email address, so Xero would refuse to send it.');
  expect(buttonOf(opening, 'Save in Xero').props.disabled).toBe(true);
  type(opening, 'customer-email', ' books@acme.test ');
  await click(opening, 'Save in Xero');
  expect(opening.words()).toContain('Tieout cannot be reached just now.');
  reply = ok(done({ invoice: null }));
  recipients = ['books@acme.test'];
  await click(opening, 'Save in Xero');
  const [first, again] = opening.service.bodies;
  expect(first).toEqual({ contactId: 'contact-1', email: 'books@acme.test', requestId: expect.any(String) as string });
  expect(again).toEqual(first);
  expect(opening.words()).toContain('Xero sends it to books@acme.test, with');
  expect(buttonOf(opening, 'Send email').props.disabled).toBe(false);
});

test('an address that Xero refuses is told in its words', async () => {
  const opening = await openDeal({
    invoices: dealInvoices({ invoices: [dealInvoice({ actions: ['email'], recipients: [] })] }),
  });
  const refusal = { message: 'Email address must be valid', fix: 'Correct it.' };
  opening.service.on('POST /cards/deals/901/customer', () => ok(intent({ state: 'rejected', problem: refusal })));
  type(opening, 'customer-email', 'books@acme');
  await click(opening, 'Save in Xero');
  expect(opening.words()).toContain('Email address must be valid Correct it.');
});

test('an approved invoice says whom it would be sent to', async () => {
  const invoices = [
    dealInvoice({ state: 'awaiting_payment' }),
    dealInvoice({ id: 'inv-10', state: 'overdue', recipients: [] }),
  ];
  const { words } = await openDeal({ invoices: dealInvoices({ invoices }) });
  expect(words()).toMatch(/Not sent yet;\s+it would go to books@acme\.test and owner@acme\.test\s*\./);
  expect(words()).toMatch(/Not sent yet;\s+the contact in Xero has no email address\s*\./);
});

test('after an action the card looks from 2 to 10 seconds apart, and stops after two minutes', async () => {
  const opening = await open('approve');
  opening.service.on(door('approve'), () => ok(done()));
  await click(opening, 'Approve invoice');
  expect(callsOf(opening, doors.invoices)).toBe(2);
  for (const [wait, calls] of [
    [1999, 2],
    [1, 3],
    [4000, 4],
    [6000, 5],
    [8000, 6],
    [10_000, 7],
    [9999, 7],
  ] as const) {
    await pass(wait);
    expect(callsOf(opening, doors.invoices)).toBe(calls);
  }
  await pass(2 * minute);
  expect(callsOf(opening, doors.invoices)).toBe(16);
  await pass(10 * minute);
  expect(callsOf(opening, doors.invoices)).toBe(16);
});

test('a payment that comes within two minutes is seen without a reload', async () => {
  let invoices = dealInvoices({ invoices: [dealInvoice({ actions: ['approve'] })] });
  const opening = await openDeal({ invoices: () => ok(invoices) });
  opening.service.on(door('approve'), () => ok(done()));
  await click(opening, 'Approve invoice');
  await pass(minute);
  invoices = dealInvoices({ invoices: [dealInvoice({ state: 'paid', amountDue: '0.00', actions: [] })] });
  await pass(10_000);
  expect(opening.words()).toContain('INV-0042 Paid');
});

test('an action that takes its time is followed to its end', async () => {
  let state = intent({ state: 'checking' });
  const opening = await open('void');
  opening.service.on(door('void'), () => ok(state));
  opening.service.on(doors.intent, () => ok(state));
  await click(opening, 'Void invoice');
  await pass(2000);
  expect(opening.words()).toContain('Voiding: invoice INV-0042');
  state = done();
  await pass(4000);
  expect(told(opening)).toEqual(['Invoice INV-0042 is voided. The deal can be invoiced again.']);
});

test('after two minutes an action is left to itself, and that is said', async () => {
  const opening = await open('void');
  opening.service.on(door('void'), () => ok(intent()));
  opening.service.on(doors.intent, () => ok(intent()));
  await click(opening, 'Void invoice');
  await pass(2 * minute);
  expect(opening.words()).toContain('It is still being worked on, by itself; nothing is sent twice.');
  expect(told(opening)).toEqual([]);
});

test('a refusal is told in Xero’s words with what to do', async () => {
  const refusal = { message: 'Invoice not of valid status for modification.', fix: 'Remove its payments first.' };
  const opening = await open('void');
  opening.service.on(door('void'), () => ok(intent({ state: 'rejected', problem: refusal })));
  await click(opening, 'Void invoice');
  expect(opening.words()).toContain(`Void: invoice INV-0042 ${refusal.message} ${refusal.fix}`);
});

test('an action that got no answer is tried again as the same request; the next one is another', async () => {
  let reply: unknown = 'no answer of ours';
  const opening = await open('approve');
  opening.service.on(door('approve'), () => reply);
  await click(opening, 'Approve invoice');
  expect(opening.words()).toContain('Tieout cannot be reached just now.');
  reply = ok(done());
  await click(opening, 'Approve invoice');
  await click(opening, 'Approve invoice');
  const [first, again, next] = opening.service.bodies.map(({ requestId }) => requestId);
  expect(again).toBe(first);
  expect(next).not.toBe(first);
});

test('the pay link is fetched and copied; nothing in Xero has changed, so nothing is looked at', async () => {
  const opening = await open('pay_link');
  opening.service.on(door('pay-link'), () => ok({ url: 'https://in.xero.test/pay' }));
  await click(opening, 'Copy pay link');
  expect(opening.renderer.mocks.actions.copyTextToClipboard.calls).toEqual([['https://in.xero.test/pay']]);
  expect(opening.service.bodies).toEqual([{ dealId: '901' }]);
  expect(told(opening)).toEqual(['The pay link of invoice INV-0042 is copied.']);
  expect(callsOf(opening, doors.invoices)).toBe(1);
});

test('a browser that does not let it be copied leaves the link to be copied by hand', async () => {
  const opening = await open('pay_link');
  opening.renderer.mocks.actions.copyTextToClipboard.willCall(() => Promise.reject(new Error('not allowed')));
  opening.service.on(door('pay-link'), () => ok({ url: 'https://in.xero.test/pay' }));
  await click(opening, 'Copy pay link');
  expect(opening.words()).toContain('Copy it here: https://in.xero.test/pay');
});

test('the PDF opens by its ticket', async () => {
  const opening = await open('pdf');
  const url = 'https://app.tieout.test/files/ticket-1';
  opening.service.on('POST /cards/tickets', () => ok({ url, expiresAt: '2026-11-22T10:43:00Z' }));
  await click(opening, 'PDF');
  expect(opening.service.bodies).toEqual([{ dealId: '901', invoiceId: 'inv-9' }]);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the SDK names the same action twice and deprecates one
  expect(opening.renderer.mocks.actions.openIframeModal.calls[0]?.[0]).toMatchObject({ uri: url });
  expect(told(opening)).toEqual([]);
});

test.each([
  ['pay_link', 'Copy pay link', door('pay-link')],
  ['pdf', 'PDF', 'POST /cards/tickets'],
] as const)('%s that is refused says why', async (action, label, path) => {
  const opening = await open(action);
  opening.service.on(path, () => problem({ message: 'Xero is busy.', fix: 'Try in a minute.' }));
  await click(opening, label);
  expect(opening.words()).toContain('Xero is busy. Try in a minute.');
});
