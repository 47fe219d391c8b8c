import { Button, Link, LoadingButton, StatusTag, Tile } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../src/contract/invoicing.ts';
import { dealInvoice, dealInvoices, intent } from './support/invoicing-sample.ts';
import { pass, settle, type OpenCard } from './support/open-card.tsx';
import { buttonOf, callsOf, click, dealCard, doors, openDeal } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const hour = 3_600_000;
const listen = ({ renderer }: OpenCard) => renderer.mocks.actions.onCrmPropertiesUpdate.calls;

test('a deal that was not invoiced says so and offers to', async () => {
  const opening = await openDeal();
  expect(opening.words()).toMatch(/Billing of this deal .*Create invoice/);
  expect(opening.words()).toContain('This deal has not been invoiced yet.');
  expect(buttonOf(opening, 'Create invoice').props.disabled).toBe(false);
});

test('an invoice shows its number, what is due and the way to Xero', async () => {
  const paid = dealInvoice({ state: 'part_paid', amountDue: '414.50', sentToContact: true, actions: [] });
  const { words } = await openDeal({ invoices: dealInvoices({ invoices: [paid] }) });
  expect(words()).toMatch(
    /INV-0042 Part paid Sent Open in Xero Total GBP 1,414\.50 Still due GBP 414\.50 Due 22 Dec 2026 Whether the customer has viewed it, Xero does not tell/,
  );
});

test.each<[DealInvoice['state'], string]>([
  ['draft', 'Draft'],
  ['submitted', 'Awaiting approval'],
  ['awaiting_payment', 'Awaiting payment'],
  ['part_paid', 'Part paid'],
  ['overdue', 'Overdue'],
  ['paid', 'Paid'],
  ['voided', 'Voided'],
])('an invoice that is %s reads %s', async (state, label) => {
  const { renderer } = await openDeal({ invoices: dealInvoices({ invoices: [dealInvoice({ state })] }) });
  expect(renderer.findAll(StatusTag).map(({ text }) => text)).toContain(label);
});

test.each([
  ['the connection is not live', 'Nothing is written to Xero yet: the connection is not live.'],
  ['the right is missing', 'You may not create invoices: it needs the right “invoice”.'],
])('when %s the button is shut and the reason is said', async (_when, whyNot) => {
  const opening = await openDeal({ invoices: dealInvoices({ mayCreate: false, whyNot }) });
  expect(buttonOf(opening, 'Create invoice').props.disabled).toBe(true);
  expect(opening.words()).toContain(whyNot);
});

test.each([true, false])(
  'who may manage (%s) is led to the settings from a deal that is not live',
  async (canManage) => {
    const connection = { state: 'connected' as const, organisation: 'Harbour Supplies', canManage, ended: null };
    const invoices = dealInvoices({ mayCreate: false, live: false, whyNot: 'Nothing is written to Xero yet.' });
    const { renderer } = await openDeal({ record: dealCard({ connection }), invoices });
    expect(renderer.findAll(Link, { href: '/connected-apps/123/installed' })).toHaveLength(canManage ? 1 : 0);
  },
);

test('a write that began before the card was opened is told, and not asked about', async () => {
  const pending = intent({ state: 'checking' });
  const opening = await openDeal({ invoices: dealInvoices({ pending, mayCreate: false }) });
  expect(opening.words()).toContain('A change is on its way to Xero Xero’s answer was lost.');
  await pass(hour);
  expect(opening.service.calls).toHaveLength(3);
});

test('an open card asks nothing by itself', async () => {
  const opening = await openDeal({ invoices: dealInvoices({ invoices: [dealInvoice()] }) });
  await pass(hour);
  expect(opening.service.calls).toEqual([doors.record, doors.invoices, doors.quotes]);
});

