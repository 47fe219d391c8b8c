import { randomUUID } from 'node:crypto';
import type { XeroWriter } from '../../../src/invoicing/ports.ts';
import { decimal, sum, zero, type Decimal } from '../../../src/lib/money.ts';
import { ok } from '../../../src/lib/result.ts';
import type { CreditFact, InvoiceFact } from '../../../src/mirror/facts.ts';
import type { Answer, Kept } from './play-bodies.ts';
import { refused } from './play-failures.ts';

interface NoteBody {
  CreditNotes: [
    {
      Contact: { ContactID: string };
      Date: string;
      LineAmountTypes: CreditFact['lineAmountTypes'];
      CurrencyCode: string;
      Reference: string;
      LineItems: { Quantity: number; UnitAmount: number; TaxAmount?: number }[];
    },
  ];
}

interface AllocationBody {
  Allocations: [{ Invoice: { InvoiceID: string }; Amount: number; Date: string }];
}

/** The Xero that the notes are of. */
interface Books {
  invoices: Map<string, Kept<InvoiceFact>>;
  catchUp: () => void;
  changedAt: () => Date;
}

const LAG_MS = 90_000;

const TAX_PERCENT = 20;

/** The credit notes of a Xero of play; every line is taxed at 20%. */
export class PlayCredits {
  readonly notes = new Map<string, { fact: CreditFact; listedFrom: number }>();
  #books: Books;
  #now: () => number;

  constructor(books: Books, now: () => number) {
    this.#books = books;
    this.#now = now;
  }

  create(request: string): Answer {
    const [body] = (JSON.parse(request) as NoteBody).CreditNotes;
    const inclusive = body.LineAmountTypes === 'Inclusive';
    const lines = body.LineItems.map(({ Quantity, UnitAmount, TaxAmount }) => {
      const amount = decimal(String(Quantity)).times(String(UnitAmount)).round(2);
      return { amount, tax: TaxAmount === undefined ? taxOf(amount, inclusive) : decimal(String(TaxAmount)) };
    });
    const amounts = sum(lines.map(({ amount }) => amount));
    const totalTax = sum(lines.map(({ tax }) => tax));
    const total = inclusive ? amounts : amounts.plus(totalTax);
    const id = randomUUID();
    const credit: CreditFact = {
      ...{ id, kind: 'credit_note', creditNumber: `CN-${id.slice(-3)}`, status: 'AUTHORISED', allocations: [] },
      ...{ contactId: body.Contact.ContactID, reference: body.Reference, date: body.Date },
      ...{ lineAmountTypes: body.LineAmountTypes, currency: body.CurrencyCode, currencyRate: decimal('1') },
      ...{ subTotal: total.minus(totalTax), totalTax, total, remainingCredit: total },
      updatedAt: this.#books.changedAt(),
    };
    this.notes.set(id, { fact: credit, listedFrom: this.#now() + LAG_MS });
    return ok({ kind: 'credit', credit });
  }

  allocate(creditId: string, request: string): Answer {
    const [{ Invoice, Amount, Date: date }] = (JSON.parse(request) as AllocationBody).Allocations;
    const kept = this.notes.get(creditId);
    const invoice = this.#books.invoices.get(Invoice.InvoiceID)?.fact;
    const amount = decimal(String(Amount));
    if (!kept || !invoice) return refused('The document with the supplied id was not found for this endpoint.');
    if (invoice.status !== 'AUTHORISED') return refused(`Invoice not of valid status: ${invoice.status}`);
    if (amount.gt(kept.fact.remainingCredit) || amount.gt(invoice.amountDue) || amount.lte(zero))
      return refused('Credit Note cannot be allocated as amount is greater than amount outstanding');
    const { fact } = kept;
    const allocations = [...fact.allocations, { invoiceId: invoice.id, date, amount }];
    const remainingCredit = fact.remainingCredit.minus(amount);
    const updatedAt = this.#books.changedAt();
    this.notes.set(creditId, { ...kept, fact: { ...fact, allocations, remainingCredit, updatedAt } });
    this.#keep(settled(invoice, { amountCredited: invoice.amountCredited.plus(amount) }));
    return ok({ kind: 'allocated', credit: null, invoice: null });
  }

  /** Whoever pays it all, or a part, of an invoice that is approved. */
  pay(invoice: InvoiceFact, amount: Decimal): void {
    if (invoice.status !== 'AUTHORISED' || amount.gt(invoice.amountDue)) throw new Error('No such payment is taken');
    this.#keep(settled(invoice, { amountPaid: invoice.amountPaid.plus(amount) }));
  }

  #keep(fact: InvoiceFact): void {
    const listedFrom = this.#books.invoices.get(fact.id)?.listedFrom ?? this.#now();
    this.#books.invoices.set(fact.id, { fact: { ...fact, updatedAt: this.#books.changedAt() }, listedFrom });
  }

  find(by: Parameters<XeroWriter['findCreditNotes']>[1]): ReturnType<XeroWriter['findCreditNotes']> {
    this.#books.catchUp();
    const listed = [...this.notes.values()].filter(({ listedFrom }) => listedFrom <= this.#now());
    const facts = listed.map(({ fact }) => fact);
    return Promise.resolve(
      ok(facts.filter((fact) => fact.contactId === by.contactId && fact.updatedAt >= by.changedSince)),
    );
  }

  read(creditId: string): ReturnType<XeroWriter['readCreditNote']> {
    this.#books.catchUp();
    return Promise.resolve(ok(this.notes.get(creditId)?.fact ?? null));
  }
}

const taxOf = (amount: Decimal, inclusive: boolean): Decimal =>
  amount
    .times(TAX_PERCENT)
    .div(inclusive ? 100 + TAX_PERCENT : 100)
    .round(2);

function settled(
  invoice: InvoiceFact,
  changes: Partial<Pick<InvoiceFact, 'amountPaid' | 'amountCredited'>>,
): InvoiceFact {
  const after = { ...invoice, ...changes };
  const amountDue = after.total.minus(after.amountPaid).minus(after.amountCredited);
  return { ...after, amountDue, status: amountDue.eq(0) ? 'PAID' : 'AUTHORISED' };
}
