import { Panel, Select } from '@hubspot/ui-extensions';
import type { LinkCandidate, LinkCandidates } from '../../src/contract/links.ts';
import { dealInvoice, dealInvoices, draft } from './support/invoicing-sample.ts';
import { wordsIn, type OpenCard } from './support/open-card.tsx';
import { answer, buttonOf, callsOf, click, dealCard, doors, openDeal } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const listDoor = 'GET /cards/deals/901/links/candidates';
const linkDoor = 'POST /cards/deals/901/links';
const unlinkDoor = 'POST /cards/deals/901/unlink';

const candidate = (change: Partial<LinkCandidate> = {}): LinkCandidate => ({
  ...{ invoiceId: 'inv-1', number: 'INV-1', reference: 'PO 77', date: '2026-11-03', state: 'awaiting_payment' },
  ...{ currency: 'GBP', subTotal: '1000.00', total: '1200.00', xeroUrl: 'https://go.xero.test/inv-1' },
  ...{ isSameAmount: false, bills: null, moveFrom: null, whyNot: null },
  ...change,
});
const whole = { stepId: 'whole', label: 'The whole deal', amount: '1000.00' };
const list = (found: LinkCandidate[], change: Partial<LinkCandidates> = {}): LinkCandidates => ({
  ...{ candidates: found, total: found.length, page: 1, pages: 1, currency: 'GBP', left: '1000.00' },
  ...{ steps: [whole], asOf: '2026-11-22T10:40:00Z' },
  ...change,
});
const linked = { outcome: 'linked', message: 'Invoice INV-1 bills this deal. Nothing is left to bill.' };

async function openLinks(found: unknown, linkAnswer: unknown = ok(linked)): Promise<OpenCard> {
  const opening = await openDeal({ invoices: dealInvoices({ mayLink: true }) });
  opening.service.on(listDoor, () => found);
  opening.service.on(linkDoor, () => linkAnswer);
  await click(opening, 'Link an invoice');
  return opening;
}

test('invoices are listed with what they come to, the way to Xero, and which has the same amount', async () => {
  const { words } = await openLinks(ok(list([candidate({ isSameAmount: true })])));
  expect(words()).toContain('GBP 1,000.00 is left to bill, without tax.');
  expect(words()).toMatch(
    /INV-1 Awaiting payment Same amount Open in Xero GBP 1,200\.00, GBP 1,000\.00 without tax, of 3 Nov 2026, PO 77 Link/,
  );
});

test('one click links it: the card is told, and looks again', async () => {
  const opening = await openLinks(ok(list([candidate()])));
  await click(opening, 'Link');
  expect(opening.service.bodies).toEqual([{ invoiceId: 'inv-1', stepId: null }]);
  expect(opening.words()).toContain('The invoice is linked.');
  expect(opening.renderer.mocks.actions.addAlert.calls).toEqual([[{ type: 'success', message: linked.message }]]);
  expect(callsOf(opening, doors.invoices)).toBe(2);
});

test('what cannot be linked says why, and has no button', async () => {
  const opening = await openLinks(ok(list([candidate({ whyNot: 'It is voided in Xero.' })])));
  expect(opening.words()).toContain('It is voided in Xero.');
  expect(() => buttonOf(opening, 'Link')).toThrow();
});

test('what bills another deal is moved by a second click, and says from where', async () => {
  const opening = await openLinks(ok(list([candidate({ bills: { name: 'Refit' }, moveFrom: '77' })])));
  expect(opening.words()).toContain('It bills the deal “Refit” now.');
  await click(opening, 'Move here');
  expect(callsOf(opening, linkDoor)).toBe(0);
  expect(opening.words()).toContain('From then on it bills this deal, and the deal “Refit” no more.');
  await click(opening, 'Leave it there');
  await click(opening, 'Move here');
  await click(opening, 'Move it');
  expect(opening.service.bodies).toEqual([{ invoiceId: 'inv-1', stepId: null, moveFrom: '77' }]);
});

test('of several steps one is chosen; none left is said', async () => {
  const steps = [
    { stepId: 'a', label: 'Deposit', amount: '300.00' },
    { stepId: 'b', label: 'Balance', amount: '700.00' },
  ];
  const opening = await openLinks(ok(list([candidate()], { steps })));
  expect(opening.renderer.find(Select, { name: 'link-step' }).props.options).toEqual([
    { value: 'a', label: 'Deposit, GBP\u00a0300.00' },
    { value: 'b', label: 'Balance, GBP\u00a0700.00' },
  ]);
  await answer(opening, 'link-step', 'b');
  await click(opening, 'Link');
  expect(opening.service.bodies).toEqual([{ invoiceId: 'inv-1', stepId: 'b' }]);
  const none = await openLinks(ok(list([candidate()], { steps: [] })));
  expect(none.words()).toContain('Every step of this deal is billed.');
  expect(() => buttonOf(none, 'Link')).toThrow();
});

