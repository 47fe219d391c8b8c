import { decimal } from '../../../src/lib/money.ts';
import type { InvoiceFact, PaymentFact, StreamFacts } from '../../../src/mirror/facts.ts';
import { nowhere } from '../blank-facts.ts';
import { contactFact, invoiceFact } from '../facts.ts';
import type { Moving, MovingWorld } from './moving-world.ts';

const NONE = decimal('0');
const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** What people do in both vendors' own pages. */
export class VendorEdits {
  readonly #world: MovingWorld;
  #made = 0;

  constructor(world: MovingWorld) {
    this.#world = world;
  }

  get #at(): Date {
    return new Date(this.#world.now);
  }

  #nth<S extends Moving>(stream: S, nth: number): StreamFacts[S] | undefined {
    const rows = this.#world.vendors.saved(stream);
    return rows[nth % rows.length];
  }

  /** Saves a row; of invoices and contacts Xero will tell. */
  #save<S extends Moving>(stream: S, row: StreamFacts[S], lagSeconds: number): void {
    const { vendors, tenantId, untold } = this.#world;
    vendors.save(stream, row, lagSeconds);
    // No two edits are of the same moment: an event that says the same is the same event.
    this.#world.now += 1;
    const category = { invoices: 'INVOICE', contacts: 'CONTACT', payments: null, crm_companies: null }[stream];
    const at = row.updatedAt.toISOString().slice(0, -1);
    if (category) untold.push({ tenantId, category, resourceId: row.id, eventType: 'UPDATE', at });
  }

  make(stream: Moving, lagSeconds: number): void {
    const id = uuid((this.#made += 1));
    const name = `Row ${this.#made}`;
    const given = { id, updatedAt: this.#at };
    if (stream === 'invoices')
      this.#save(stream, invoiceFact({ ...given, contactId: 'contact', invoiceNumber: name }), lagSeconds);
    else if (stream === 'contacts') this.#save(stream, contactFact({ ...given, name }), lagSeconds);
    else if (stream === 'payments') this.#pay(0, lagSeconds);
    else this.#save(stream, { ...given, ...nowhere, name, domain: null, ownerId: null }, lagSeconds);
  }

  /** Money comes in on an invoice: its whole amount. */
  #pay(nth: number, lagSeconds: number): void {
    const invoice = this.#nth('invoices', nth);
    if (invoice?.status !== 'AUTHORISED') return;
    const { total, contactId } = invoice;
    const payment: PaymentFact = {
      ...{ id: uuid((this.#made += 1)), updatedAt: this.#at, invoiceId: invoice.id, contactId, amount: total },
      ...{ status: 'AUTHORISED', date: '2026-11-20', currencyRate: decimal('1'), reference: '' },
    };
    this.#save('payments', payment, lagSeconds);
    const paid: InvoiceFact = { ...invoice, status: 'PAID', amountPaid: total, amountDue: NONE };
    this.#save('invoices', { ...paid, updatedAt: this.#at }, lagSeconds);
  }

  edit(stream: Moving, nth: number, lagSeconds: number): void {
    if (stream === 'payments') this.#pay(nth, lagSeconds);
    const row = stream === 'payments' ? undefined : this.#nth(stream, nth);
    if (!row) return;
    const changed = `Changed ${(this.#made += 1)}`;
    const change = stream === 'invoices' ? { reference: changed } : { name: changed };
    this.#save(stream, { ...row, ...change, updatedAt: this.#at }, lagSeconds);
  }

  /** What Xero changes without a new update time and without a webhook. */
  editSilently(nth: number): void {
    const { vendors } = this.#world;
    const contact = this.#nth('contacts', nth);
    const amount = decimal(String((this.#made += 1)));
    if (contact) vendors.save('contacts', { ...contact, receivableOutstanding: amount }, 0);
    const invoice = this.#nth('invoices', nth);
    if (invoice?.status === 'AUTHORISED') vendors.save('invoices', { ...invoice, sentToContact: true }, 0);
  }

  remove(nth: number): void {
    const company = this.#nth('crm_companies', nth);
    if (company) this.#world.vendors.remove('crm_companies', company.id);
  }

  /** Lists leave the row out, or it comes and cannot be understood. */
  spoil(how: 'hidden' | 'garbled', stream: Moving, nth: number): void {
    const row = this.#nth(stream, nth);
    if (row) this.#world.vendors[how].add(row.id);
  }

  /** Whatever was spoilt is saved again by a person. */
  mend(): void {
    const { vendors } = this.#world;
    const spoilt = new Set([...vendors.hidden, ...vendors.garbled]);
    vendors.hidden.clear();
    vendors.garbled.clear();
    for (const stream of ['invoices', 'contacts', 'payments', 'crm_companies'] as const)
      for (const row of vendors.saved(stream))
        if (spoilt.has(row.id)) this.#save(stream, { ...row, updatedAt: this.#at }, 0);
  }
}
