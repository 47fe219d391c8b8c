import { Big } from 'big.js';
import type { Account } from '../../../seed/world.ts';
import type { Organisation } from '../../facts.ts';
import { wirePayments } from '../../wire/payments.ts';
import type { Kind } from '../batch.ts';
import { present } from '../present.ts';
import { invoiceAt } from '../invoices/write-invoice.ts';
import { checkPayment, paymentInput, type PaymentInput } from './input.ts';
import { putPayment } from './put-payment.ts';

const accountOf = ({ accounts }: Organisation, { Account: named, Code }: PaymentInput): Account | undefined => {
  const code = named?.Code ?? Code;
  return accounts.find((one) =>
    named?.AccountID === undefined ? code !== undefined && one.code === code : one.accountId === named.AccountID,
  );
};

/** PUT and POST of payments: both only create. */
export const createPayments: Kind<PaymentInput> = {
  name: 'Payments',
  idField: 'PaymentID',
  errorFlag: 'HasValidationErrors',
  schema: paymentInput,
  check: checkPayment,
  write(unit, input) {
    const { Invoice, InvoiceNumber, Amount = '0', Date: date = unit.today, Reference: reference = '' } = input;
    const key = Invoice?.InvoiceID ?? Invoice?.InvoiceNumber ?? InvoiceNumber;
    const { errors, paymentId } = putPayment(unit, {
      invoiceId: invoiceAt(unit.organisation, key)?.invoiceId ?? '',
      account: accountOf(unit.organisation, input),
      date,
      amount: new Big(Amount),
      reference,
    });
    return { errors, ...present({ id: paymentId }) };
  },
  present: (unit, ids) => wirePayments(unit.ledger(), ids),
  echo: ({ Invoice, Amount, Reference }) =>
    present({ Invoice: Invoice && present(Invoice), Amount: Amount && Number(Amount), Reference }),
};
