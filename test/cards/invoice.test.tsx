import { Button, ErrorState, Link, LoadingSpinner, Panel } from '@hubspot/ui-extensions';
import { opened, settle, type OpenCard } from './support/open-card.tsx';
import { card, invoice } from './support/sample.ts';
import { ok, problem } from './support/service.ts';

const door = 'GET /cards/invoices/inv-1';
const asked = `${door}?objectTypeId=0-2&objectId=501`;
const isPanel = { id: 'invoice-inv-1' };

async function clickNumber({ renderer }: OpenCard): Promise<void> {
  renderer.find(Button, (button) => button.text === 'INV-0001').trigger('onClick');
  await settle();
}

async function invoiceOpened(answer: () => unknown): Promise<OpenCard> {
  const opening = await opened(card());
  opening.service.on(door, answer);
  await clickNumber(opening);
  return opening;
}

test('an invoice is asked for when its number is clicked, and afresh each time', async () => {
  const opening = await opened(card());
  opening.service.on(door, () => ok(invoice()));
  expect(opening.service.calls).not.toContain(asked);
  await clickNumber(opening);
  await clickNumber(opening);
  expect(opening.service.calls.filter((call) => call === asked)).toHaveLength(2);
});

test('the panel shows dates, lines, totals, payments and credits to the last digit', async () => {
  const { renderer, words } = await invoiceOpened(() => ok(invoice()));
  expect(renderer.find(Panel, isPanel).props.title).toBe('Invoice INV-0001');
  expect(words()).toMatch(/Customer Acme Ltd.*Reference PO 77.*Date 1 Sept 2026.*Due 1 Oct 2026, 34 days late/);
  expect(words()).toMatch(
    /Rope, 12 mm ROPE-12 · Account 200 · 20% \(VAT on Income\) Discount\s+10% 7.5 GBP 133.8333 GBP 200.75 GBP 1,003.75/,
  );
  expect(words()).toContain('Amounts are before tax.');
  expect(words()).toMatch(
    /Subtotal GBP 1,003\.75 Tax GBP 200\.75 Total GBP 1,204\.50 Paid GBP 60\.00 Credited GBP 40\.00 Still due GBP 1,104\.50/,
  );
  expect(words()).toMatch(/5 Oct 2026 Credit note CN-3 GBP 40\.00 20 Oct 2026 Payment, BACS 12 GBP 60\.00/);
});

test('a discount of an amount names its currency', async () => {
  const lines = invoice().lines.map((line) => ({ ...line, discount: '20.00' }));
  const { words } = await invoiceOpened(() => ok(invoice({ lines })));
  expect(words()).toMatch(/Discount\s+GBP 20\.00/);
});

test.each([
  [true, 'Yes'],
  [false, 'No'],
])(
  'it says whether the invoice was sent (%s), and that nobody knows whether it was seen',
  async (sentToContact, word) => {
    const { words } = await invoiceOpened(() => ok(invoice({ sentToContact })));
    expect(words()).toContain(`Sent to the customer ${word}`);
    expect(words()).toContain('Whether the customer has seen it is not known: Xero does not tell.');
  },
);

test('what an invoice does not have is not shown', async () => {
  const bare = invoice({ dueDate: null, daysOverdue: 0, reference: '', payments: [], credits: [], xeroUrl: null });
  const { renderer, words } = await invoiceOpened(() => ok(bare));
  expect(words()).toContain('No due date');
  expect(words()).toContain('Nothing has been paid or credited yet.');
  expect(words()).not.toMatch(/Reference|Payment expected|Paid in full/);
  expect(renderer.find(Panel, isPanel).maybeFind(Link)).toBeNull();
});

test('expected and full payment are dated, and Xero opens in its own tab', async () => {
  const dated = invoice({ expectedPaymentDate: '2026-12-05', fullyPaidOn: '2026-12-06' });
  const { renderer, words } = await invoiceOpened(() => ok(dated));
  expect(words()).toMatch(/Payment expected 5 Dec 2026.*Paid in full 6 Dec 2026/);
  expect(renderer.find(Panel, isPanel).find(Link).props.href).toEqual({
    url: 'https://go.xero.test/invoices/1',
    external: true,
  });
});

test('while it is fetched there is a spinner', async () => {
  const { renderer } = await invoiceOpened(() => new Promise(() => undefined));
  expect(renderer.find(Panel, isPanel).find(LoadingSpinner).props.label).toBe('Fetching the invoice');
});

test('a panel that is opened again asks again, even while the first answer is awaited', async () => {
  let answer: unknown = new Promise(() => undefined);
  const opening = await invoiceOpened(() => answer);
  answer = ok(invoice());
  await clickNumber(opening);
  expect(opening.words()).toContain('Customer Acme Ltd');
});

test('an invoice that fails says why and can be tried again', async () => {
  let answer = problem({ code: 'not_found', message: 'This invoice is not known.' }) as unknown;
  const { renderer, words } = await invoiceOpened(() => answer);
  const error = renderer.find(Panel, isPanel).find(ErrorState);
  expect(error.props.title).toBe('This invoice is not known.');
  answer = ok(invoice());
  error.find(Button).trigger('onClick');
  await settle();
  expect(words()).toContain('Customer Acme Ltd');
});

test('one that credit alone has settled is not called paid', async () => {
  const settled = { state: 'settled_by_credit', amountPaid: '0.00', fullyPaidOn: '2026-10-05' } as const;
  const { words } = await invoiceOpened(() => ok(invoice(settled)));
  expect(words()).toMatch(/Settled by credit Customer Acme Ltd.*Settled 5 Oct 2026/);
  expect(words()).not.toContain('Paid in full');
});
