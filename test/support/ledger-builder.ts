import fc from 'fast-check';
import { decimal, zero } from '../../src/lib/money.ts';
import type {
  AccountFact,
  CompanyFact,
  ContactFact,
  CreditFact,
  DealFact,
  InvoiceFact,
  ItemFact,
  LineFact,
  OrganisationFact,
  PaymentFact,
  PersonFact,
  ProductFact,
  StreamFacts,
  StreamName,
  TaxRateFact,
} from '../../src/mirror/facts.ts';
import { STREAMS } from '../../src/mirror/streams.ts';
import { upsertRows } from '../../src/store/mirror-rows.ts';
import type { Store } from '../../src/store/open.ts';
import type { AccessRuleRow, CustomerLinkRow } from '../../src/store/tables.ts';
import { noDefaults, nowhere, plainItem, unsaid } from './blank-facts.ts';
import { anyFact } from './facts.ts';
import { addPortal } from './test-store.ts';

const CHANGED_AT = new Date('2026-11-01T09:00:00Z');
const of = { updatedAt: CHANGED_AT };
const noTerms = { salesTerms: null };

/** Amounts are written as in a ledger: `'120.00'`. */
type Amounts<K extends string> = { [key in K]?: string };
type Given<F, K extends keyof F & string> = Partial<Omit<F, K>> & Amounts<K>;

const decimals = (amounts: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(amounts).flatMap(([key, text]) => (text === undefined ? [] : [[key, decimal(text)]])),
  );

/**
 * Builds a valid state of one portal's database, step by step: what is not said has a plain default. Nothing is written
 * before `write`; a second `write` adds what was said since.
 */
export class Ledger {
  readonly portalId: string;
  readonly tenantId: string;
  #facts: { [S in StreamName]?: StreamFacts[S][] } = {};
  #rules: Omit<AccessRuleRow, 'portal_id' | 'right_before'>[] = [];
  #links: Pick<CustomerLinkRow, 'object_type_id' | 'object_id' | 'contact_id'>[] = [];
  #readUntil: Date | null = null;

  constructor(portalId = '62515', tenantId = `tenant-of-${portalId}`) {
    this.portalId = portalId;
    this.tenantId = tenantId;
  }

  /** A user of the portal as an owner of records, with the ids or the names by id of the teams; the owner's id is the user's with a nought behind it. */
  user(userId: string, teams: string[] | Record<string, string> = []): this {
    const [teamIds, teamNames] = Array.isArray(teams) ? [teams, {}] : [Object.keys(teams), teams];
    const owner = { id: `${userId}0`, userId, email: `user${userId}@acme.test`, firstName: 'User', lastName: userId };
    return this.#add('crm_owners', { ...of, ...owner, teamIds, teamNames });
  }

  rule(rule: Omit<AccessRuleRow, 'portal_id' | 'right_before'>): this {
    this.#rules.push(rule);
    return this;
  }

  company(id: string, more: Partial<CompanyFact> = {}): this {
    const named = { name: `Company ${id}`, domain: null, ownerId: null };
    return this.#add('crm_companies', { ...of, ...nowhere, ...named, id, ...more });
  }

  person(id: string, more: Partial<PersonFact> = {}): this {
    const nobody = { ...nowhere, firstName: null, lastName: null, email: null, companyId: null, ownerId: null };
    const emails = more.email ? [more.email.toLowerCase()] : [];
    return this.#add('crm_contacts', { ...of, ...nobody, id, emails, ...more });
  }

  deal(id: string, more: Partial<DealFact> = {}): this {
    const open = { pipelineId: null, stageId: null, isClosed: false, isWon: false, amount: null, currency: null };
    const alone = { dealType: null, closeDate: null, companyId: null, contactId: null, ownerId: null };
    return this.#add('crm_deals', { ...of, ...open, ...alone, id, name: `Deal ${id}`, ...more });
  }

