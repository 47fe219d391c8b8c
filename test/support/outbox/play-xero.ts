import { setTimeout } from 'node:timers/promises';
import type { XeroWriter } from '../../../src/invoicing/ports.ts';
import { zero } from '../../../src/lib/money.ts';
import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { ContactFact, InvoiceFact, LineFact } from '../../../src/mirror/facts.ts';
import { plainContact } from '../blank-facts.ts';
import { invoiceFact } from '../facts.ts';
import {
  refusalOf,
  type Answer,
  type ContactBody,
  type ContactChange,
  type InvoiceBody,
  type Kept,
} from './play-bodies.ts';
import { PlayCredits } from './play-credits.ts';
import { refused, unclear, type Fault } from './play-failures.ts';
import { ChangeTimes, PlayKeys } from './play-keys.ts';
import { contentOf } from './play-lines.ts';
import { PlayItems } from './play-items.ts';
import { PlayQuotes } from './play-quotes.ts';

export { FAULTS, type Fault } from './play-failures.ts';

type Sent = Parameters<XeroWriter['send']>[1];

const SECOND = 1000;
const LAG_MS = 90 * SECOND;

const neverAsked = (): never => {
  throw new Error('No sequence asks for a link or a file');
};

/** Of all documents of every such Xero: several of them share a database. */
let ids = 0;

/**
 * A Xero for sequences of events: it follows the rules of idempotency (a key is kept for six minutes, faults included; other
 * bytes under it are refused), its lists lag by 90 seconds, and each call meets the next of the faults.
 */
