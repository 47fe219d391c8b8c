import { cast } from './cast.ts';
import { pence, penceOf } from './testing.ts';
import { ukWorld } from './uk.ts';

const today = '2026-11-22';
const { organisations, users } = ukWorld(today).xero;
const [northbank, riverside] = organisations;

test('the café has books of its own: no id is shared with Northbank, though numbers and a customer are', () => {
  const idsOf = ({ accounts, contacts, invoices }: NonNullable<typeof riverside>) => [
    ...accounts.map(({ accountId }) => accountId),
    ...contacts.map(({ contactId }) => contactId),
    ...invoices.flatMap(({ invoiceId, lines, payments }) => [
      invoiceId,
      ...lines.map(({ lineItemId }) => lineItemId),
      ...payments.map(({ paymentId }) => paymentId),
    ]),
  ];
  const theirs = new Set(idsOf(northbank!));
  const own = idsOf(riverside!);
  expect(own.filter((id) => theirs.has(id))).toEqual([]);
  expect(new Set(own).size).toBe(own.length);
  const numbers = northbank!.invoices.map(({ invoiceNumber }) => invoiceNumber);
  expect(riverside!.invoices.filter(({ invoiceNumber }) => !numbers.includes(invoiceNumber))).toEqual([]);
  const tied = riverside!.contacts.filter(({ contactNumber }) => contactNumber !== undefined);
  expect(tied.map(({ contactNumber }) => contactNumber)).toEqual([`HS-COMPANY-${cast.everyAge.companyId}`]);
});

test('whatever a document names is there, and what is paid is paid exactly', () => {
  const { accounts, contacts, invoices, taxRates } = riverside!;
  const codes = accounts.map(({ code }) => code);
  for (const invoice of invoices) {
    expect(contacts.map(({ contactId }) => contactId)).toContain(invoice.contactId);
    for (const line of invoice.lines) {
      expect(codes).toContain(line.accountCode);
      expect(taxRates.map(({ taxType }) => taxType)).toContain(line.taxType);
    }
    for (const { bankAccountId, amount } of invoice.payments) {
      expect(accounts.find(({ accountId }) => accountId === bankAccountId)).toMatchObject({ type: 'BANK' });
      expect(pence(amount)).toBe(penceOf(invoice));
    }
  }
  expect(invoices.map(({ status, payments }) => [status, payments.length])).toEqual([
    ['AUTHORISED', 1],
    ['AUTHORISED', 0],
    ['AUTHORISED', 0],
    ['AUTHORISED', 0],
    ['DRAFT', 0],
  ]);
});

test('one person keeps both books, one the café’s, one none', () => {
  const { bookkeeper, cafeOwner, newcomer } = cast.xeroUsers;
  expect(users).toEqual([bookkeeper, cafeOwner, newcomer]);
  expect(users.map(({ organisationIds }) => organisationIds)).toEqual([
    [cast.organisationId, cast.riversideId],
    [cast.riversideId],
    [],
  ]);
});
