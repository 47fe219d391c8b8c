import { control, startSmall } from '../testing/harness.ts';
import { id, ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

let xero: XeroStandIn;
beforeEach(async () => (xero = await startSmall()));
afterEach(() => xero.close());

/** What a reader sees: the markup without tags and runs of space. */
const read = async (path: string) => {
  const answer = await fetch(xero.url + path);
  const markup = await answer.text();
  const words = markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  return { status: answer.status, headers: answer.headers, markup, words };
};
const pay = (invoiceId: string, amount: string) =>
  fetch(`${xero.url}/invoices/${invoiceId}/payments`, {
    method: 'POST',
    body: new URLSearchParams({ amount }),
    redirect: 'manual',
  });

test('an invoice shows who, what, how much and how it stands', async () => {
  const { words, headers } = await read(`/invoices/${ids.partPaid}`);
  for (const part of ['Invoice INV-0001', 'Awaiting payment', 'Customer Ada Ltd', 'Reference Order 7'])
    expect(words).toContain(part);
  expect(words).toContain('Date 20 Oct 2026 Due date 20 Nov 2026');
  expect(words).toContain('Line 1 3 33.3333 20.00 100.00');
  expect(words).toContain('Subtotal 109.90 Tax 20.50 Total GBP 130.40 Paid 30.40 Credited 10.00 Amount due GBP 90.00');
  expect(words).toContain('GBP 30.40 on 10 Nov 2026');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('the form pays what is due unless another amount is typed', async () => {
  expect((await read(`/invoices/${ids.partPaid}`)).markup).toMatch(/name="amount"[^>]*value="90.00"/);
  const paid = await pay(ids.partPaid, '1 0.00');
  expect([paid.status, paid.headers.get('location')]).toEqual([303, `/invoices/${ids.partPaid}`]);
  expect((await read(`/invoices/${ids.partPaid}`)).markup).toMatch(/name="amount"[^>]*value="80.00"/);
  await pay(ids.partPaid, '80.00');
  const { markup, words } = await read(`/invoices/${ids.partPaid}`);
  expect(words).toContain('Invoice INV-0001 Paid');
  expect(markup).not.toContain('<form');
});

test.each([
  ['90.01', 'Payment amount exceeds the amount outstanding on this document'],
  ['"><script>', 'Enter an amount such as 120.00'],
  ['0', 'Payment amount must be above zero'],
  ['1.234', 'Enter an amount such as 120.00'],
])('a payment of %s is refused in words, and what was typed stays', async (amount, words) => {
  const answer = await pay(ids.partPaid, amount);
  const markup = await answer.text();
  expect(answer.status).toBe(400);
  expect(markup).toContain(words);
  expect(markup).toContain(
    `value="${amount.replace('"', '&quot;').replace('>', '&gt;').replace('<script>', '&lt;script&gt;')}"`,
  );
});

test('a draft can be approved, and only then paid', async () => {
  expect((await read(`/invoices/${ids.draft}`)).markup).toContain('Approve</button>');
  expect((await pay(ids.draft, '1')).status).toBe(400);
  const approved = await fetch(`${xero.url}/invoices/${ids.draft}/approve`, { method: 'POST' });
  expect(approved.url).toBe(`${xero.url}/invoices/${ids.draft}`);
  expect(await approved.text()).toContain('Record payment</button>');
});

test('the list has the newest sales invoices, with links, and no bills', async () => {
  const { markup, words } = await read('/');
  expect(words).toContain('INV-0001 Ada Ltd Small Ltd 20 Oct 2026 20 Nov 2026 Awaiting payment GBP 130.40 90.00');
  expect(words).not.toContain('BILL-1');
  expect(markup).toContain(`href="/invoices/${ids.paid}"`);
  expect(words.indexOf('INV-0002')).toBeGreaterThan(words.indexOf('INV-0001'));
});

test('what people typed is text, wherever it shows', async () => {
  const [organisation] = xero.state.data.organisations;
  // Nobody can type such a name today; it may be there from before.
  organisation!.contacts.find(({ contactId }) => contactId === ids.ada)!.name = '<img src=x onerror=alert(1)>';
  await control(xero, '/edit', { invoiceId: ids.partPaid, changes: { reference: '"><b>' } });
  for (const path of ['/', `/invoices/${ids.partPaid}`]) {
    const { markup } = await read(path);
    expect(markup).toContain('&lt;img src=x');
    expect(markup).not.toMatch(/<img|<b>/);
  }
});

test('what is not there says so; a link to Xero’s page leads to ours; no call is counted', async () => {
  for (const invoiceId of [id('404'), ids.bill]) expect((await read(`/invoices/${invoiceId}`)).status).toBe(404);
  expect((await pay(ids.bill, '1')).status).toBe(404);
  expect((await read(`/app/!small/invoicing/view/${ids.paid}`)).words).toContain('Invoice INV-0002');
  expect((await read('/pages.css')).headers.get('content-type')).toContain('text/css');
  expect(xero.calls.report().total).toBe(0);
});
