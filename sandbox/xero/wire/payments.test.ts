import { readLedger } from '../ledger/ledger.ts';
import { loadWorld } from '../state.ts';
import { id, ids, smallWorld } from '../testing/small-world.ts';
import { wirePayments } from './payments.ts';

/** The one payment of the euro invoice, into the pound account, on a day. */
const euroPayment = (date: string) => {
  const [organisation] = loadWorld(smallWorld()).organisations;
  const invoice = organisation?.invoices.find(({ invoiceId }) => invoiceId === ids.dueToday);
  const payment = { paymentId: id('77'), date, amount: '25', reference: '', bankAccountId: id('b1') };
  invoice?.payments.push(payment);
  return wirePayments(readLedger(organisation!)).find(({ PaymentID }) => PaymentID === payment.paymentId);
};

test('a payment in another currency reaches the bank at the invoice’s rate', () => {
  expect(euroPayment('2026-11-10')).toMatchObject({ Amount: 25, CurrencyRate: 1.25, BankAmount: 20 });
});

test('a payment counts from the start of its day, but not from before its invoice was made', () => {
  expect(euroPayment('2026-11-10')).toMatchObject({ UpdatedDateUTCString: '2026-11-10T00:00:00Z' });
  expect(euroPayment('2026-10-20')).toMatchObject({ UpdatedDateUTCString: '2026-10-20T09:00:00Z' });
});