export class PlayXero implements XeroWriter {
  readonly invoices = new Map<string, Kept<InvoiceFact>>();
  readonly contacts = new Map<string, Kept<ContactFact>>();
  readonly items = new PlayItems(
    () => this.#newId(),
    () => new Date(this.#now()),
  );
  readonly quotes = new PlayQuotes(
    () => this.#newId(),
    () => new Date(this.#now()),
  );
  readonly credits = new PlayCredits(this, () => this.#now());
  /** The intent of each mail that went out. */
  readonly mails: string[] = [];
  readonly faults: Fault[] = [];
  writes = 0;
  /** What it makes of each total more than was sent. */
  misreckons = zero;
  /** No sequence asks for these. */
  readonly payLink = neverAsked;
  readonly pdf = neverAsked;
  /** Intents that two senders had in flight at once. */
  readonly overlaps: string[] = [];
  #inFlight = new Set<string>();
  #keys = new PlayKeys();
  #changes = new ChangeTimes();
  #late: { at: number; write: Sent }[] = [];
  #clock: () => number;
  /** While something late is done: when that is. */
  #lateAt: number | null = null;

  constructor(now: () => number) {
    this.#clock = now;
  }

  async send(_where: unknown, write: Sent): Promise<Answer> {
    const [intentId = ''] = write.key.split(':');
    if (this.#inFlight.has(intentId)) this.overlaps.push(intentId);
    this.#inFlight.add(intentId);
    await setTimeout(1);
    this.#inFlight.delete(intentId);
    this.writes += 1;
    this.catchUp();
    return this.#send(write);
  }

  #send(write: Sent): Answer {
    const fault = this.faults.shift();
    if (fault === 'never_left') return err({ code: 'vendor_unavailable', vendor: 'xero', detail: 'refused' });
    if (fault === 'throttled')
      return err({ code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 40, limit: 'minute' });
    if (fault === 'revoked') return err({ code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' });
    if (fault === 'cut_before') return unclear(false);
    if (fault === 'busy_503') return unclear(true);
    if (fault === 'late') {
      this.#late.push({ at: this.#now() + 60 * SECOND, write });
      return unclear(false);
    }
    const answer = this.#once(write, fault);
    return fault === 'cut_after' ? unclear(false) : answer;
  }

  #once(write: Sent, fault: Fault | undefined): Answer {
    return this.#keys.once({ ...write, now: this.#now() }, () => this.#work(write, fault));
  }

  #work(write: Sent, fault: Fault | undefined): Answer {
    if (fault === 'remembered_500') return unclear(true);
    if (fault === 'rejected') return refused('The document is not valid.');
    const done = this.#do(write);
    return fault === 'done_then_500' ? unclear(true) : done;
  }

  #do({ kind, documentId, request, key }: Sent): Answer {
    if (kind === 'create_invoice') return this.#createInvoice(JSON.parse(request) as InvoiceBody);
    if (kind === 'create_contact') return this.#createContact(JSON.parse(request) as ContactBody);
    if (kind === 'create_quote') return this.quotes.create(request);
    if (kind === 'move_quote') return this.quotes.move(documentId ?? '', request);
    if (kind === 'create_item') return this.items.create(request);
    if (kind === 'update_contact') return this.#updateContact(documentId ?? '', JSON.parse(request) as ContactChange);
    if (kind === 'create_credit_note') return this.credits.create(request);
    if (kind === 'allocate_credit') return this.credits.allocate(documentId ?? '', request);
    const invoice = this.invoices.get(documentId ?? '')?.fact;
    if (!invoice) return refused('There is no such invoice.');
    if (kind === 'email_invoice') {
      this.mails.push(key.split(':')[0] ?? '');
      return ok({ kind: 'sent' });
    }
    return this.#move(invoice, (JSON.parse(request) as InvoiceBody).Invoices[0]);
  }

  /** A move of the status, or new contents together with one. */
  #move(invoice: InvoiceFact, body: Partial<InvoiceBody['Invoices'][0]>): Answer {
    const { Status: status = '', Url: url = invoice.url } = body;
    const refusal = refusalOf(invoice, status);
    if (refusal !== null) return refused(refusal);
    const content = body.LineItems ? this.#contentOf(body as InvoiceBody['Invoices'][0], invoice.lines) : {};
    return ok({ kind: 'invoice', invoice: this.#keep({ ...invoice, ...content, status, url }) });
  }

  #contentOf(body: InvoiceBody['Invoices'][0], before: LineFact[]): Partial<InvoiceFact> {
    return contentOf(body, { before, newId: this.#newId, misreckons: this.misreckons });
  }

  #createInvoice({ Invoices: [body] }: InvoiceBody): Answer {
    if (!this.contacts.has(body.Contact.ContactID)) return refused('The contact is not known.');
    const id = this.#newId();
    const { Status: status, Url: url } = body;
    const what = { id, invoiceNumber: `INV-${id}`, status, url, contactId: body.Contact.ContactID };
    return ok({ kind: 'invoice', invoice: this.#keep(invoiceFact({ ...what, ...this.#contentOf(body, []) })) });
  }

  #createContact({ Contacts: [{ Name: name, ContactNumber: contactNumber }] }: ContactBody): Answer {
    const others = [...this.contacts.values()].map(({ fact }) => fact);
    if (others.some((fact) => fact.name === name)) return refused('The name is taken.');
    if (others.some((fact) => fact.contactNumber === contactNumber)) return refused('The number is taken.');
    return ok({ kind: 'contact', contact: this.addContact(this.#newId(), { name, contactNumber }) });
  }

  #updateContact(id: string, { Contacts: [{ EmailAddress: email }] }: ContactChange): Answer {
    const kept = this.contacts.get(id);
    if (!kept) return refused('There is no such contact.');
    const fact = { ...kept.fact, updatedAt: this.changedAt(), email: email ?? kept.fact.email };
    this.contacts.set(id, { ...kept, fact });
    return ok({ kind: 'contact', contact: fact });
  }

  addContact(id: string, { name, contactNumber }: { name: string; contactNumber: string | null }): ContactFact {
    const fact = { ...plainContact, id, name, contactNumber, updatedAt: this.changedAt() };
    this.contacts.set(id, { fact, listedFrom: this.#now() + LAG_MS });
    return fact;
  }

  /** What somebody does in Xero's own pages. */
  setStatus(invoiceId: string, status: string): void {
    const kept = this.invoices.get(invoiceId);
    if (kept) this.#keep({ ...kept.fact, status });
  }

  #keep(fact: InvoiceFact): InvoiceFact {
    const updated = { ...fact, updatedAt: this.changedAt() };
    const listedFrom = this.invoices.get(fact.id)?.listedFrom ?? this.#now() + LAG_MS;
    this.invoices.set(fact.id, { fact: updated, listedFrom });
    return updated;
  }

  /** Does what was late and is due by now. */
  catchUp(): void {
    const due = this.#late.filter(({ at }) => at <= this.#now());
    this.#late = this.#late.filter(({ at }) => at > this.#now());
    for (const { at, write } of due) {
      this.#lateAt = at;
      this.#once(write, undefined);
      this.#lateAt = null;
    }
  }

  #now = (): number => this.#lateAt ?? this.#clock();

  /** When what is being done changes something. */
  changedAt = (): Date => this.#changes.next(this.#now());

  #newId = (): string => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;

  findInvoices(_where: unknown, by: { contactId: string; changedSince: Date }): Promise<Result<InvoiceFact[], never>> {
    this.catchUp();
    const listed = [...this.invoices.values()].filter(({ listedFrom }) => listedFrom <= this.#now());
    return Promise.resolve(
      ok(
        listed
          .map(({ fact }) => fact)
          .filter((fact) => fact.contactId === by.contactId && fact.updatedAt >= by.changedSince),
      ),
    );
  }

  findContact(_where: unknown, contactNumber: string): Promise<Result<ContactFact | null, never>> {
    this.catchUp();
    const listed = [...this.contacts.values()].filter(({ listedFrom }) => listedFrom <= this.#now());
    return Promise.resolve(ok(listed.find(({ fact }) => fact.contactNumber === contactNumber)?.fact ?? null));
  }

  findItem: XeroWriter['findItem'] = (_where, code) => this.#caughtUp(() => this.items.find(code));

  readContact(_where: unknown, contactId: string): Promise<Result<ContactFact | null, never>> {
    this.catchUp();
    return Promise.resolve(ok(this.contacts.get(contactId)?.fact ?? null));
  }

  findQuotes: XeroWriter['findQuotes'] = (_where, number) => this.#caughtUp(() => this.quotes.numbered(number));
  readQuote: XeroWriter['readQuote'] = (_where, id) => this.#caughtUp(() => this.quotes.all.get(id) ?? null);

  #caughtUp<T>(look: () => T): Promise<Result<T, never>> {
    this.catchUp();
    return Promise.resolve(ok(look()));
  }

  readInvoice = (_where: unknown, invoiceId: string): Promise<Result<InvoiceFact | null, never>> => {
    this.catchUp();
    return Promise.resolve(ok(this.invoices.get(invoiceId)?.fact ?? null));
  };

  findCreditNotes: XeroWriter['findCreditNotes'] = (_where, by) => this.credits.find(by);
  readCreditNote: XeroWriter['readCreditNote'] = (_where, creditId) => this.credits.read(creditId);
}
