import { sql, type RawBuilder } from 'kysely';
import { decimal } from '../lib/money.ts';
import type { CurrencyAmount, Span } from '../receivables/facts.ts';
import type { Holdings, OfCustomer } from '../receivables/ports.ts';
import type { PortalHandle } from './portal.ts';

/** As the database sends it: amounts are text, since JSON's numbers are floats. */
type Sent<T extends CurrencyAmount> = Omit<T, 'amount'> & { amount: string };
type SumsOf<K extends keyof Holdings> = Holdings[K] extends (infer T extends CurrencyAmount)[] ? Sent<T>[] : never;

interface Row {
  held: SumsOf<'held'>;
  unapproved: SumsOf<'unapproved'>;
  received: SumsOf<'received'>;
  invoiced_by_month: SumsOf<'invoicedByMonth'>;
  paid_by_month: SumsOf<'paidByMonth'>;
  balances: { outstanding: string; overdue: string; readAt: string } | null;
  changed_at: Date | null;
  any_approved: boolean;
  any_document: boolean;
}

const toFacts = <T extends { amount: string }>(rows: T[]) =>
  rows.map(({ amount, ...rest }) => ({ ...rest, amount: decimal(amount) }));

/** The rows of a query of sums as one array; its columns are named in JSON as in `named`. */
const gathered = (named: Record<string, string>, query: RawBuilder<unknown>): RawBuilder<unknown> => {
  const pairs = Object.entries(named).map(([name, column]) => sql`${sql.lit(name)}, ${sql.ref(column)}`);
  return sql`(select coalesce(jsonb_agg(jsonb_build_object(${sql.join(pairs)}, 'amount', amount::text)), '[]')
    from (${query}) as sums)`;
};

/** What a customer has beside single invoices, summed up by the database: one statement. */
export async function readHoldings(
  { portalId, db }: PortalHandle,
  query: OfCustomer & { span: Span },
): Promise<Holdings> {
  const ofCustomer = sql`portal_id = ${portalId} and tenant_id = ${query.tenantId}
    and contact_id in (${sql.join(query.contactIds)}) and gone_at is null`;
  const { rows } = await sql<Row>`
    with paid as materialized (
      select invoice.currency, payment.payment_date, payment.amount
      from (select * from mirror_payments where ${ofCustomer}) payment
      join mirror_invoices invoice on invoice.portal_id = ${portalId} and invoice.tenant_id = ${query.tenantId}
        and invoice.invoice_id = payment.invoice_id and invoice.gone_at is null
      where payment.status = 'AUTHORISED' and payment.payment_date <= ${query.span.until}
    )
    select
      ${held(ofCustomer)} as held,
      ${unapproved(ofCustomer)} as unapproved,
      ${received(query.span)} as received,
      ${invoicedByMonth(ofCustomer)} as invoiced_by_month,
      ${paidByMonth} as paid_by_month,
      ${balances(ofCustomer)} as balances,
      greatest(
        (select max(vendor_updated_at) from mirror_invoices where ${ofCustomer}),
        (select max(vendor_updated_at) from mirror_credits where ${ofCustomer}),
        (select max(vendor_updated_at) from mirror_payments where ${ofCustomer})
      ) as changed_at,
      exists (select from mirror_invoices where ${ofCustomer} and status in ('AUTHORISED', 'PAID')) as any_approved,
      exists (select from mirror_invoices where ${ofCustomer})
        or exists (select from mirror_credits where ${ofCustomer}) as any_document`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('A query of one row returned none');
  return {
    held: toFacts(row.held),
    unapproved: toFacts(row.unapproved),
    received: toFacts(row.received),
    invoicedByMonth: toFacts(row.invoiced_by_month),
    paidByMonth: toFacts(row.paid_by_month),
    balances: row.balances && {
      outstanding: decimal(row.balances.outstanding),
      overdue: decimal(row.balances.overdue),
      readAt: new Date(row.balances.readAt),
    },
    changedAt: row.changed_at,
    anyApproved: row.any_approved,
    anyDocument: row.any_document,
  };
}

const held = (ofCustomer: RawBuilder<unknown>) =>
  gathered(
    { currency: 'currency', kind: 'kind' },
    sql`select currency, kind, sum(remaining_credit) as amount from mirror_credits
      where ${ofCustomer} and status = 'AUTHORISED' and remaining_credit > 0 group by currency, kind`,
  );

const unapproved = (ofCustomer: RawBuilder<unknown>) =>
  gathered(
    { currency: 'currency', status: 'status', documents: 'documents' },
    sql`select currency, status, sum(total) as amount, count(*) as documents from mirror_invoices
      where ${ofCustomer} and status in ('DRAFT', 'SUBMITTED') group by currency, status`,
  );

const received = ({ after }: Span) =>
  gathered(
    { currency: 'currency' },
    sql`select currency, sum(amount) as amount from paid where payment_date > ${after} group by currency`,
  );

const invoicedByMonth = (ofCustomer: RawBuilder<unknown>) =>
  gathered(
    { currency: 'currency', month: 'month' },
    sql`select currency, to_char(invoice_date, 'YYYY-MM') as month, sum(total) as amount from mirror_invoices
      where ${ofCustomer} and status in ('AUTHORISED', 'PAID') group by 1, 2`,
  );

const paidByMonth = gathered(
  { currency: 'currency', month: 'month' },
  sql`select currency, to_char(payment_date, 'YYYY-MM') as month, sum(amount) as amount from paid group by 1, 2`,
);

const balances = (ofCustomer: RawBuilder<unknown>) => sql`(
  select jsonb_build_object('outstanding', sum(receivable_outstanding)::text, 'overdue', sum(receivable_overdue)::text,
    'readAt', min(read_at)) from mirror_contacts where ${ofCustomer} having count(*) > 0)`;
