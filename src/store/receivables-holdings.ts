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

/**
 * What a customer has beside single invoices, summed up by the database: one statement, which reads each of the customer's
 * documents once, however many others there are.
 */
export async function readHoldings(
  { portalId, db }: PortalHandle,
  query: OfCustomer & { span: Span },
): Promise<Holdings> {
  const ofCustomer = sql`portal_id = ${portalId} and tenant_id = ${query.tenantId}
    and contact_id in (${sql.join(query.contactIds)}) and gone_at is null`;
  const { rows } = await sql<Row>`
    with invoices as materialized (
      select invoice_id, status, currency, invoice_date, total, vendor_updated_at from mirror_invoices where ${ofCustomer}
    ),
    credits as materialized (
      select kind, status, currency, remaining_credit, vendor_updated_at from mirror_credits where ${ofCustomer}
    ),
    payments as materialized (
      select invoice_id, status, payment_date, amount, vendor_updated_at from mirror_payments where ${ofCustomer}
    ),
    paid as (
      select invoices.currency, payments.payment_date, payments.amount
      from payments join invoices on invoices.invoice_id = payments.invoice_id
      where payments.status = 'AUTHORISED' and payments.payment_date <= ${query.span.until}
    )
    select
      ${held} as held,
      ${unapproved} as unapproved,
      ${received(query.span)} as received,
      ${invoicedByMonth} as invoiced_by_month,
      ${paidByMonth} as paid_by_month,
      ${balances(ofCustomer)} as balances,
      greatest(
        (select max(vendor_updated_at) from invoices),
        (select max(vendor_updated_at) from credits),
        (select max(vendor_updated_at) from payments)
      ) as changed_at,
      exists (select from invoices where status in ('AUTHORISED', 'PAID')) as any_approved,
      exists (select from invoices) or exists (select from credits) as any_document`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('A query of one row returned none');
  return fromRow(row);
}

const fromRow = (row: Row): Holdings => ({
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
});

const held = gathered(
  { currency: 'currency', kind: 'kind' },
  sql`select currency, kind, sum(remaining_credit) as amount from credits
    where status = 'AUTHORISED' and remaining_credit > 0 group by currency, kind`,
);

const unapproved = gathered(
  { currency: 'currency', status: 'status', documents: 'documents' },
  sql`select currency, status, sum(total) as amount, count(*) as documents from invoices
    where status in ('DRAFT', 'SUBMITTED') group by currency, status`,
);

const received = ({ after }: Span) =>
  gathered(
    { currency: 'currency' },
    sql`select currency, sum(amount) as amount from paid where payment_date > ${after} group by currency`,
  );

const invoicedByMonth = gathered(
  { currency: 'currency', month: 'month' },
  sql`select currency, to_char(invoice_date, 'YYYY-MM') as month, sum(total) as amount from invoices
    where status in ('AUTHORISED', 'PAID') group by 1, 2`,
);

const paidByMonth = gathered(
  { currency: 'currency', month: 'month' },
  sql`select currency, to_char(payment_date, 'YYYY-MM') as month, sum(amount) as amount from paid group by 1, 2`,
);

const balances = (ofCustomer: RawBuilder<unknown>) => sql`(
  select jsonb_build_object('outstanding', sum(receivable_outstanding)::text, 'overdue', sum(receivable_overdue)::text,
    'readAt', min(read_at)) from mirror_contacts where ${ofCustomer} having count(*) > 0)`;
