import fc from 'fast-check';
import type { Organisation } from '../facts.ts';
import { smallWorld, TODAY } from '../testing/small-world.ts';
import { readLedger } from './ledger.ts';

const [small] = smallWorld().xero.organisations as [Organisation];

/** What a write may do to an organisation; `place` chooses the document. */
const writes: Record<string, (organisation: Organisation, place: number) => Organisation> = {
  pay(organisation, place) {
    const invoices = organisation.invoices.map((one, n) => {
      const payment = { paymentId: 'new', date: TODAY, amount: '0.01', reference: '', bankAccountId: 'bank' };
      return n === place % organisation.invoices.length ? { ...one, payments: [...one.payments, payment] } : one;
    });
    return { ...organisation, invoices };
  },
  add(organisation, place) {
    const copied = organisation.invoices.at(place % organisation.invoices.length);
    return { ...organisation, invoices: [...organisation.invoices, { ...copied!, invoiceId: `new-${place}` }] };
  },
  remove: (organisation, place) => ({
    ...organisation,
    invoices: organisation.invoices.filter((_, n) => n !== place % organisation.invoices.length),
  }),
  release: (organisation, place) => ({
    ...organisation,
    creditNotes: organisation.creditNotes.map((one, n) =>
      n === place % organisation.creditNotes.length ? { ...one, allocations: [] } : one,
    ),
  }),
  tax: (organisation, place) => ({
    ...organisation,
    taxRates: organisation.taxRates.map((one) => ({ ...one, rate: one.rate === '0' ? '0' : String(place % 30) })),
  }),
};

test('books that take over what has not changed are those that are read anew, whatever was written', () => {
  const some = fc.array(fc.tuple(fc.constantFrom(...Object.keys(writes)), fc.nat({ max: 50 })), { maxLength: 4 });
  fc.assert(
    fc.property(some, (done) => {
      let organisation = small;
      let ledger = readLedger(organisation);
      for (const [name, place] of done) {
        organisation = writes[name]!(organisation, place);
        ledger = readLedger(organisation, ledger);
      }
      expect(ledger).toEqual(readLedger(organisation));
    }),
  );
});

test('what has not changed is not worked out again', () => {
  const before = readLedger(small);
  const after = readLedger(writes['pay']!(small, 2), before);
  const anew = after.invoices.filter((one, n) => one !== before.invoices[n]);
  expect(anew.map(({ invoiceId }) => invoiceId)).toEqual([small.invoices[2]!.invoiceId]);
  expect(after.credits.every((one, n) => one === before.credits[n])).toBe(true);
});