test('when a property of the deal changes, the invoices are asked for again, behind what is shown', async () => {
  let answer = ok(dealInvoices());
  const opening = await openDeal({ invoices: () => answer });
  expect(listen(opening).map(([names]) => names)).toEqual([['amount', 'deal_currency_code', 'dealname', 'dealstage']]);
  answer = ok(dealInvoices({ invoices: [dealInvoice()] }));
  listen(opening)[0]?.[1]({});
  await settle();
  expect(opening.words()).toContain('INV-0042 Draft');
});

test('when the invoices have changed, so have the figures: the account is asked for again, once', async () => {
  let answer = ok(dealInvoices({ invoices: [dealInvoice({ state: 'awaiting_payment' })] }));
  const opening = await openDeal({ invoices: () => answer });
  opening.service.on('GET /cards/record', () => ok(dealCard({ figures: [] })));
  answer = ok(dealInvoices({ invoices: [dealInvoice({ state: 'paid', amountDue: '0.00' })] }));
  listen(opening)[0]?.[1]({});
  await settle();
  expect(opening.words()).toContain('INV-0042 Paid');
  expect(opening.words()).not.toContain('GBP 18,240.00');
  expect(callsOf(opening, 'GET /cards/record')).toBe(2);
});

test('a refresh that brought something asks for the invoices again', async () => {
  const opening = await openDeal();
  const newer = dealCard({ freshness: { asOf: '2026-11-22T10:42:03Z', stale: false, reason: null } });
  opening.service.on('POST /cards/refresh', () => ok({ state: 'started' }));
  opening.service.on('GET /cards/record', () => ok(newer));
  opening.renderer.find(LoadingButton, ({ text }) => text === 'Refresh').trigger('onClick');
  await settle();
  await pass(2000);
  expect(callsOf(opening, doors.invoices)).toBe(2);
});

test('a look that fails leaves what is shown', async () => {
  let answer: unknown = ok(dealInvoices({ invoices: [dealInvoice()] }));
  const opening = await openDeal({ invoices: () => answer });
  answer = 'no answer of ours';
  listen(opening)[0]?.[1]({});
  await settle();
  expect(opening.words()).toContain('INV-0042 Draft');
});

test('invoices that cannot be had leave the account standing and can be asked for again', async () => {
  let answer: unknown = problem({ message: 'Xero is not connected.' });
  const opening = await openDeal({ invoices: () => answer });
  expect(opening.words()).toMatch(/Xero is not connected\..*Owed GBP 18,240\.00/);
  answer = ok(dealInvoices());
  await click(opening, 'Try again');
  expect(opening.renderer.find(Button, { variant: 'primary' }).text).toBe('Create invoice');
});

test('of two looks the later one counts, whichever answer comes first', async () => {
  const arrive: ((value: unknown) => void)[] = [];
  let waits = false;
  const opening = await openDeal({
    invoices: () => (waits ? new Promise((resolve) => arrive.push(resolve)) : ok(dealInvoices())),
  });
  waits = true;
  const tell = (): void => listen(opening)[0]?.[1]({});
  const told = (number: string): unknown => ok(dealInvoices({ invoices: [dealInvoice({ number })] }));
  tell();
  tell();
  arrive[0]?.(told('INV-1'));
  await settle();
  expect(opening.words()).toContain('INV-1 Draft');
  arrive[1]?.(told('INV-2'));
  await settle();
  expect(opening.words()).toContain('INV-2 Draft');
  tell();
  tell();
  arrive[3]?.(told('INV-4'));
  await settle();
  arrive[2]?.(told('INV-3'));
  await settle();
  expect(opening.words()).toContain('INV-4 Draft');
});

test('of many invoices those are shown of which something is to be done, and the latest; then all', async () => {
  const invoices = Array.from({ length: 60 }, (_, index) =>
    dealInvoice({ id: `inv-${index}`, number: `INV-${index}.`, state: index === 40 ? 'overdue' : 'paid', actions: [] }),
  );
  const opening = await openDeal({ invoices: dealInvoices({ invoices }) });
  const shown = () => opening.renderer.findAll(Tile).length;
  expect(shown()).toBe(6);
  await click(opening, 'Show all 60 invoices');
  expect(shown()).toBe(60);
});
