import { Alert, Button, LoadingButton, Panel } from '@hubspot/ui-extensions';
import type { InvoiceChange } from '../../src/contract/changes.ts';
import type { CreditOffer } from '../../src/contract/credits.ts';
import type { DealInvoice, DealInvoices } from '../../src/contract/invoicing.ts';
import { dealInvoice, dealInvoices, done, draft, intent } from './support/invoicing-sample.ts';
import { pass, settle, wordsIn, type OpenCard } from './support/open-card.tsx';
import { answer, buttonOf, callsOf, click, doors, openDeal, type } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const change = (more: Partial<InvoiceChange> = {}): InvoiceChange => ({
  ...{ invoiceId: 'inv-9', number: 'INV-0042', currency: 'GBP', amount: '500.00', edits: [] },
  differences: [
    {
      ...{ what: '“Website”', was: '2 × GBP 500.00', is: '3 × GBP 500.00' },
      words: '“Website” was 2 × GBP 500.00, is 3 × GBP 500.00',
    },
  ],
  ...{ offers: ['update'], says: null },
  ...more,
});
const minute = 60_000;
const updates = { invoiceId: 'inv-9', number: 'INV-0042', version: 'v1', edits: [] as string[] };
const door = (action: string): string => `POST /cards/invoices/inv-9/${action}`;

const changed = (more: Partial<InvoiceChange> = {}, invoice: Parameters<typeof dealInvoice>[0] = {}): DealInvoices =>
  dealInvoices({ invoices: [dealInvoice(invoice)], changes: [change(more)], mayCreate: false });
const approved: Partial<DealInvoice> = { state: 'awaiting_payment', actions: ['void'] };

const titles = ({ renderer }: OpenCard): unknown[] => renderer.findAll(Alert).map(({ props }) => props.title);
const sendButton = ({ renderer }: OpenCard, words: string) =>
  renderer.find(LoadingButton, ({ text }) => text === words);

test('a deal that was changed says what, by how much, and offers what is best as the one primary button', async () => {
  const opening = await openDeal({ invoices: changed({}, { actions: ['delete'] }) });
  expect(titles(opening)).toContain('The deal was changed after INV-0042');
  expect(opening.words()).toContain('“Website” was 2 × GBP 500.00, is 3 × GBP 500.00.');
  expect(opening.words()).toContain('It comes to GBP 500.00 more than was invoiced, without tax.');
  const primary = opening.renderer.findAll(Button, { variant: 'primary' }).map(({ text }) => text);
  expect(primary).toEqual(['Update from the deal']);
});

test('many changes are cut short on the card and whole in the panel, before beside after', async () => {
  const more = ['“Hosting” was added: GBP 120.00', '“Logo” was removed: it was GBP 80.00'].map((words, index) => ({
    ...{ what: `${index}`, was: null, is: 'GBP 120.00', words },
  }));
  const opening = await openDeal({ invoices: changed({ differences: [...change().differences, ...more] }) });
  expect(opening.words()).toMatch(/And\s+1\s+more\./);
  expect(opening.words()).toMatch(/As invoiced.*In the deal now/);
  expect(opening.words()).toContain('Not there');
});

test('less, the same, and nothing known are said each in its words', async () => {
  expect((await openDeal({ invoices: changed({ amount: '-20.00' }) })).words()).toContain('GBP 20.00 less than was');
  expect((await openDeal({ invoices: changed({ amount: '0.00' }) })).words()).toContain(
    'What it comes to is the same.',
  );
  expect((await openDeal({ invoices: changed({ amount: null }) })).words()).not.toContain('It comes to');
});

test.each([
  ['credit', '“Credit” stands with the invoice.'],
  ['bill_rest', 'What is more is billed as a further step.'],
] as const)('what %s does is said, as its button stands elsewhere', async (offer, words) => {
  expect((await openDeal({ invoices: changed({ offers: [offer] }) })).words()).toContain(words);
});

test('an invoice that was edited in Xero is said; whoever may do nothing is told who can', async () => {
  const edits = ['Edited in Xero: the total was GBP 1,200.00, is GBP 1,150.00.'];
  const says = 'Whoever has the right “approve” can put the invoice right.';
  const opening = await openDeal({ invoices: changed({ differences: [], amount: null, edits, offers: [], says }) });
  expect(titles(opening)).toContain('INV-0042 was edited in Xero');
  expect(opening.words()).toContain(edits[0]);
  expect(opening.words()).toContain(says);
});

