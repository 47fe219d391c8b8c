import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import { differenceOf } from '../../src/invoicing/rules/preview-difference.ts';
import type { DraftFacts } from '../../src/invoicing/rules/make-draft.ts';
import { invoiceRequest } from '../../src/invoicing/rules/request-body.ts';
import { decimal } from '../../src/lib/money.ts';
import { NOTHING_CHOSEN } from '../../src/billing-settings/facts.ts';
import { around, billingBooks, billingContact, draftOf, liveDeal, liveLine } from '../support/billing-facts.ts';
import { pointedXero } from './support/stand-ins.ts';

let xero: Awaited<ReturnType<typeof pointedXero>>;
beforeAll(async () => (xero = await pointedXero()));
afterAll(() => xero.close());

const RUNS = 60;
const LONG = 4000;

/** The organisation's settings as the mirror would have them. */
function booksOf(): BillingBooks {
  const [organisation] = xero.world.xero.organisations;
  const { accounts, taxRates, currencies, trackingCategories, baseCurrency } = organisation!;
  const forSales = (one: (typeof accounts)[number]): boolean =>
    one.status === 'ACTIVE' && one.class === 'REVENUE' && one.systemAccount === undefined && one.code !== undefined;
  return billingBooks({
    ...{ baseCurrency, currencies: currencies.map(({ code }) => code) },
    salesAccounts: accounts.filter(forSales).map(({ code = '', name, taxType }) => ({ code, name, taxType })),
    otherAccounts: accounts
      .filter((one) => !forSales(one))
      .map(({ code = '', name, status, class: kind }) => ({ code, name, status, class: kind })),
    taxRates: taxRates
      .filter(({ status, canApplyTo }) => status === 'ACTIVE' && canApplyTo.revenue)
      .map(({ taxType, name, rate }) => ({ taxType, name, rate: decimal(rate) })),
    trackingCategories: trackingCategories.map(({ trackingCategoryId, name, status, options }) => ({
      ...{ categoryId: trackingCategoryId, name, status },
      options: options.map((option) => ({
        optionId: option.trackingOptionId,
        name: option.name,
        status: option.status,
      })),
    })),
  });
}

/** A number of that many digits with as many decimals as one of those. */
const numbers = ({ min, max }: { min: number; max: number }, ...places: number[]) =>
  fc
    .tuple(fc.integer({ min, max }), fc.constantFrom(...places))
    .map(([digits, decimals]) => decimal(String(digits)).div(decimal('10').pow(decimals)).round(8).toFixed());

const GOOD = [0, 2, 2, 4];
const amounts = fc.oneof(
  { weight: 20, arbitrary: numbers({ min: 50_000, max: 9_000_000 }, ...GOOD) },
  { weight: 1, arbitrary: numbers({ min: -200_000, max: 90_000 }, 0, 5) },
);
const quantities = fc.oneof(
  { weight: 20, arbitrary: numbers({ min: 1, max: 90_000 }, ...GOOD) },
  { weight: 1, arbitrary: numbers({ min: 1, max: 90_000 }, 8) },
);
const hundredths = (max: number) => numbers({ min: 1, max }, 2);
const discounts = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: hundredths(9_999).map((discountRate) => ({ discountRate })) },
  { weight: 2, arbitrary: hundredths(90).map((discountAmount) => ({ discountAmount })) },
  { weight: 1, arbitrary: fc.constantFrom({ discountRate: '100.5' }, { discountAmount: '99999999' }) },
);
const words = fc.oneof(
  { weight: 20, arbitrary: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => `Desk ${text}`) },
  { weight: 3, arbitrary: fc.constant('x'.repeat(LONG)) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(LONG + 1), ' ') },
);

/** A deal as people type them, good and bad, with what they choose. */
function deals(books: BillingBooks): fc.Arbitrary<Partial<DraftFacts>> {
  const codes = [...books.salesAccounts, ...books.otherAccounts].map(({ code }) => code).filter((code) => code !== '');
  const sales = books.salesAccounts.map(({ code }) => code);
  const types = books.taxRates.map(({ taxType }) => taxType);
  const options = books.trackingCategories.flatMap(({ categoryId, options: all }) =>
    all.flatMap(({ optionId, status }) =>
      Array.from({ length: status === 'ACTIVE' ? 6 : 1 }, () => ({ categoryId, optionId })),
    ),
  );
  const items = xero.world.xero.organisations[0]!.items.map(({ itemId, code, name, accountCode, taxType }) => ({
    ...{ id: itemId, code, name, accountCode, taxType, isSold: true, unitPrice: null },
  }));
  const line = fc
    .record({
      name: words,
      quantity: quantities,
      unitPrice: amounts,
      discount: discounts,
      sku: fc.constantFrom(null, ...items.map(({ code }) => code)),
    })
    .map(({ discount, ...rest }) => liveLine({ ...rest, ...discount }));
  return fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'EUR', 'EUR', 'JPY'),
      accountCode: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...sales) },
        { weight: 1, arbitrary: fc.constantFrom(...codes) },
      ),
      taxType: fc.option(fc.constantFrom(...types, ...types, 'NOSUCH'), { nil: undefined, freq: 2 }),
      status: fc.constantFrom('DRAFT' as const, 'SUBMITTED' as const, 'AUTHORISED' as const),
      reference: fc.oneof(words, fc.constant('x'.repeat(300))),
      currencyRate: fc.oneof(
        { weight: 12, arbitrary: fc.constant(undefined) },
        { weight: 3, arbitrary: fc.constantFrom('1.25', '0.857143') },
        { weight: 1, arbitrary: fc.constantFrom('0', '1.1234567') },
      ),
      tracking: fc.uniqueArray(fc.constantFrom(...options), { maxLength: 2, selector: ({ categoryId }) => categoryId }),
      today: fc.constantFrom('2026-11-20', '2026-12-31', '2028-02-29'),
    })
    .map(({ lines, currency, tracking, today, ...choices }) => ({
      deal: liveDeal({ lines: lines.map((one, n) => ({ ...one, id: String(n) })), currency }),
      ...{ today, choices, around: around({ items }) },
      books: { ...books, billing: { ...NOTHING_CHOSEN, lines: { ...NOTHING_CHOSEN.lines, tracking } } },
    }));
}

