import { sql, type RawBuilder } from 'kysely';
import { decimal } from '../lib/money.ts';
import type { CreditKind } from '../mirror/facts.ts';
import { AGES, type AgeBucket } from '../receivables/facts.ts';
import type { DocumentFilter, DocumentList, ListedDocument, ListQuery } from '../receivables/ports.ts';
import type { PortalHandle } from './portal.ts';
import { toSummary, type SummaryRow } from './receivables-account.ts';

interface Row extends SummaryRow {
  kind: 'invoice' | CreditKind;
}

const isOpen = sql`kind = 'invoice' and status = 'AUTHORISED' and amount_due > 0`;

/** Open invoices of one age; `receivables/rules/ageing.ts` sums up the same. */
const ofAge =
  (bucket: AgeBucket) =>
  (today: string): RawBuilder<unknown> => {
    const age = AGES.find((one) => one.bucket === bucket);
    const late = sql`greatest(0, coalesce(${today}::date - due_date, 0))`;
    return sql`${isOpen} and ${late} >= ${age?.from ?? 0} and ${late} <= ${age?.until ?? EVER}`;
  };

/** More days than any two dates of a ledger lie apart. */
const EVER = 10_000_000;

const unallocated = (kind: CreditKind) => (): RawBuilder<unknown> =>
  sql`kind = ${kind} and status = 'AUTHORISED' and amount_due > 0`;

/** What each filter keeps; the states that rows are shown with are worked out in receivables/rules/invoice-state.ts. */
const KEPT: Record<DocumentFilter, (today: string) => RawBuilder<unknown>> = {
  all: () => sql`true`,
  open: () => isOpen,
  overdue: (today) => sql`${isOpen} and due_date < ${today}`,
  paid: () => sql`kind = 'invoice' and (status = 'PAID' or (status = 'AUTHORISED' and amount_due <= 0))`,
  draft: () => sql`status not in ('AUTHORISED', 'PAID', 'VOIDED', 'DELETED')`,
  void: () => sql`status in ('VOIDED', 'DELETED')`,
  credit: () => sql`kind <> 'invoice'`,
  not_yet_due: ofAge('not_yet_due'),
  late_1_30: ofAge('late_1_30'),
  late_31_60: ofAge('late_31_60'),
  late_61_90: ofAge('late_61_90'),
  late_over_90: ofAge('late_over_90'),
  draft_invoices: () => sql`kind = 'invoice' and status = 'DRAFT'`,
  submitted_invoices: () => sql`kind = 'invoice' and status = 'SUBMITTED'`,
  unallocated_credit_note: unallocated('credit_note'),
  unallocated_overpayment: unallocated('overpayment'),
  unallocated_prepayment: unallocated('prepayment'),
};

const DEBTS: ReadonlySet<DocumentFilter> = new Set(['open', 'overdue', ...AGES.map(({ bucket }) => bucket)]);

/** Debts by urgency, as on the card; anything else newest first. */
const order = (filter: DocumentFilter): RawBuilder<unknown> =>
  DEBTS.has(filter)
    ? sql`due_date nulls last, invoice_date, invoice_id`
    : sql`invoice_date desc, invoice_number desc, invoice_id`;

/** One page of a customer's invoices and credits, with the count of all and the years there are: two statements. */
export async function readDocuments(handle: PortalHandle, query: ListQuery): Promise<DocumentList> {
  const documents = allDocuments(handle, query);
  const kept = sql`(${KEPT[query.filter](query.today)}) and ${inYear(query.year)} and ${inCurrency(query.currency)}`;
  const page = await sql<Row>`
    with documents as (${documents}) select * from documents where ${kept}
    order by ${order(query.filter)} limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(
    handle.db,
  );
  const overall = await sql<{ total: number; years: string[] }>`
    with documents as (${documents})
    select (count(*) filter (where ${kept}))::integer as total,
      coalesce(jsonb_agg(distinct to_char(invoice_date, 'YYYY')), '[]') as years
    from documents`.execute(handle.db);
  const { total, years } = overall.rows[0] ?? { total: 0, years: [] };
  return { rows: page.rows.map(fromRow), total, years: years.toSorted().reverse() };
}

const inYear = (year: string | undefined): RawBuilder<unknown> =>
  year === undefined ? sql`true` : sql`to_char(invoice_date, 'YYYY') = ${year}`;

const inCurrency = (currency: string | undefined): RawBuilder<unknown> =>
  currency === undefined ? sql`true` : sql`currency = ${currency}`;

function allDocuments({ portalId }: PortalHandle, { tenantId, contactIds }: ListQuery): RawBuilder<unknown> {
  const ofCustomer = sql`portal_id = ${portalId} and tenant_id = ${tenantId}
    and contact_id in (${sql.join(contactIds)}) and gone_at is null`;
  return sql`
    select 'invoice' as kind, invoice_id, status, invoice_number, reference, invoice_date, due_date, fully_paid_on,
      currency, total, amount_due, amount_paid, amount_credited
    from mirror_invoices where ${ofCustomer}
    union all
    select kind, credit_id, status, credit_number, reference, credit_date, null, null,
      currency, total, remaining_credit, 0, 0
    from mirror_credits where ${ofCustomer}`;
}

function fromRow(row: Row): ListedDocument {
  if (row.kind === 'invoice') return { type: 'invoice', ...toSummary(row) };
  return {
    type: 'credit',
    kind: row.kind,
    id: row.invoice_id,
    status: row.status,
    creditNumber: row.invoice_number,
    reference: row.reference,
    date: row.invoice_date,
    currency: row.currency,
    total: decimal(row.total),
    remainingCredit: decimal(row.amount_due),
  };
}