test('the draft is updated from the deal: seen first, then sent with what was seen, and the end stays on show', async () => {
  let shown = changed();
  const opening = await openDeal({ invoices: () => ok(shown) });
  opening.service.on(doors.draft, () => ok(draft({ status: 'DRAFT', updates })));
  opening.service.on(door('update'), () => ok({ outcome: 'intent', intent: done() }));
  await click(opening, 'Update from the deal');
  expect(opening.service.calls.at(-1)).toBe(`${doors.draft}?updates=inv-9`);
  shown = dealInvoices({ invoices: [dealInvoice()], mayCreate: false });
  sendButton(opening, 'Update the invoice').trigger('onClick');
  await settle();
  const { hash } = draft();
  expect(opening.service.bodies.at(-1)).toEqual({
    ...{ dealId: '901', hash, version: 'v1' },
    requestId: expect.any(String) as string,
  });
  expect(opening.words()).toContain('Invoice INV-0042 is as the deal is now');
  expect(buttonOf(opening, 'Update from the deal').props.disabled).toBe(true);
});

test('what was edited in Xero is agreed to before it is overwritten, and again when it is another edit', async () => {
  const opening = await openDeal({ invoices: changed() });
  const edited = (version: string, edit: string) => draft({ updates: { ...updates, version, edits: [edit] } });
  opening.service.on(doors.draft, () => ok(edited('v1', 'In Xero the reference is “PO 7”, was “Refit”.')));
  opening.service.on(door('update'), () =>
    ok({ outcome: 'changed', draft: edited('v2', 'In Xero it has 1 line, had 2 lines.'), changes: ['Other edits.'] }),
  );
  await click(opening, 'Update from the deal');
  expect(titles(opening)).toContain('INV-0042 was edited in Xero by hand');
  expect(sendButton(opening, 'Update the invoice').props.disabled).toBe(true);
  await answer(opening, 'overwrites', true);
  expect(sendButton(opening, 'Update the invoice').props.disabled).toBe(false);
  sendButton(opening, 'Update the invoice').trigger('onClick');
  await settle();
  expect(opening.words()).toContain('In Xero it has 1 line, had 2 lines.');
  expect(sendButton(opening, 'Update the invoice').props.disabled).toBe(true);
});

test('void and invoice again: asked, voided, and the new invoice is seen before it is made', async () => {
  let shown = changed({ offers: ['void_again', 'credit_again'] }, approved);
  const opening = await openDeal({ invoices: () => ok(shown) });
  opening.service.on(door('void'), () => ok(intent({ state: 'done' })));
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Void and invoice again');
  expect(callsOf(opening, door('void'))).toBe(0);
  shown = dealInvoices({ invoices: [dealInvoice({ state: 'voided', actions: [] })] });
  await click(opening, 'Void INV-0042');
  expect(opening.service.bodies.at(-1)).toMatchObject({ dealId: '901' });
  expect(callsOf(opening, door('void'))).toBe(1);
  expect(callsOf(opening, doors.draft)).toBeGreaterThan(0);
  expect(opening.words()).toContain('Create draft invoice');
});

test('a void that is refused, because it was paid meanwhile, is told with what does it instead', async () => {
  const opening = await openDeal({ invoices: changed({ offers: ['void_again'] }, approved) });
  opening.service.on(door('void'), () => problem({ message: 'Invoice INV-0042 is PAID in Xero.' }));
  await click(opening, 'Void and invoice again');
  await click(opening, 'Void INV-0042');
  expect(titles(opening)).toContain('INV-0042 was not voided');
  expect(opening.words()).toContain('Invoice INV-0042 is PAID in Xero.');
  expect(opening.words()).toContain('a credit note takes off what is too much');
});

const offer: CreditOffer = {
  ...{ number: 'INV-0042', version: 'v1', currency: 'GBP', total: '120.00', credited: '0.00', left: '120.00' },
  ...{ amountDue: '120.00', problem: null },
  preview: {
    ...{ subTotal: '100.00', totalTax: '20.00', total: '120.00', date: '2026-11-22', lines: [], isInclusive: false },
    ...{ allocated: '120.00', open: '0.00', words: ['GBP 120.00 is set against invoice INV-0042.'] },
  },
};
const credit = {
  ...{ number: 'CN-7', xeroUrl: null, total: '120.00', currency: 'GBP', allocated: '120.00', remaining: '0.00' },
};

