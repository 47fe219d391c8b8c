import type { Big } from 'big.js';
import { totalOf } from './amounts.ts';
import { addDays } from './calendar.ts';
import type { Currency } from './customer.ts';
import { creditNoteIdOf, invoiceIdOf, xeroContactIdOf, xeroId } from './ids.ts';
import { numbered, type LinePlan } from './line-plan.ts';
import { randomFor, type Random } from './random.ts';
import type { Allocation, CreditNote, Invoice, Overpayment, Prepayment, TaxRate } from './world.ts';

/** What an organisation writes its documents with. */
export interface Desk {
  baseCurrency: Currency;
  /** Units of another currency per unit of the base currency. */
  rates: Partial<Record<Currency, string>>;
  /** Id of the account where money in a currency arrives; of any other, where that in the base currency does. */
  bankAccountIds: Partial<Record<Currency, string>>;
  taxRates: TaxRate[];
  /** What customers usually buy. */
  basket: (random: Random, currencyCode: Currency) => LinePlan[];
}

/** Who, when and in which money; what any document needs. */
interface Header {
  /** Names the document for ever: its id is made of it. */
  key: string;
  /** Key of the Xero contact. */
  contact: string;
  date: string;
  /** Absent: the base currency. */
  currencyCode?: Currency;
}

type Chosen = 'status' | 'reference' | 'lineAmountTypes' | 'sentToContact' | 'expectedPaymentDate' | 'type';

export type InvoicePlan = Header &
  Partial<Pick<Invoice, Chosen>> & {
    dueDate?: string;
    /** Absent: something that customers usually buy. */
    lines?: LinePlan[];
  };

type Credit = Header & { allocations?: Allocation[] };
type NotePlan = Credit & { lines: LinePlan[]; status?: CreditNote['status'] };

const header = ({ baseCurrency, rates }: Desk, { contact, date, currencyCode = baseCurrency }: Header) => ({
  contactId: xeroContactIdOf(contact),
  date,
  currencyCode,
  currencyRate: rates[currencyCode] ?? '1.000000',
  updatedAt: '',
});

function writeInvoice(desk: Desk, plan: InvoicePlan): Invoice {
  const { key, date, currencyCode = desk.baseCurrency, expectedPaymentDate, status = 'AUTHORISED' } = plan;
  return {
    ...header(desk, plan),
    invoiceId: invoiceIdOf(key),
    invoiceNumber: '',
    type: plan.type ?? 'ACCREC',
    status,
    dueDate: plan.dueDate ?? addDays(date, 30),
    reference: plan.reference ?? '',
    lineAmountTypes: plan.lineAmountTypes ?? 'Exclusive',
    sentToContact: plan.sentToContact ?? status === 'AUTHORISED',
    ...(expectedPaymentDate === undefined ? {} : { expectedPaymentDate }),
    lines: numbered(invoiceIdOf(key), plan.lines ?? desk.basket(randomFor(`basket:${key}`), currencyCode)),
    payments: [],
    createdAt: '',
  };
}

function payInvoice(desk: Desk, unpaid: Invoice, { on, amount }: { on: string; amount?: string | undefined }): Invoice {
  const open = (): Big =>
    unpaid.payments.reduce((sum, payment) => sum.minus(payment.amount), totalOf(unpaid, desk.taxRates));
  const { bankAccountIds, baseCurrency } = desk;
  const payment = {
    paymentId: xeroId(`payment:${unpaid.invoiceId}:${unpaid.payments.length}`),
    date: on,
    amount: amount ?? open().toFixed(2),
    reference: '',
    bankAccountId: bankAccountIds[unpaid.currencyCode as Currency] ?? bankAccountIds[baseCurrency] ?? '',
  };
  return { ...unpaid, payments: [...unpaid.payments, payment] };
}

const writeCreditNote = (desk: Desk, plan: NotePlan): CreditNote => ({
  ...header(desk, plan),
  creditNoteId: creditNoteIdOf(plan.key),
  creditNoteNumber: '',
  status: plan.status ?? 'AUTHORISED',
  reference: '',
  lineAmountTypes: 'Exclusive',
  lines: numbered(creditNoteIdOf(plan.key), plan.lines),
  allocations: plan.allocations ?? [],
});

const writeOverpayment = (desk: Desk, plan: Credit & { amount: string }): Overpayment => ({
  ...header(desk, plan),
  overpaymentId: xeroId(`overpayment:${plan.key}`),
  amount: plan.amount,
  allocations: plan.allocations ?? [],
});

const writePrepayment = (desk: Desk, plan: Credit & { lines: LinePlan[] }): Prepayment => ({
  ...header(desk, plan),
  prepaymentId: xeroId(`prepayment:${plan.key}`),
  lineAmountTypes: 'Exclusive',
  lines: numbered(xeroId(`prepayment:${plan.key}`), plan.lines),
  allocations: plan.allocations ?? [],
});

/** Whoever writes an organisation's documents. */
export const bookkeeper = (desk: Desk) => ({
  /** An authorised sales invoice, due in 30 days and sent, unless the plan says otherwise. */
  invoice: (plan: InvoicePlan): Invoice => writeInvoice(desk, plan),
  /** The invoice with a payment: of the amount given, else of all that payments left open. */
  pay: (unpaid: Invoice, on: string, amount?: string): Invoice => payInvoice(desk, unpaid, { on, amount }),
  /** What a document asks for, tax included, in its own currency. */
  total: (document: Pick<Invoice, 'lines' | 'lineAmountTypes'>): Big => totalOf(document, desk.taxRates),
  /** A credit note, authorised unless said otherwise. */
  creditNote: (plan: NotePlan): CreditNote => writeCreditNote(desk, plan),
  /** Money that came beyond what was owed. */
  overpayment: (plan: Credit & { amount: string }): Overpayment => writeOverpayment(desk, plan),
  /** Money that came before there was an invoice. */
  prepayment: (plan: Credit & { lines: LinePlan[] }): Prepayment => writePrepayment(desk, plan),
});

export type Bookkeeper = ReturnType<typeof bookkeeper>;
