import { CompiledQuery } from 'kysely';
import { hoursAgo, full, newPortal } from '../support/card-ledgers.ts';
import { freshPostgres } from '../support/databases.ts';
import { openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { growTo, GROWING } from '../support/many-rows.ts';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Loops': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

/** What a door made the database do. */
interface Work {
  statements: number;
  /** Pages of tables and indexes that were looked at. */
  buffers: number;
  /** How often an index was searched. */
  searches: number;
  /** Tables that grow with the ledger and were read from end to end. */
  readWhole: string[];
}

const portalId = newPortal();
const record = { objectTypeId: '0-2', objectId: '42' };
let house: DoorHouse;
let connectionString: string;

beforeAll(async () => {
  house = await openDoorHouse(async () => {
    const database = await freshPostgres();
    connectionString = database.connectionString;
    return { address: { databaseUrl: connectionString }, remove: () => database.drop() };
  });
  const ledger = full(portalId);
  for (let n = 0; n < 100; n += 1) ledger.invoice(`c-${n}`, 'c').payment(`c-${n}`, { id: `c-${n}`, contactId: 'c' });
  for (let n = 0; n < 3; n += 1) ledger.person(`p-${n}`, { companyId: '42', email: `p${n}@acme.test` });
  ledger.company('43', { ownerId: '70' }).person('m', { companyId: '43', email: 'ada@mail.test' });
  ledger.contact('by-mail', { email: 'ada@mail.test' }).invoice('mailed', 'by-mail');
  await ledger.deal('5', { ownerId: '70' }).readUntil(hoursAgo(1)).write(house.store);
  await decided();
});
afterAll(() => house.remove());

/** One thing that was decided for the deal, of which the others are copies. */
const decided = () =>
  house.store.withPortal(portalId, ({ db }) =>
    db
      .insertInto('outbox_intents')
      .values({
        ...{ portal_id: portalId, intent_id: 'one', tenant_id: `tenant-of-${portalId}`, kind: 'create_invoice' },
        ...{ subject: 'deal:5:', state: 'done', request: '{}', document_id: 'one' },
        ...{ due_at: hoursAgo(1), created_by: '7', created_at: hoursAgo(1) },
      } as never)
      .execute(),
  );

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The plans of all that the door reads, each with its own parameters, under the portal's role and its row-level security. */
async function workOf(path: string, query: Record<string, string>): Promise<Work> {
  house.bound.length = 0;
  const answer = await house.ask({ userId: '7', portalId }, { path, query });
  expect(answer).toMatchObject({ ok: true });
  const reads = house.bound.filter(({ sql }) => /^\s*(select|with)/.test(sql) && !sql.includes('set_config'));
  const plans: Node[] = [];
  for (const { sql, parameters } of reads)
    await house.store.withPortal(portalId, async ({ db }) => {
      const explain = CompiledQuery.raw(`explain (analyze, buffers, format json) ${sql}`, [...parameters]);
      const { rows } = await db.executeQuery<{ 'QUERY PLAN': { Plan: Node }[] }>(explain);
      plans.push(...rows.flatMap((row) => row['QUERY PLAN'].map(({ Plan }) => Plan)));
    });
  const whole = plans.flatMap(nodesOf).filter((node) => node['Node Type'] === 'Seq Scan');
  return {
    statements: plans.length,
    searches: plans
      .flatMap(nodesOf)
      .reduce((sum, node) => sum + (node['Index Name'] === undefined ? 0 : node['Actual Loops']), 0),
    buffers: plans.reduce((sum, plan) => sum + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], 0),
    readWhole: whole.flatMap((node) => node['Relation Name'] ?? []).filter((table) => GROWING.has(table)),
  };
}

const works = async (): Promise<Record<string, Work>> => ({
  record: await workOf('/cards/record', record),
  recordByMail: await workOf('/cards/record', { ...record, objectId: '43' }),
  documents: await workOf('/cards/documents', { ...record, filter: 'all' }),
  deal: await workOf('/cards/deals/5/invoices', {}),
  open: await workOf('/cards/documents', { ...record, filter: 'open' }),
});

/** Pages of 8 kB, whatever the ledger. */
const MOST_BUFFERS = 60;
/** So many levels a tree of a million rows is higher than one of a thousand; a small table is read whole, which costs no more. */
const LEVELS = 2;

test('of a ledger of a million rows a card reads what it reads of a thousand, and nothing from end to end', async () => {
  await growTo(connectionString, portalId, 1000);
  const few = await works();
  await growTo(connectionString, portalId, 1_000_000);
  const many = await works();
  for (const [door, { statements, buffers, searches, readWhole }] of Object.entries(many)) {
    expect([door, statements, readWhole]).toEqual([door, few[door]?.statements, []]);
    expect(buffers - few[door]!.buffers).toBeLessThanOrEqual(LEVELS * searches);
    expect(buffers).toBeLessThanOrEqual(MOST_BUFFERS);
  }
}, 180_000);
