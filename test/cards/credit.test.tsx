import { LoadingButton, Panel } from '@hubspot/ui-extensions';
import type { CreditOffer, DealCredit } from '../../src/contract/credits.ts';
import type { DealInvoices } from '../../src/contract/invoicing.ts';
import type { DealBilling } from '../../src/contract/schedule.ts';
import { billing, dealInvoice, dealInvoices, done, intent, step } from './support/invoicing-sample.ts';
import { pass, settle, type OpenCard } from './support/open-card.tsx';
import { answer, buttonOf, click, doors, fieldOf, openDeal, type } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const door = '/cards/invoices/inv-9/credit';

const offer = (change: Partial<CreditOffer> = {}): CreditOffer => ({
  ...{ number: 'INV-0042', version: 'v1', currency: 'GBP', total: '120.00', credited: '0.00', left: '120.00' },
  amountDue: '80.00',
  preview: {
    ...{ subTotal: '100.00', totalTax: '20.00', total: '120.00', date: '2026-11-22', lines: [], isInclusive: false },
    ...{ allocated: '80.00', open: '40.00' },
    words: ['GBP 80.00 is set against invoice INV-0042.', 'GBP 40.00 stays as credit of the customer.'],
  },
  problem: null,
  ...change,
});
const written = {
  ...{ number: 'CN-7', xeroUrl: 'https://go.xero.test/cn-7', total: '120.00', currency: 'GBP' },
  ...{ allocated: '80.00', remaining: '40.00' },
};
const credit: DealCredit = {
  ...{ id: 'n', number: 'CN-3', state: 'open', date: '2026-11-20', reference: 'INV-0042: Sent back' },
  ...{
    invoiceNumbers: ['INV-0042'],
    currency: 'GBP',
    total: '30.00',
    remaining: '10.00',
    isOurs: false,
    xeroUrl: null,
  },
};

async function open(answered: unknown = ok(offer())): Promise<OpenCard> {
  const invoices = dealInvoices({ invoices: [dealInvoice({ state: 'part_paid', actions: ['credit'] })] });
  const opening = await openDeal({ invoices });
  opening.service.on(`GET ${door}`, () => answered);
  await click(opening, 'Credit');
  return opening;
}
test('the whole is shown with what becomes of it, and made once with a reason', async () => {
  const opening = await open();
  expect(opening.words()).toContain('GBP 40.00 stays as credit of the customer.');
  expect(buttonOf(opening, 'Create credit note').props.disabled).toBe(true);
  type(opening, 'credit-reason', ' Sent back ');
  opening.service.on(`POST ${door}`, () => ok(done({ credit: written })));
  await click(opening, 'Create credit note');
  expect(opening.service.bodies).toEqual([
    { dealId: '901', version: 'v1', amount: '120.00', reason: 'Sent back', requestId: expect.any(String) as string },
  ]);
  expect(opening.words()).toContain('GBP 80.00 set against the invoice, GBP 40.00 left as credit of the customer.');
});

test('a part is looked at when it was typed, and what is too much is said', async () => {
  const opening = await open();
  await answer(opening, 'credit-much', 'part');
  type(opening, 'credit-reason', 'Sent back');
  type(opening, 'credit-amount', '40');
  expect(buttonOf(opening, 'Create credit note').props.disabled).toBe(true);
  opening.service.on(`GET ${door}`, () => ok(offer({ preview: null, problem: 'More than that cannot be credited.' })));
  await answer(opening, 'credit-amount', '500');
  expect(opening.service.calls.at(-1)).toBe(`GET ${door}?dealId=901&amount=500`);
  expect(opening.words()).toContain('More than that cannot be credited.');
  expect(buttonOf(opening, 'Create credit note').props.disabled).toBe(true);
});

test('a note that is not set against its invoice is said to stand, with what to do', async () => {
  const opening = await open();
  type(opening, 'credit-reason', 'Sent back');
  const told = { message: 'It is not set against the invoice.', fix: 'Run it again.' };
  opening.service.on(`POST ${door}`, () => ok(done({ credit: written, problem: told })));
  await click(opening, 'Create credit note');
  expect(opening.words()).toContain('Run it again.');
});

test('what is refused leaves the form as it was', async () => {
  const opening = await open();
  type(opening, 'credit-reason', 'Sent back');
  opening.service.on(`POST ${door}`, () => problem({ code: 'conflict', message: 'The invoice was changed.' }));
  await click(opening, 'Create credit note');
  expect(buttonOf(opening, 'Create credit note').props.disabled).toBe(false);
});