/** Opens the card with an approved invoice that can be credited and made again. */
async function openCrediting(offers: InvoiceChange['offers'] = ['void_again', 'credit_again']) {
  const shown = { now: changed({ offers }, { ...approved, actions: ['void', 'credit'] }) };
  const opening = await openDeal({ invoices: () => ok(shown.now) });
  opening.service.on('GET /cards/invoices/inv-9/credit', () => ok(offer));
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Credit and invoice again');
  return { opening, shown };
}

test('credit and invoice again: the whole, with a reason, and the new invoice of the step is seen before it is made', async () => {
  const { opening, shown } = await openCrediting();
  expect(opening.words()).toContain('INV-0042 is credited in full first');
  expect(buttonOf(opening, 'Credit INV-0042').props.disabled).toBe(true);
  type(opening, 'credit-reason', 'Other lines');
  opening.service.on(door('credit'), () => ok(intent({ state: 'done', credit })));
  shown.now = dealInvoices({ invoices: [dealInvoice({ state: 'paid', isCredited: true, actions: [] })] });
  expect(callsOf(opening, doors.draft)).toBe(0);
  await click(opening, 'Credit INV-0042');
  expect(opening.service.bodies.at(-1)).toMatchObject({ dealId: '901', amount: '120.00', reason: 'Other lines' });
  expect(callsOf(opening, door('credit'))).toBe(1);
  expect(opening.service.calls.filter((call) => call.startsWith(doors.draft)).at(-1)).toContain('stepId=whole');
  expect(opening.words()).toContain('Create draft invoice');
  expect(opening.words()).toContain('Credited in full');
});

test.each([
  ['refused', { state: 'rejected', problem: { message: 'Xero refused: No.', fix: 'Ask.' } }, 'Xero refused: No.'],
  [
    'not set against it',
    { state: 'done', credit, problem: { message: 'It is not set against it.', fix: 'Run.' } },
    'Run.',
  ],
] as const)('a credit note that is %s is not followed by an invoice', async (_what, answered, words) => {
  const { opening } = await openCrediting(['credit_again']);
  type(opening, 'credit-reason', 'Other lines');
  opening.service.on(door('credit'), () => ok(intent(answered)));
  await click(opening, 'Credit INV-0042');
  expect(opening.words()).toContain(words);
  expect(opening.words()).toContain('Once all of INV-0042 is credited');
  expect(callsOf(opening, doors.draft)).toBe(0);
});

test('once the panel is closed nothing is left of what was done, not even a shut button', async () => {
  let shown = changed({ offers: ['void_again'] }, approved);
  const opening = await openDeal({ invoices: () => ok(shown) });
  opening.service.on(door('void'), () => ok(intent({ state: 'done' })));
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Void and invoice again');
  shown = dealInvoices({ invoices: [dealInvoice({ state: 'voided', actions: [] })] });
  await click(opening, 'Void INV-0042');
  expect(buttonOf(opening, 'Void and invoice again').props.disabled).toBe(true);
  opening.renderer.find(Panel, { id: 'void-again-inv-9' }).trigger('onClose');
  await settle();
  expect(() => buttonOf(opening, 'Void and invoice again')).toThrow('No button');
});

test('a void whose end is not known yet is not followed by an invoice', async () => {
  const opening = await openDeal({ invoices: changed({ offers: ['void_again'] }, approved) });
  opening.service.on(door('void'), () => ok(intent({ state: 'checking' })));
  opening.service.on(doors.intent, () => ok(intent({ state: 'checking' })));
  await click(opening, 'Void and invoice again');
  await click(opening, 'Void INV-0042');
  await pass(2 * minute);
  expect(opening.words()).toContain('Once it is voided, create the invoice from the deal.');
  expect(callsOf(opening, doors.draft)).toBe(0);
});

test('how voiding ended can be closed', async () => {
  const opening = await openDeal({ invoices: changed({ offers: ['void_again'] }, approved) });
  opening.service.on(door('void'), () => problem({ message: 'INV-0042 is paid in Xero.' }));
  await click(opening, 'Void and invoice again');
  const panel = () => wordsIn(opening.renderer.find(Panel, { id: 'void-again-inv-9' }));
  expect(panel()).toMatch(/Void\s+INV-0042 Cancel$/);
  await click(opening, 'Void INV-0042');
  expect(panel()).toMatch(/takes off what is too much\. Close$/);
});
