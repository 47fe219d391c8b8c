import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import type { IntentKind } from '../../src/invoicing/facts.ts';
import type { InvoiceCredit } from '../../src/invoicing/credits/facts.ts';
import { offerCredit, type CreditOffer } from '../../src/invoicing/credits/offer-credit.ts';
import { bearsMark, creditReference } from '../../src/invoicing/credits/rules/credit-mark.ts';
import { allocationRequest, creditRequest } from '../../src/invoicing/credits/rules/credit-request.ts';
import { ok, unwrap } from '../../src/lib/result.ts';
import { createXero } from '../../src/vendors/xero/create-xero.ts';
import { decimal, zero, type Decimal } from '../../src/lib/money.ts';
import type { CreditFact, InvoiceFact } from '../../src/mirror/facts.ts';
import { answer, startRaw, type Behaviour } from './support/raw-server.ts';
import { control, pointedXero } from './support/stand-ins.ts';
import { invoiceRequest } from './support/xero-requests.ts';
import { xeroRows } from './support/xero-rows.ts';

/** The last day of the period that is closed. */
const LOCKED = '2025-09-30';

let xero: Awaited<ReturnType<typeof pointedXero>>;
beforeAll(async () => {
  xero = await pointedXero();
  await control(xero.url, 'POST /limits', { minute: 100_000, day: 1_000_000 });
});
afterAll(() => xero.close());

const where = () => ({ portalId: '1', tenantId: xero.tenantId });
const organisation = () => xero.world.xero.organisations[0]!;
const now = new Date('2026-11-20T12:00:00Z');
const books = () => ({
  taxRates: organisation().taxRates.map(({ taxType, name, rate }) => ({ taxType, name, rate: decimal(rate) })),
  ...{ zone: 'Europe/London', periodLockDate: null, endOfYearLockDate: null },
});

const send = (kind: IntentKind, request: string, more: { documentId?: string; key?: string } = {}) =>
  xero.adapter.writer.send(where(), {
    ...{ kind, request, key: more.key ?? randomUUID() },
    documentId: more.documentId ?? null,
  });

async function approved(more: object = {}): Promise<InvoiceFact> {
  const contact = organisation().contacts.find(({ status }) => status === 'ACTIVE')!;
  const request = invoiceRequest(contact.contactId, { Status: 'AUTHORISED', ...more });
  const written = unwrap(await send('create_invoice', request));
  if (written.kind !== 'invoice') throw new Error(`${written.kind} was written`);
  return written.invoice;
}

const offer = (invoice: InvoiceFact, credits: InvoiceCredit[], amount?: Decimal): CreditOffer =>
  unwrap(offerCredit({ books: books(), invoice, credits, amount, now }));

function make(invoice: InvoiceFact, { document, date }: CreditOffer, intentId = randomUUID()) {
  const reason = 'Sent back';
  const reference = creditReference({ invoiceNumber: invoice.invoiceNumber, reason, intentId });
  const request = creditRequest({ invoice, document, date, reference, reason, baseCurrency: 'GBP' });
  return send('create_credit_note', request);
}

async function made(...asked: Parameters<typeof make>): Promise<CreditFact> {
  const written = unwrap(await make(...asked));
  if (written.kind !== 'credit') throw new Error(`${written.kind} was written`);
  return written.credit;
}

const allocate = (credit: CreditFact, invoice: InvoiceFact, { amount = zero, key = randomUUID() } = {}) =>
  send('allocate_credit', allocationRequest({ invoiceId: invoice.id, amount, date: '2026-11-20' }), {
    ...{ documentId: credit.id, key },
  });
const noteNow = async (credit: CreditFact) => unwrap(await xero.adapter.writer.readCreditNote(where(), credit.id));
const invoiceNow = async (of: InvoiceFact) => unwrap(await xero.adapter.writer.readInvoice(where(), of.id));

test('a credit note is made, found again by its mark among the customer’s, and set against the invoice once', async () => {
  const invoice = await approved();
  const intentId = randomUUID();
  const credit = await made(invoice, offer(invoice, []), intentId);
  expect(credit).toMatchObject({ kind: 'credit_note', status: 'AUTHORISED', contactId: invoice.contactId });
  expect([credit.total, credit.totalTax].map((one) => one.toFixed(2))).toEqual(['44.45', '7.41']);
  const { writer } = xero.adapter;
  const since = (changedSince: string, contactId = invoice.contactId) =>
    writer.findCreditNotes(where(), { contactId, changedSince: new Date(changedSince) });
  const found = unwrap(await since('2026-11-20T00:00:00Z')).filter(({ reference }) => bearsMark(reference, intentId));
  expect(found).toEqual([credit]);
  expect(unwrap(await since('2099-01-01T00:00:00Z'))).toEqual([]);
  expect(unwrap(await since('2026-11-20T00:00:00Z', randomUUID()))).toEqual([]);

  const key = randomUUID();
  for (let time = 0; time < 2; time += 1)
    expect(unwrap(await allocate(credit, invoice, { amount: decimal('44.45'), key }))).toMatchObject({
      kind: 'allocated',
    });
  const note = await noteNow(credit);
  expect(note?.allocations.map(({ invoiceId, amount }) => [invoiceId, amount.toFixed(2)])).toEqual([
    [invoice.id, '44.45'],
  ]);
  expect(await invoiceNow(invoice)).toMatchObject({ status: 'PAID' });
  expect(unwrap(await writer.readCreditNote(where(), randomUUID()))).toBeNull();
});