test('more than is left is confirmed before it is linked', async () => {
  const over = { outcome: 'confirm_over', message: 'GBP 200.00 beyond what it comes to' };
  const opening = await openLinks(ok(list([candidate()])), ok(over));
  await click(opening, 'Link');
  expect(opening.words()).toContain('More is billed then than the deal comes to GBP 200.00 beyond');
  opening.service.on(linkDoor, () => ok(linked));
  await click(opening, 'Link it all the same');
  expect(opening.service.bodies[1]).toEqual({ invoiceId: 'inv-1', stepId: null, confirmOver: true });
  expect(opening.words()).toContain('The invoice is linked.');
});

test('refused, the words are shown, and the list stays', async () => {
  const refusal = problem({ code: 'conflict', message: 'Invoice INV-1 cannot be linked.', fix: 'Refresh.' });
  const opening = await openLinks(ok(list([candidate()])), refusal);
  await click(opening, 'Link');
  expect(opening.words()).toContain('Invoice INV-1 cannot be linked. Refresh.');
  expect(opening.words()).toContain('INV-1 Awaiting payment');
});

test('an empty list, one that was looked through for nothing, and pages are said', async () => {
  const empty = await openLinks(ok(list([])));
  expect(empty.words()).toContain('There is no other invoice');
  const searched = await openLinks(ok(list([candidate()], { total: 45, pages: 3 })));
  expect(searched.words()).toContain('Page 1 of 3, 45 invoices');
  await click(searched, 'Next page');
  expect(searched.service.calls).toContain(`${listDoor}?page=2`);
});

test('a list that could not be had is said, and tried again', async () => {
  const opening = await openLinks(problem({ code: 'unexpected', message: 'Something went wrong.' }));
  expect(opening.words()).toContain('Something went wrong.');
  opening.service.on(listDoor, () => ok(list([candidate()])));
  await click(opening, 'Try again');
  expect(opening.words()).toContain('INV-1 Awaiting payment');
});

test('who may not link has no button', async () => {
  const opening = await openDeal({ invoices: dealInvoices({ mayLink: false, invoices: [dealInvoice()] }) });
  for (const words of ['Link an invoice', 'Unlink']) expect(() => buttonOf(opening, words)).toThrow();
});

test('a linked invoice is unlinked after a second thought; one that Tieout made is not', async () => {
  const invoices = [dealInvoice({ mayUnlink: true }), dealInvoice({ id: 'made', number: 'INV-8' })];
  const opening = await openDeal({ invoices: dealInvoices({ mayLink: true, invoices }) });
  opening.service.on(unlinkDoor, () => ok({ message: 'Invoice INV-0042 no longer bills this deal.' }));
  expect(opening.words().match(/Unlink invoice/g)).toHaveLength(1);
  await click(opening, 'Unlink');
  expect(opening.service.bodies).toEqual([{ invoiceId: 'inv-9' }]);
});

const elsewhere = { invoiceId: 'inv-1', number: 'INV-1', date: '2026-11-03', currency: 'GBP', total: '1414.50' };

test('that the customer was billed elsewhere is told in the preview; it can be created all the same', async () => {
  const opening = await openDeal();
  opening.service.on(doors.draft, () => ok(draft({ elsewhere })));
  await click(opening, 'Create invoice');
  expect(opening.words()).toContain(
    'INV-1 of GBP 1,414.50 from 3 Nov 2026 was made elsewhere for this customer: link it instead of billing twice?',
  );
  expect(buttonOf(opening, 'Create draft invoice').props.disabled).toBe(false);
});

test('linked from the preview, the deal is looked at again', async () => {
  const opening = await openDeal();
  opening.service.on(doors.draft, () => ok(draft({ elsewhere })));
  opening.service.on(linkDoor, () => ok(linked));
  await click(opening, 'Create invoice');
  await click(opening, 'Link it');
  expect(opening.service.bodies).toEqual([{ invoiceId: 'inv-1', stepId: null }]);
  expect(callsOf(opening, doors.invoices)).toBe(2);
  const panel = opening.renderer.find(Panel, { id: 'create-invoice' });
  expect(wordsIn(panel)).toMatch(/It bills this deal now Close$/);
  await click(opening, 'Create invoice');
  expect(callsOf(opening, doors.draft)).toBe(2);
});

test('an invoice that cannot be linked from the preview leaves the draft, read again', async () => {
  const opening = await openDeal();
  opening.service.on(doors.draft, () => ok(draft({ elsewhere })));
  opening.service.on(linkDoor, () => problem({ code: 'conflict', message: 'It bills another deal.' }));
  await click(opening, 'Create invoice');
  await click(opening, 'Link it');
  expect(opening.words()).toContain('It bills another deal.');
  expect(callsOf(opening, doors.draft)).toBe(2);
});

test('where Tieout does not know the customer in Xero there is nothing to be linked', async () => {
  const record = dealCard({ state: 'not_matched' });
  const opening = await openDeal({ record, invoices: dealInvoices({ mayLink: true }) });
  expect(() => buttonOf(opening, 'Link an invoice')).toThrow();
  expect(opening.words()).toContain('One who is new to Xero is created there with the first invoice.');
});