test('what passes readiness is taken by Xero, to the cent; what does not is never sent', async () => {
  const books = booksOf();
  const known = xero.world.xero.organisations[0]!.contacts.find(({ status }) => status === 'ACTIVE')!;
  const record = { objectTypeId: '0-2', objectId: '42', name: known.name };
  const contact = billingContact({ contactId: known.contactId, name: known.name });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(deals(books), async (facts) => {
      const draft = draftOf({ ...facts, customer: { record, contacts: [contact], namesakes: [] } });
      if (draft.gaps.length > 0) return;
      const request = invoiceRequest(draft, { url: 'https://app.hubspot.com/contacts/1/record/0-3/5?tieout=a' });
      const where = { portalId: '1', tenantId: xero.tenantId };
      const sent = await xero.adapter.writer.send(where, {
        ...{ kind: 'create_invoice', documentId: null, request, key: randomUUID() },
      });
      if (!sent.ok) throw new Error(JSON.stringify(sent.error));
      if (sent.value.kind !== 'invoice' || !draft.totals) throw new Error('No invoice was made');
      const { subTotal, totalTax, total } = draft.totals;
      const sums = { subTotal: subTotal.toFixed(), totalTax: totalTax.toFixed(), total: total.toFixed() };
      const { currency, lineAmountTypes } = draft;
      expect(differenceOf({ ...sums, currency, lineAmountTypes }, sent.value.invoice)).toBeNull();
      taken += 1;
    }),
    { numRuns: RUNS },
  );
  expect(taken).toBeGreaterThanOrEqual(RUNS / 6);
}, 60_000);

/** Each text that xero.md and public sources have of a refusal, as far as it is the same for every organisation. */
const TEXTS = [
  'Invoice # must be unique.',
  'is already assigned to another contact.',
  'The Contact must contain at least 1 of the following elements to identify the contact',
  'Another contact has this contact number. Please enter a different contact number.',
  'Contact Name cannot be empty.',
  'Email address must be valid',
  'Account code must be specified',
  'is not a valid code for this document.',
  'has been archived, or has been deleted. Each line item must reference a valid account.',
  'has been removed as it does not match a recognised account.',
  'cannot be used with account code',
  'does not exist or cannot be used with this type of transaction.',
  'Organisation is not subscribed to currency',
  'The document date cannot be before the period lock date',
  'The document date cannot be before the end of year lock date',
  'Invoice not of valid status for modification',
  'This document cannot be edited as it has a payment or credit note allocated to it.',
  'Invoice not of valid type for creation',
  'Only AUTHORISED invoices may have SentToContact updated.',
  'Payment amount exceeds the amount outstanding on this document',
  'Payments can only be made against authorised documents',
  'Account could not be found.',
  'Price List Item with Code',
  'The document with the supplied id was not found for this endpoint.',
  'You have reached the limit of invoices you can approve',
  'Unable to assign an Archived contact.',
  'is archived. Restore it before using it on a document.',
];

test('the table of texts is complete: each names its check, or why there is none', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/readiness.md'), 'utf8');
  const rows = page.split('\n').map((row) => row.split('|').map((cell) => cell.trim()));
  const checks = new Set(draftOf().readiness.checks.map(({ id }) => `\`${id}\``));
  for (const text of TEXTS) {
    const found = rows.filter(([, said = '']) => said.includes(text));
    expect([text, found.length]).toEqual([text, 1]);
    const [, , check = '', how = ''] = found[0]!;
    expect([text, check === 'none' || checks.has(check)]).toEqual([text, true]);
    expect(how).not.toBe('');
  }
  const told = rows.filter(([, , check = '']) => check === 'none' || checks.has(check));
  expect(told.filter(([, said = '']) => said.length > 25 && !TEXTS.some((text) => said.includes(text)))).toEqual([]);
});
