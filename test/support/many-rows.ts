import pg from 'pg';

/** A table that grows, and which columns of its template row become what of the number `n`. */
type Growth = [table: string, rows: number, columns: Record<string, string>];

/** Customers of twenty invoices, ten payments and three people; of a million rows, these are so many. */
const GROWTHS: Growth[] = [
  ['mirror_invoices', 0.5, { invoice_id: `'bulk-' || n`, contact_id: `'bulk-' || n / 20` }],
  [
    'mirror_payments',
    0.25,
    { payment_id: `'bulk-' || n`, invoice_id: `'bulk-' || n * 2`, contact_id: `'bulk-' || n / 10` },
  ],
  [
    'mirror_contacts',
    0.05,
    { contact_id: `'bulk-' || n`, contact_number: `'HS-COMPANY-bulk-' || n`, email: `n || '@bulk.test'` },
  ],
  ['crm_contacts', 0.15, { object_id: `'bulk-' || n`, company_id: `'bulk-' || n / 3` }],
  ['crm_companies', 0.05, { object_id: `'bulk-' || n` }],
  [
    'outbox_intents',
    0.05,
    { intent_id: `'bulk-' || n`, subject: `'deal:bulk-' || n || ':'`, document_id: `'bulk-' || n` },
  ],
];

export const GROWING: ReadonlySet<string> = new Set(GROWTHS.map(([table]) => table));

/** Copies of the oldest row of each table that grows, until the portal has so many rows in all, and what PostgreSQL then knows of them. */
export async function growTo(connectionString: string, portalId: string, rows: number): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const [table, share, columns] of GROWTHS) await grow(client, { table, columns, portalId, rows: rows * share });
    await client.query(`vacuum analyze`);
  } finally {
    await client.end();
  }
}

interface Growing {
  table: string;
  columns: Record<string, string>;
  portalId: string;
  rows: number;
}

async function grow(client: pg.Client, { table, columns, portalId, rows }: Growing): Promise<void> {
  const { rows: known } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = known.map(({ column_name: name }) => name);
  const held = await client.query<{ count: number }>(`select count(*)::integer from ${table} where portal_id = $1`, [
    portalId,
  ]);
  const values = names.map((name) => columns[name] ?? `template."${name}"`);
  await client.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join()})
    select ${values.join()} from (select * from ${table} where portal_id = $1 order by ctid limit 1) template,
      generate_series($2::integer, $3::integer) n`,
    [portalId, held.rows[0]?.count, rows],
  );
}