  organisation(more: Partial<OrganisationFact> = {}): this {
    const unlocked = { periodLockDate: null, endOfYearLockDate: null, ...noTerms, isDemoCompany: false };
    const place = { baseCurrency: 'GBP', countryCode: 'GB', timeZone: 'GMTSTANDARDTIME', shortCode: '!ab12' };
    const named = { ...place, id: this.tenantId, name: 'Acme Books' };
    return this.#add('organisation', { ...of, ...unlocked, ...unsaid, ...named, ...more });
  }

  /** An active account for sales. */
  salesAccount(code: string, more: Partial<AccountFact> = {}): this {
    const sales = { type: 'REVENUE', class: 'REVENUE', taxType: 'OUTPUT2', status: 'ACTIVE', systemAccount: null };
    return this.#add('accounts', { ...of, ...sales, id: `account-${code}`, code, name: `Sales ${code}`, ...more });
  }

  /** A tax rate for sales, in percent. */
  taxRate(taxType: string, rate: string, more: Partial<TaxRateFact> = {}): this {
    const named = { name: `${rate}% (${taxType})`, status: 'ACTIVE', canApplyToRevenue: true };
    return this.#add('tax_rates', { ...of, ...named, id: taxType, effectiveRate: decimal(rate), ...more });
  }

  /** An item that is sold; its id is its code with `item-` before it. */
  item(code: string, more: Partial<ItemFact> = {}): this {
    return this.#add('items', { ...of, ...plainItem, id: `item-${code}`, code, name: `Item ${code}`, ...more });
  }

  product(id: string, more: Partial<ProductFact> = {}): this {
    const plain = { description: null, sku: null, price: null, billingFrequency: null, type: null };
    return this.#add('crm_products', { ...of, ...plain, id, name: `Product ${id}`, ...more });
  }

  currency(code: string): this {
    return this.#add('currencies', { ...of, id: code, description: code });
  }

