import { decimal, sum } from '../../../src/lib/money.ts';
import type { Written } from '../../../src/invoicing/ports.ts';
import type { WriteFailure } from '../../../src/lib/failure.ts';
import { ok, type Result } from '../../../src/lib/result.ts';
import type { LineFact, QuoteFact } from '../../../src/mirror/facts.ts';
import { refused } from './play-failures.ts';

interface LineBody {
  Description: string;
  Quantity: number;
  UnitAmount: number;
}

interface QuoteBody {
  Quotes: [{ QuoteNumber: string; Status: string; Contact: { ContactID: string }; LineItems: LineBody[] } & Texts];
}

interface Texts {
  Reference?: string;
  Title?: string;
  Summary?: string;
  Terms?: string;
}

/** From which status to which a quote may be moved. */
const MOVES: Record<string, string[]> = {
  DRAFT: ['SENT'],
  SENT: ['ACCEPTED', 'DECLINED'],
  ACCEPTED: ['INVOICED', 'SENT'],
  DECLINED: ['SENT'],
};

/** What is not sent is cleared. */
const textsOf = ({ Reference = '', Title = '', Summary = '', Terms = '' }: Texts) => ({
  ...{ reference: Reference, title: Title, summary: Summary, terms: Terms },
});

const blank = {
  ...{ reference: '', title: '', summary: '', terms: '', date: '2026-11-20', expiryDate: null, currency: 'GBP' },
  ...{ lineAmountTypes: 'Exclusive' as const, currencyRate: decimal('1'), brandingThemeId: null },
  totalDiscount: decimal('0'),
};

/** A line at the standard rate of 20%. */
const lineOf = ({ Description, Quantity, UnitAmount }: LineBody, index: number): LineFact => {
  const lineAmount = decimal(String(Quantity)).times(decimal(String(UnitAmount)));
  return {
    ...{ lineItemId: `line-${index}`, description: Description, itemCode: null, accountCode: '200', tracking: [] },
    ...{ quantity: decimal(String(Quantity)), unitAmount: decimal(String(UnitAmount)), taxType: 'OUTPUT2' },
    ...{ discountRate: null, discountAmount: null, lineAmount, taxAmount: lineAmount.times(decimal('0.2')) },
  };
};

/** The quotes of a Xero of play: no two that stand have the same number. */
export class PlayQuotes {
  readonly all = new Map<string, QuoteFact>();
  #newId: () => string;
  #now: () => Date;

  constructor(newId: () => string, now: () => Date) {
    this.#newId = newId;
    this.#now = now;
  }

  numbered(number: string): QuoteFact[] {
    return [...this.all.values()].filter(({ quoteNumber, status }) => quoteNumber === number && status !== 'DELETED');
  }

  create(request: string): Result<Written, WriteFailure> {
    const [{ QuoteNumber: quoteNumber, Status: status, Contact, LineItems, ...texts }] = (
      JSON.parse(request) as QuoteBody
    ).Quotes;
    if (this.numbered(quoteNumber).length > 0) return refused('Quote # must be unique.');
    const what = { quoteNumber, status, contactId: Contact.ContactID, lines: LineItems.map(lineOf) };
    return ok({ kind: 'quote', quote: this.set(this.add(what).id, textsOf(texts)) });
  }

  move(id: string, request: string): Result<Written, WriteFailure> {
    const quote = this.all.get(id);
    const [{ Status: status, ...texts }] = (JSON.parse(request) as QuoteBody).Quotes;
    if (!quote || !MOVES[quote.status]?.includes(status)) return refused('Quote not of valid status for modification');
    return ok({ kind: 'quote', quote: this.set(id, { status, ...textsOf(texts) }) });
  }

  /** Somebody makes a quote. */
  add(what: Pick<QuoteFact, 'quoteNumber' | 'status' | 'contactId' | 'lines'>): QuoteFact {
    const subTotal = sum(what.lines.map(({ lineAmount }) => lineAmount));
    const totalTax = sum(what.lines.map(({ taxAmount }) => taxAmount));
    const money = { subTotal, totalTax, total: subTotal.plus(totalTax) };
    const quote: QuoteFact = { ...blank, ...what, ...money, id: this.#newId(), updatedAt: this.#now() };
    this.all.set(quote.id, quote);
    return quote;
  }

  /** Somebody changes one in Xero's own pages. */
  set(id: string, change: Partial<QuoteFact>): QuoteFact {
    const before = this.all.get(id);
    if (!before) throw new Error(`There is no quote ${id}`);
    const quote = { ...before, ...change, updatedAt: this.#now() };
    this.all.set(id, quote);
    return quote;
  }
}
