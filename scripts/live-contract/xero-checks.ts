import { randomUUID } from 'node:crypto';
import type { IntentKind } from '../../src/invoicing/facts.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import type { ListPage } from '../../src/mirror/ports.ts';
import type { Xero } from '../../src/vendors/xero/create-xero.ts';
import { compare, got, readsWell, type Check } from './check.ts';

const PORTAL = '1';

/** What reading and writing at Xero must be like, whatever the organisation holds. It leaves one contact, and a deleted draft. */
export function xeroChecks(xero: Xero, tenantId: string): Check[] {
  const reads = Object.entries(xero.readers).map(([stream, read]): Check => [
    `every row of ${stream} can be read`,
    () => readsWell((page) => (read as ListPage<'contacts'>)({ portalId: PORTAL, tenantId, changedSince: null, page })),
  ]);
  const writes = new Writes(xero, { portalId: PORTAL, tenantId });
  return [
    ...reads,
    ['a contact is made, and found by its number', () => writes.makeContact()],
    ['a draft is made with four decimals, and its totals are Xero’s own', () => writes.makeDraft()],
    ['the same bytes under the same key make no second one', () => writes.repeat()],
    ['what was made is read by its id, in a list of ids, and among what this app made', () => writes.lookUp()],
    ['a draft is deleted', () => writes.end()],
  ];
}

interface Sent {
  kind: IntentKind;
  /** The very bytes. */
  request: string;
  key: string;
  documentId?: string;
}

type Written = Extract<Awaited<ReturnType<Xero['writer']['send']>>, { ok: true }>['value'];

interface Where {
  portalId: string;
  tenantId: string;
}

/** One story of writing, told check by check: each goes on from what the one before has made. */
class Writes {
  readonly #xero: Xero;
  readonly #where: Where;
  readonly #number = `CHECK-${randomUUID().slice(0, 8)}`;
  readonly #key = randomUUID();
  #contactId = '';
  #request = '';
  #made: InvoiceFact | null = null;

  constructor(xero: Xero, where: Where) {
    this.#xero = xero;
    this.#where = where;
  }

  async makeContact(): Promise<string | null> {
    const body = { Contacts: [{ Name: `Contract check ${this.#number}`, ContactNumber: this.#number }] };
    const written = await this.#send({ kind: 'create_contact', request: JSON.stringify(body), key: randomUUID() });
    if (written.kind !== 'contact') return `${written.kind} was answered in place of a contact`;
    this.#contactId = written.contact.id;
    const found = got(await this.#xero.writer.findContact(this.#where, this.#number));
    return compare('found', found?.id, this.#contactId);
  }

  async makeDraft(): Promise<string | null> {
    const page = { ...this.#where, changedSince: null, page: null };
    const accounts = got(await this.#xero.readers.accounts(page)).rows;
    const { code } = accounts.find((one) => one.class === 'REVENUE' && one.status === 'ACTIVE' && one.code) ?? {};
    const line = { Description: 'Paint', Quantity: 3, UnitAmount: 12.3456, AccountCode: code, TaxType: 'NONE' };
    const draft = { Type: 'ACCREC', Status: 'DRAFT', LineAmountTypes: 'Exclusive', LineItems: [line] };
    this.#request = JSON.stringify({ Invoices: [{ ...draft, Contact: { ContactID: this.#contactId } }] });
    this.#made = await this.#invoice({ kind: 'create_invoice', request: this.#request, key: this.#key });
    const { status, subTotal, total, lines } = this.#made;
    const is = [status, subTotal.toFixed(2), total.toFixed(2), lines[0]?.unitAmount?.toFixed()];
    return compare('the draft', is, ['DRAFT', '37.04', '37.04', '12.3456']);
  }

  async repeat(): Promise<string | null> {
    const { id } = await this.#invoice({ kind: 'create_invoice', request: this.#request, key: this.#key });
    return compare('id', id, this.#draft().id);
  }

  async lookUp(): Promise<string | null> {
    const { id, updatedAt } = this.#draft();
    const by = { contactId: this.#contactId, changedSince: new Date(updatedAt.getTime() - 60_000) };
    const { writer, fetchByIds } = this.#xero;
    const ids = [
      got(await writer.readInvoice(this.#where, id))?.id,
      got(await fetchByIds(this.#where, 'invoices', [id])).rows[0]?.id,
      got(await writer.findInvoices(this.#where, by)).find((one) => one.id === id)?.id,
    ];
    return compare('ids', ids, [id, id, id]);
  }

  async end(): Promise<string | null> {
    const { id } = this.#draft();
    const request = JSON.stringify({ Invoices: [{ InvoiceID: id, Status: 'DELETED' }] });
    const sent = { kind: 'delete_invoice' as const, request, key: randomUUID(), documentId: id };
    return compare('status', (await this.#invoice(sent)).status, 'DELETED');
  }

  #draft(): InvoiceFact {
    if (!this.#made) throw new Error('No draft was made');
    return this.#made;
  }

  async #send(sent: Sent): Promise<Written> {
    return got(await this.#xero.writer.send(this.#where, { documentId: null, ...sent }));
  }

  async #invoice(sent: Sent): Promise<InvoiceFact> {
    const written = await this.#send(sent);
    if (written.kind !== 'invoice') throw new Error(`${written.kind} was answered in place of an invoice`);
    return written.invoice;
  }
}