  /** Rows of a stream that has no method of its own. */
  rows<S extends StreamName>(stream: S, ...facts: StreamFacts[S][]): this {
    return facts.reduce<this>((ledger, fact) => ledger.#add(stream, fact), this);
  }

  /** A row in every stream of which nothing was said yet. */
  oneOfEach(): this {
    for (const [stream, any] of Object.entries<fc.Arbitrary<unknown>>(anyFact))
      this.#facts = { [stream]: fc.sample(any, { numRuns: 1, seed: 1 }), ...this.#facts };
    return this;
  }

  contact(id: string, more: Partial<ContactFact> = {}): this {
    const unknown = { contactNumber: null, email: null, firstName: null, lastName: null, taxNumber: null };
    const plain = { status: 'ACTIVE', isCustomer: true, isSupplier: false, mergedToContactId: null };
    const sums = { receivableOutstanding: zero, receivableOverdue: zero };
    return this.#add('contacts', {
      ...{ ...of, ...unknown, ...plain, ...noTerms, ...noDefaults, ...sums },
      defaultCurrency: null,
      id,
      name: `Contact ${id}`,
      ...more,
    });
  }

  /** The company's or person's Xero contact by a person's word. */
  link(objectTypeId: string, objectId: string, contactId: string): this {
    this.#links.push({ object_type_id: objectTypeId, object_id: objectId, contact_id: contactId });
    return this;
  }

  /** An approved invoice of which everything is still due, unless said otherwise. */
  invoice(
    id: string,
    contactId: string,
    more: Given<InvoiceFact, 'total' | 'amountDue' | 'amountPaid' | 'amountCredited' | 'subTotal' | 'totalTax'> = {},
  ): this {
    const {
      total = '100.00',
      amountDue = total,
      amountPaid,
      amountCredited,
      subTotal = total,
      totalTax,
      ...rest
    } = more;
    const dates = { date: '2026-11-01', dueDate: '2026-12-01', expectedPaymentDate: null, fullyPaidOn: null };
    const plain = { status: 'AUTHORISED', reference: '', invoiceNumber: `INV-${id}`, sentToContact: true, url: null };
    const money = { lineAmountTypes: 'Exclusive' as const, currency: 'GBP', currencyRate: decimal('1') };
    const sums = { amountPaid: zero, amountCredited: zero, totalTax: zero };
    const given = decimals({ total, amountDue, amountPaid, amountCredited, subTotal, totalTax });
    const lines: LineFact[] = [];
    const parts = { ...of, ...dates, ...plain, ...money, ...sums, ...given };
    return this.#add('invoices', { ...parts, id, contactId, lines, ...rest } as InvoiceFact);
  }

  payment(id: string, invoice: { id: string; contactId: string }, more: Given<PaymentFact, 'amount'> = {}): this {
    const { amount = '100.00', ...rest } = more;
    const plain = { status: 'AUTHORISED', date: '2026-11-10', currencyRate: decimal('1'), reference: '' };
    const whose = { id, invoiceId: invoice.id, contactId: invoice.contactId };
    return this.#add('payments', { ...of, ...plain, ...whose, amount: decimal(amount), ...rest });
  }

  /** Approved money held for the contact, of which everything is left, unless said otherwise. */
  credit(id: string, contactId: string, more: Given<CreditFact, 'total' | 'remainingCredit'> = {}): this {
    const { total = '100.00', remainingCredit = total, kind = 'credit_note', ...rest } = more;
    const plain = {
      status: 'AUTHORISED',
      reference: '',
      creditNumber: `CN-${id}`,
      date: '2026-11-05',
      allocations: [],
    };
    const money = { lineAmountTypes: 'NoTax' as const, currency: 'GBP', currencyRate: decimal('1') };
    const sums = {
      total: decimal(total),
      subTotal: decimal(total),
      totalTax: zero,
      remainingCredit: decimal(remainingCredit),
    };
    const stream = ({ credit_note: 'credit_notes', overpayment: 'overpayments', prepayment: 'prepayments' } as const)[
      kind
    ];
    return this.#add(stream, { ...of, ...plain, ...money, ...sums, id, contactId, kind, ...rest });
  }

  /** Every stream was read once, as of that moment. */
  readUntil(moment: Date): this {
    this.#readUntil = moment;
    return this;
  }

  /** Writes the portal, connected by its installer, user 1, and all that was said. */
  async write(store: Store): Promise<void> {
    await addPortal(store, this.portalId, [this.tenantId]);
    const mine = { portal_id: this.portalId };
    await store.withPortal(this.portalId, async (handle) => {
      await handle.db.updateTable('portals').set({ installed_by: '1' }).execute();
      for (const stream of Object.keys(STREAMS) as StreamName[]) {
        const tenantId = STREAMS[stream].vendor === 'xero' ? this.tenantId : '';
        const key = { portalId: this.portalId, tenantId, stream };
        await upsertRows(handle, key, { facts: this.#facts[stream] ?? [], readAt: CHANGED_AT });
        if (this.#readUntil === null) continue;
        const cursor = { ...mine, tenant_id: key.tenantId, stream, read_until: this.#readUntil };
        await handle.db.insertInto('stream_cursors').values(cursor).execute();
      }
      for (const rule of this.#rules)
        await handle.db
          .insertInto('access_rules')
          .values({ ...mine, ...rule })
          .execute();
      const said = { ...mine, tenant_id: this.tenantId, linked_by: '1', linked_at: CHANGED_AT };
      for (const link of this.#links)
        await handle.db
          .insertInto('customer_links')
          .values({ ...said, ...link })
          .execute();
    });
    this.#facts = {};
    this.#rules = [];
    this.#links = [];
    this.#readUntil = null;
  }

  #add<S extends StreamName>(stream: S, fact: StreamFacts[S]): this {
    const facts: StreamFacts[S][] = (this.#facts[stream] ??= []);
    facts.push(fact);
    return this;
  }
}