/** A deal that is billed by GBP 60.00 too much. */
const over = (change: Partial<DealBilling> = {}): DealInvoices =>
  dealInvoices({
    invoices: [dealInvoice({ state: 'paid', actions: ['credit'] })],
    mayCreate: false,
    billing: billing({
      ...{ over: '60.00', left: '0.00' },
      steps: [step({ state: 'billed', isLocked: true, invoiceIds: ['inv-9'] })],
      next: {
        do: 'credit',
        stepId: 'whole',
        invoiceId: 'inv-9',
        label: 'Credit GBP 60.00 and its tax',
        amount: '72.00',
      },
      ...change,
    }),
  });

test('what is billed beyond the deal is credited by the one primary button, its amount filled in with tax', async () => {
  let shown = over();
  const opening = await openDeal({ invoices: () => ok(shown) });
  opening.service.on(`GET ${door}`, () => ok(offer()));
  const label = 'Credit GBP 60.00 and its tax';
  expect(buttonOf(opening, label).props.variant).toBe('primary');
  await click(opening, label);
  expect(opening.service.calls.at(-1)).toBe(`GET ${door}?dealId=901&amount=72.00`);
  expect(fieldOf(opening, 'credit-amount')?.props.value).toBe('72.00');
  type(opening, 'credit-reason', 'Fewer signs');
  opening.service.on(`POST ${door}`, () => ok(done({ credit: written })));
  shown = over({ over: '0.00', next: null });
  const panel = () => opening.renderer.find(Panel, { id: 'credit-next' });
  panel().find(LoadingButton).trigger('onClick');
  await settle();
  expect(opening.service.bodies.at(-1)).toMatchObject({ amount: '120.00', reason: 'Fewer signs' });
  expect(opening.words()).toContain('Credit note CN-7 is in Xero');
  expect(buttonOf(opening, label).props.disabled).toBe(true);
  panel().trigger('onClose');
  await settle();
  expect(() => buttonOf(opening, label)).toThrow('No button');
});

test('an invoice that nothing is left of to be credited loses its button once the panel is closed, and is said to be credited', async () => {
  const invoice = (change: Parameters<typeof dealInvoice>[0]) => dealInvoices({ invoices: [dealInvoice(change)] });
  let shown = invoice({ state: 'awaiting_payment', actions: ['credit'] });
  const opening = await openDeal({ invoices: () => ok(shown) });
  opening.service.on(`GET ${door}`, () => ok(offer()));
  await click(opening, 'Credit');
  type(opening, 'credit-reason', 'Sent back');
  opening.service.on(`POST ${door}`, () => ok(done({ credit: written })));
  shown = invoice({ state: 'paid', isCredited: true, actions: [] });
  await click(opening, 'Create credit note');
  expect(opening.words()).toContain('It is refunded in Xero');
  expect(buttonOf(opening, 'Credit').props.disabled).toBe(true);
  opening.renderer.find(Panel, { id: 'credit-inv-9' }).trigger('onClose');
  await settle();
  expect(() => buttonOf(opening, 'Credit')).toThrow('No button');
  expect(opening.words()).toContain('Credited in full');
  expect(opening.words()).not.toContain('Not sent yet');
});

test('the deal’s credit notes are listed, those made in Xero too', async () => {
  const opening = await openDeal({ invoices: dealInvoices({ credits: [credit] }) });
  expect(opening.words()).toMatch(/Credit note CN-3 Open credit GBP 30\.00, GBP 10\.00 of it open.*Made in Xero\./);
});

test('an amount is taken as the card writes it; one that can be read in two ways is refused at its field', async () => {
  const opening = await open();
  await answer(opening, 'credit-much', 'part');
  await answer(opening, 'credit-amount', 'GBP 1,414.50');
  expect(opening.service.calls.at(-1)).toBe(`GET ${door}?dealId=901&amount=1414.50`);
  const calls = opening.service.calls.length;
  await answer(opening, 'credit-amount', '40,00');
  expect(fieldOf(opening, 'credit-amount')?.props).toMatchObject({
    error: true,
    validationMessage: 'Type it as 40.00 or 1,414.50: the cents stand after a dot.',
  });
  expect(opening.service.calls.slice(calls).join()).not.toContain('amount=');
  type(opening, 'credit-reason', 'Sent back');
  expect(buttonOf(opening, 'Create credit note').props.disabled).toBe(true);
});

test('while the credit note is on its way the panel says what is made, and watches it', async () => {
  const opening = await open();
  opening.service.on(`POST ${door}`, () => ok(intent()));
  opening.service.on(doors.intent, () => ok(intent()));
  type(opening, 'credit-reason', 'Sent back');
  await click(opening, 'Create credit note');
  expect(opening.words()).toContain('Creating the credit note');
  await pass(120_000);
  expect(opening.words()).toContain('It is still being worked on');
});
