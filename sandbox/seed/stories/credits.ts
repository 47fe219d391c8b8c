import { addDays } from '../calendar.ts';
import {
  allocate,
  books,
  creditNote,
  dueIn,
  invoice,
  overdueBy,
  overpayment,
  pay,
  prepayment,
  type Documents,
} from '../documents.ts';
import { charge } from '../lines.ts';
import { notable } from '../notable.ts';

function partPaid(today: string): Partial<Documents> {
  const contact = notable.partPaid.key;
  const whole = invoice({ key: 'part-paid', contact, ...overdueBy(today, 22), lines: [charge('845.00')] });
  const once = pay(whole, addDays(today, -30), '250.00');
  return { invoices: [pay(once, addDays(today, -9), '150.00')] };
}

function credited(today: string): Partial<Documents> {
  const contact = notable.credited.key;
  const wholly = invoice({ key: 'credited-wholly', contact, ...overdueBy(today, 60), lines: [charge('500.00')] });
  const partly = invoice({ key: 'credited-partly', contact, ...overdueBy(today, 16), lines: [charge('400.00')] });
  const date = addDays(today, -20);
  const note = (key: string, amount: string, allocations: ReturnType<typeof allocate>[]) =>
    creditNote({ key, contact, date, lines: [charge(amount)], allocations });
  return {
    invoices: [wholly, partly],
    creditNotes: [
      note('credit-whole-invoice', '500.00', [allocate(wholly, date, '600.00')]),
      note('credit-part-invoice', '100.00', [allocate(partly, date, '120.00')]),
      note('credit-partly-used', '100.00', [allocate(partly, addDays(today, -10), '60.00')]),
    ],
  };
}

function onlyCredit(today: string): Partial<Documents> {
  const contact = notable.onlyCredit.key;
  const date = addDays(today, -45);
  return { creditNotes: [creditNote({ key: 'only-credit', contact, date, lines: [charge('250.00')] })] };
}

/** Credit notes that give nothing: not approved yet, and voided. */
function creditNotesWithoutEffect(today: string): Partial<Documents> {
  const contact = notable.discounts.key;
  const lines = [charge('80.00')];
  return {
    creditNotes: [
      creditNote({ key: 'credit-draft', contact, date: addDays(today, -4), lines, status: 'DRAFT' }),
      creditNote({ key: 'credit-voided', contact, date: addDays(today, -90), lines, status: 'VOIDED' }),
    ],
  };
}

function overpaid(today: string): Partial<Documents> {
  const contact = notable.overpaid.key;
  const paidOn = addDays(today, -25);
  const first = invoice({ key: 'overpaid', contact, ...overdueBy(today, 20), lines: [charge('500.00')] });
  const second = invoice({ key: 'overpaid-next', contact, ...dueIn(today, 15), lines: [charge('200.00')] });
  const surplus = overpayment({
    key: 'overpaid',
    contact,
    date: paidOn,
    amount: '150.00',
    allocations: [allocate(second, addDays(today, -12), '40.00')],
  });
  return { invoices: [pay(first, paidOn), second], overpayments: [surplus] };
}

function prepaid(today: string): Partial<Documents> {
  const contact = notable.prepaid.key;
  const billed = invoice({ key: 'prepaid', contact, ...dueIn(today, 10), lines: [charge('800.00')] });
  const deposit = prepayment({
    key: 'prepaid',
    contact,
    date: addDays(today, -70),
    lines: [charge('1000.00', { description: 'Deposit' })],
    allocations: [allocate(billed, addDays(today, -18), '450.00')],
  });
  return { invoices: [billed], prepayments: [deposit] };
}

/** Money that was paid in part, too much, too early, or given back. */
export function credits(today: string): Documents {
  const told = [partPaid, credited, onlyCredit, creditNotesWithoutEffect, overpaid, prepaid].map((story) =>
    story(today),
  );
  return books({
    invoices: told.flatMap(({ invoices = [] }) => invoices),
    creditNotes: told.flatMap(({ creditNotes = [] }) => creditNotes),
    overpayments: told.flatMap(({ overpayments = [] }) => overpayments),
    prepayments: told.flatMap(({ prepayments = [] }) => prepayments),
  });
}