test('what Xero does not take comes back in its words: above what is owed, twice, in a locked period', async () => {
  const invoice = await approved();
  const credit = await made(invoice, offer(invoice, []));
  const refusal = { code: 'vendor_rejected', messages: [expect.stringContaining('greater than amount outstanding')] };
  expect(await allocate(credit, invoice, { amount: decimal('44.46') })).toMatchObject({ error: refusal });
  unwrap(await allocate(credit, invoice, { amount: decimal('44.45') }));
  expect(await allocate(credit, invoice, { amount: decimal('1') })).toMatchObject({ ok: false });
  const late = { ...offer(invoice, []), date: LOCKED };
  const locked = { messages: [expect.stringContaining('period lock date')] };
  expect(await make(invoice, late)).toMatchObject({ error: { code: 'vendor_rejected', ...locked } });
});

const line = fc.record({
  Description: fc.constantFrom('Paint', 'A sign'),
  Quantity: fc.integer({ min: 1, max: 20_000 }).map((n) => n / 1000),
  UnitAmount: fc.integer({ min: -3_000, max: 900_000 }).map((n) => n / 10_000),
  AccountCode: fc.constant('200'),
  TaxType: fc.constantFrom('OUTPUT2', 'RROUTPUT', 'ZERORATEDOUTPUT'),
  DiscountRate: fc.constantFrom(0, 0, 12.5),
});
const invoices = fc.record({
  LineItems: fc.array(line, { minLength: 1, maxLength: 5 }),
  LineAmountTypes: fc.constantFrom('Exclusive', 'Inclusive', 'NoTax'),
});
const percents = fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 2 });

test('of any invoice the whole, or parts and the rest: each as offered, to the cent, and together never above it', async () => {
  await fc.assert(
    fc.asyncProperty(invoices, percents, async (more, parts) => {
      const sent = more.LineItems.map((one) => (more.LineAmountTypes === 'NoTax' ? { ...one, TaxType: 'NONE' } : one));
      const worth = sent.reduce((all, one) => all + one.Quantity * one.UnitAmount * (1 - one.DiscountRate / 100), 0);
      fc.pre(worth > 1);
      let invoice = await approved({ ...more, LineItems: sent });
      const credits: InvoiceCredit[] = [];
      for (const percent of [...parts, 100]) {
        const amount = percent === 100 ? undefined : invoice.amountDue.times(percent).div(100).round(2);
        if (amount?.lte(0)) continue;
        const offered = offer(invoice, credits, amount);
        const credit = await made(invoice, offered);
        const { document, allocated } = offered;
        expect(credit.total.toFixed(2)).toBe(document.total.toFixed(2));
        expect(credit.totalTax.toFixed(2)).toBe(document.totalTax.toFixed(2));
        unwrap(await allocate(credit, invoice, { amount: allocated }));
        credits.push({ credit: (await noteNow(credit))!, madeFor: invoice.id });
        invoice = (await invoiceNow(invoice))!;
      }
      expect([invoice.status, invoice.amountDue.toFixed(2)]).toEqual(['PAID', '0.00']);
      const beyond = offerCredit({ books: books(), invoice, credits, amount: decimal('0.01'), now });
      expect(beyond).toMatchObject({ ok: false, error: { code: 'conflict' } });
    }),
    { numRuns: 25 },
  );
});

test('both writes send the very bytes of their intent under its key', async () => {
  const raw = await startRaw();
  const adapter = createXero({
    ...{ apiUrl: raw.url, identityUrl: raw.url, clientId: 'id', clientSecret: 'secret' },
    token: () => Promise.resolve(ok('token')),
  });
  const bodies: string[] = [];
  const listening =
    (answered: Behaviour): Behaviour =>
    (request, response) => {
      void text(request).then((body) => {
        bodies.push(`${String(request.headers['idempotency-key'])} ${body}`);
        answered(request, response);
      });
    };
  const put = (kind: IntentKind, documentId: string | null) =>
    adapter.writer.send(
      { portalId: '1', tenantId: 't-1' },
      { kind, documentId, request: '{"a" : 1.10}', key: 'intent:1' },
    );
  raw.behave(listening(answer(200, { CreditNotes: [{ ...xeroRows.creditNote, StatusAttributeString: 'OK' }] })));
  expect(await put('create_credit_note', null)).toMatchObject({ ok: true, value: { kind: 'credit' } });
  raw.behave(listening(answer(200, { Allocations: [{ Amount: 1, Invoice: { InvoiceID: 'i-1' } }] })));
  expect(await put('allocate_credit', 'n-1')).toMatchObject({ ok: true, value: { kind: 'allocated' } });
  expect([raw.seen, bodies]).toEqual([
    [
      'PUT /api.xro/2.0/CreditNotes?summarizeErrors=false&unitdp=4',
      'PUT /api.xro/2.0/CreditNotes/n-1/Allocations?summarizeErrors=false',
    ],
    ['intent:1 {"a" : 1.10}', 'intent:1 {"a" : 1.10}'],
  ]);
  await raw.close();
});
