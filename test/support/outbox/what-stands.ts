import type { Intent } from '../../../src/invoicing/facts.ts';
import { bearsMark } from '../../../src/invoicing/credits/rules/credit-mark.ts';
import { intentOf } from '../../../src/invoicing/outbox/rules/intent-mark.ts';
import { isGone } from '../../../src/invoicing/rules/invoice-moves.ts';
import { isUnderWay } from '../../../src/invoicing/outbox/rules/next-step.ts';
import { dealOf, invoiceIn } from '../../../src/invoicing/outbox/rules/subjects.ts';
import { decimal, sum, zero, type Decimal } from '../../../src/lib/money.ts';
import type { CreditFact, InvoiceFact } from '../../../src/mirror/facts.ts';
import type { KeptIntents } from './kept-intents.ts';
import type { PlayXero } from './play-xero.ts';

const shownNet = ({ preview }: Intent): Decimal => decimal(preview?.subTotal ?? '0');

/** What a Xero of play holds of deals, told by the marks of its documents alone and by nothing that the product says of them. */
export class WhatStands {
  #xero: PlayXero;
  #kept: KeptIntents;

  constructor(xero: PlayXero, kept: KeptIntents) {
    this.#xero = xero;
    this.#kept = kept;
  }

  /** Those intents that bill a step of the deal. */
  billing(dealId: string): Intent[] {
    return this.#kept.of('create_invoice').filter(({ subject }) => dealOf(subject)?.dealId === dealId);
  }

  /** The invoices that bear the mark of the intent. */
  madeBy({ intentId }: Intent): InvoiceFact[] {
    return this.#invoices().filter(({ url }) => intentOf(url) === intentId);
  }

  /** All invoices of the deal, those that are gone as well. */
  invoicesOf(dealId: string): InvoiceFact[] {
    return this.billing(dealId).flatMap((intent) => this.madeBy(intent));
  }

  /** The credit notes that bear the mark of the intent. */
  notesBy({ intentId }: Intent): CreditFact[] {
    const notes = [...this.#xero.credits.notes.values()].map(({ fact }) => fact);
    return notes.filter(({ reference }) => bearsMark(reference, intentId));
  }

  /** The credit notes that were made for the invoice. */
  notesFor(invoiceId: string): CreditFact[] {
    const intents = this.#kept.of('create_credit_note').filter(({ subject }) => invoiceIn(subject) === invoiceId);
    return intents.flatMap((intent) => this.notesBy(intent));
  }

  /** What an intent bills, without tax: what stands of it less what was credited; while it is on its way, what was shown. */
  billedBy(intent: Intent): Decimal {
    const made = this.madeBy(intent);
    if (made.length === 0) return isUnderWay(intent) ? shownNet(intent) : zero;
    return sum(made.filter(this.stands).map((invoice) => this.#billedOn(invoice)));
  }

  /** Or more, as long as it is on its way to come to more. */
  #billedOn({ id, subTotal }: InvoiceFact): Decimal {
    const updates = this.#kept.of('revise_invoice').filter((one) => isUnderWay(one) && invoiceIn(one.subject) === id);
    const most = updates.map(shownNet).reduce((one, other) => (other.gt(one) ? other : one), subTotal);
    return most.minus(sum(this.notesFor(id).map((note) => note.subTotal)));
  }

  /** Whether the invoice bills anything: it is not gone, nor credited in full. */
  stands = (invoice: InvoiceFact): boolean => {
    const notes = this.notesFor(invoice.id);
    const isLeft = (of: 'subTotal' | 'total') => !sum(notes.map((note) => note[of])).eq(invoice[of]);
    return !isGone(invoice) && (isLeft('subTotal') || isLeft('total'));
  };

  /** Whether an invoice of the intent stands, or is on its way. */
  standsOrComes(intent: Intent): boolean {
    const made = this.madeBy(intent);
    return made.length === 0 ? isUnderWay(intent) : made.some(this.stands);
  }

  /** Whether the invoice of an intent stands just as it was shown, nothing of it credited, or is on its way so. */
  isAsShown(intent: Intent): boolean {
    const { subTotal, totalTax } = intent.preview ?? {};
    const standing = this.madeBy(intent).filter(this.stands);
    return standing.every(
      (invoice) =>
        invoice.subTotal.eq(subTotal ?? '0') &&
        invoice.totalTax.eq(totalTax ?? '0') &&
        this.notesFor(invoice.id).length === 0,
    );
  }

  #invoices(): InvoiceFact[] {
    return [...this.#xero.invoices.values()].map(({ fact }) => fact);
  }
}
