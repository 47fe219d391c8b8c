import { dealInvoice, dealInvoices, intent } from './support/invoicing-sample.ts';
import { pass } from './support/open-card.tsx';
import { callsOf, click, doors, openDeal, type } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const minute = 60_000;
const door = (action: string): string => `POST /cards/invoices/inv-9/${action}`;

test('how an action went stands above all that is told of the deal, until the invoice stands otherwise', async () => {
  let invoices = dealInvoices({ invoices: [dealInvoice({ state: 'awaiting_payment', actions: ['void'] })] });
  const opening = await openDeal({ invoices: () => ok(invoices) });
  const refusal = { message: 'Invoice not of valid status for modification.', fix: 'Remove its payments first.' };
  opening.service.on(door('void'), () => ok(intent({ state: 'rejected', problem: refusal })));
  await click(opening, 'Void invoice');
  expect(opening.words()).toMatch(/Void: invoice INV-0042.*Amounts are without tax\./);
  invoices = dealInvoices({ invoices: [dealInvoice({ state: 'paid', actions: [] })] });
  await pass(2000);
  expect(opening.words()).not.toContain(refusal.message);
});

test('that the invoice stood otherwise than was shown stays to be read when the card shows it', async () => {
  let invoices = dealInvoices({ invoices: [dealInvoice({ state: 'awaiting_payment', actions: ['void'] })] });
  const opening = await openDeal({ invoices: () => ok(invoices) });
  opening.service.on(door('void'), () => problem({ code: 'conflict', message: 'INV-0042 is paid in Xero.' }));
  invoices = dealInvoices({ invoices: [dealInvoice({ state: 'paid', actions: [] })] });
  await click(opening, 'Void invoice');
  expect(opening.words()).toContain('INV-0042 is paid in Xero.');
});

test('what is left to itself is looked at, and no longer told once it is done', async () => {
  let invoices = dealInvoices({ invoices: [dealInvoice({ state: 'awaiting_payment', actions: ['void'] })] });
  const opening = await openDeal({ invoices: () => ok(invoices) });
  opening.service.on(door('void'), () => ok(intent()));
  opening.service.on(doors.intent, () => ok(intent()));
  await click(opening, 'Void invoice');
  await pass(2 * minute);
  expect(callsOf(opening, doors.invoices)).toBe(2);
  invoices = dealInvoices({ invoices: [dealInvoice({ state: 'voided', actions: [] })] });
  await pass(2000);
  expect(opening.words()).not.toContain('It is still being worked on');
});

test('an invoice that was sent before is said to be sent once more', async () => {
  const sent = dealInvoice({ state: 'awaiting_payment', sentToContact: true, actions: ['email'] });
  const { words } = await openDeal({ invoices: dealInvoices({ invoices: [sent] }) });
  expect(words()).toContain('It was sent before; this sends it once more.');
  const unsent = await openDeal({ invoices: dealInvoices({ invoices: [{ ...sent, sentToContact: false }] }) });
  expect(unsent.words()).not.toContain('It was sent before');
});

test('an address that cannot be one is told in words', async () => {
  const opening = await openDeal({
    invoices: dealInvoices({ invoices: [dealInvoice({ actions: ['email'], recipients: [] })] }),
  });
  const message = 'Email is not an e-mail address that Xero takes.';
  opening.service.on('POST /cards/deals/901/customer', () =>
    problem({ code: 'invalid_input', message, field: 'email' }),
  );
  type(opening, 'customer-email', 'books@acme');
  await click(opening, 'Save in Xero');
  expect(opening.words()).toContain(message);
});
