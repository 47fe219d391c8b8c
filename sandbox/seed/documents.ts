import { bankAccounts } from './accounts.ts';
import { totalOf } from './amounts.ts';
import { addDays } from './calendar.ts';
import { creditNoteIdOf, invoiceIdOf, xeroContactIdOf, xeroId } from './ids.ts';
import { basket, numbered, zeroRated, type LinePlan } from './lines.ts';
import { randomFor } from './random.ts';
import type { Allocation, CreditNote, Invoice, Overpayment, Prepayment } from './world.ts';

/** What a story writes into the books. Numbers and times are given at the end, when everything is known. */
export interface Documents {
  invoices: Invoice[];
  creditNotes: CreditNote[];
  overpayments: Overpayment[];
  prepayments: Prepayment[];
}

export const books = (some: Partial<Documents>): Documents => ({
  invoices: [],
  creditNotes: [],
  overpayments: [],
  prepayments: [],
  ...some,
});

/** Who, when and in which money; what any document needs. */
interface Header {
  /** Names the document for ever: its id is made of it. */
  key: string;
  /** Key of the Xero contact. */
  contact: string;
  date: string;
  currencyCode?: 'GBP' | 'EUR';
}

const EURO_PER_POUND = '1.162500';

const header = ({ contact, date, currencyCode = 'GBP' }: Header) => ({
  contactId: xeroContactIdOf(contact),
  date,
  currencyCode,
  currencyRate: currencyCode === 'GBP' ? '1.000000' : EURO_PER_POUND,
  updatedAt: '',
});

type Chosen = 'status' | 'reference' | 'lineAmountTypes' | 'sentToContact' | 'expectedPaymentDate' | 'type';

export type InvoicePlan = Header &
  Partial<Pick<Invoice, Chosen>> & {
    dueDate?: string;
    /** Absent: something that customers usually buy. */
    lines?: LinePlan[];
  };

/** An authorised sales invoice, due in 30 days and sent, unless the plan says otherwise. */
export function invoice(plan: InvoicePlan): Invoice {
  const { key, date, currencyCode, expectedPaymentDate, status = 'AUTHORISED' } = plan;
  const bought = basket(randomFor(`basket:${key}`));
  return {
    ...header(plan),
    invoiceId: invoiceIdOf(key),
    invoiceNumber: '',
    type: plan.type ?? 'ACCREC',
    status,
    dueDate: plan.dueDate ?? addDays(date, 30),
    reference: plan.reference ?? '',
    lineAmountTypes: plan.lineAmountTypes ?? 'Exclusive',
    sentToContact: plan.sentToContact ?? status === 'AUTHORISED',
    ...(expectedPaymentDate === undefined ? {} : { expectedPaymentDate }),
    lines: numbered(invoiceIdOf(key), plan.lines ?? (currencyCode === 'EUR' ? zeroRated(bought) : bought)),
    payments: [],
    createdAt: '',
  };
}

/** The invoice with a payment: of the amount given, else of all that payments left open. */
export function pay(unpaid: Invoice, on: string, amount?: string): Invoice {
  const paid = unpaid.payments.reduce((sum, payment) => sum.minus(payment.amount), totalOf(unpaid));
  const payment = {
    paymentId: xeroId(`payment:${unpaid.invoiceId}:${unpaid.payments.length}`),
    date: on,
    amount: amount ?? paid.toFixed(2),
    reference: '',
    bankAccountId: bankAccounts[unpaid.currencyCode === 'EUR' ? 'EUR' : 'GBP'].accountId,
  };
  return { ...unpaid, payments: [...unpaid.payments, payment] };
}

/** Part of a credit set against an invoice. */
export function allocate(to: Invoice, date: string, amount: string): Allocation {
  return {
    allocationId: xeroId(`allocation:${to.invoiceId}:${date}:${amount}`),
    invoiceId: to.invoiceId,
    date,
    amount,
  };
}

type Credit = Header & { allocations?: Allocation[] };

/** A credit note, authorised unless said otherwise. */
export function creditNote(plan: Credit & { lines: LinePlan[]; status?: CreditNote['status'] }): CreditNote {
  return {
    ...header(plan),
    creditNoteId: creditNoteIdOf(plan.key),
    creditNoteNumber: '',
    status: plan.status ?? 'AUTHORISED',
    reference: '',
    lineAmountTypes: 'Exclusive',
    lines: numbered(creditNoteIdOf(plan.key), plan.lines),
    allocations: plan.allocations ?? [],
  };
}

/** Money that came beyond what was owed. */
export function overpayment(plan: Credit & { amount: string }): Overpayment {
  return {
    ...header(plan),
    overpaymentId: xeroId(`overpayment:${plan.key}`),
    amount: plan.amount,
    allocations: plan.allocations ?? [],
  };
}

/** Money that came before there was an invoice. */
export function prepayment(plan: Credit & { lines: LinePlan[] }): Prepayment {
  return {
    ...header(plan),
    prepaymentId: xeroId(`prepayment:${plan.key}`),
    lineAmountTypes: 'Exclusive',
    lines: numbered(xeroId(`prepayment:${plan.key}`), plan.lines),
    allocations: plan.allocations ?? [],
  };
}

/** A month's worth of an invoice's life: overdue by so many days at `today`, on 30 days' terms. */
export const overdueBy = (today: string, days: number): { date: string; dueDate: string } => ({
  date: addDays(today, -days - 30),
  dueDate: addDays(today, -days),
});

/** Not yet due: due in so many days, on 30 days' terms. */
export const dueIn = (today: string, days: number): { date: string; dueDate: string } => overdueBy(today, -days);
