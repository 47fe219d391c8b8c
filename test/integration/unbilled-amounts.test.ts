import fc from 'fast-check';
import { readPlan } from '../../src/invoicing/ledger/read-plan.ts';
import { decimal, type Decimal } from '../../src/lib/money.ts';
import { ianaZone } from '../../src/mirror/rules/xero-zones.ts';
import type { Step } from '../../src/schedules/facts.ts';
import { cardReads } from '../../src/store/card-reads.ts';
import { readUnbilled } from '../../src/unbilled/read-unbilled.ts';
import { newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { dealLine } from '../support/plain-facts.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';
import { won } from '../support/unbilled-house.ts';

const NOW = new Date('2026-11-20T12:00:00Z');

/** A decimal with that many places, and often one where rounding turns. */
const places = (most: number, decimals: number) =>
  fc.integer({ min: 0, max: most }).map((n) => decimal((n / 10 ** decimals).toFixed(decimals)));
const orNone = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 5 });
const line = fc.record({
  quantity: orNone(fc.oneof(places(50, 0), places(99_999, 4))),
  price: orNone(
    fc.oneof(
      places(999_999, 2),
      places(999_999, 4),
      places(9_999, 2).map((price) => price.times(-1)),
    ),
  ),
  discount: orNone(
    fc.oneof(
      places(9_999, 2),
      places(9_999, 4),
      places(999, 2).map((off) => off.times(-1)),
    ),
  ),
  discountRate: orNone(fc.oneof(places(100, 0), places(12_000, 2), places(999_999, 4), fc.constant(decimal('-5')))),
  billingFrequency: orNone(fc.constant('monthly')),
});
const invoice = fc.record({
  status: fc.constantFrom('DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'),
  currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'USD'),
  net: places(99_999, 2),
  credited: orNone(places(999, 2)),
  step: fc.constantFrom('whole', 's1', 's2'),
});
const when = fc.constantFrom<Step['when']>({ kind: 'now' }, { kind: 'date', date: '2026-12-24' }, { kind: 'paid' });
const deal = fc.record({
  amount: orNone(places(999_999, 3)),
  lines: fc.array(line, { maxLength: 4 }),
  invoices: fc.array(invoice, { maxLength: 2 }),
  steps: orNone(fc.tuple(when, when)),
});
type Deal = typeof deal extends fc.Arbitrary<infer D> ? D : never;

const stepsOf = (deals: readonly Deal[]) =>
  deals.flatMap(({ steps }, n) =>
    steps === null
      ? []
      : [
          {
            dealId: String(n),
            steps: steps.map((of, i): Step => ({
              ...{
                stepId: `s${i + 1}`,
                role: `Step ${i + 1}`,
                when: i === 0 && of.kind === 'paid' ? { kind: 'now' } : of,
              },
              share: i === 0 ? { kind: 'percent', percent: decimal('30') } : { kind: 'rest' },
            })),
          },
        ],
  );

/** Every won deal at once, as the list reads them, and each by itself, as the card of a deal does: of a random world. */
eachDatabase((_name, fresh) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
  });
  afterAll(() => opened.remove());

  async function write(deals: readonly Deal[]): Promise<string> {
    const portalId = newPortal();
    const tenantId = `tenant-of-${portalId}`;
    const ledger = new Ledger(portalId).organisation().contact('c');
    for (const [n, { amount, lines, invoices }] of deals.entries()) {
      ledger.deal(String(n), won(null, { amount }));
      ledger.rows('crm_line_items', ...lines.map((one, i) => dealLine(`${n}-${i}`, String(n), one)));
      for (const [i, { status, currency, net, credited }] of invoices.entries()) {
        const id = `${n}-${i}`;
        const total = net.times('1.2').toFixed(2);
        ledger.invoice(id, 'c', { status, currency, subTotal: net.toFixed(2), total });
        if (credited)
          ledger.credit(id, 'c', {
            currency,
            total: credited.toFixed(2),
            allocations: [{ invoiceId: id, date: '2026-11-05', amount: credited }],
          });
      }
    }
    await ledger.write(opened.store);
    await opened.store.withPortal(portalId, async (handle) => {
      const link = { portal_id: portalId, tenant_id: tenantId, intent_id: null, linked_at: NOW };
      const links = deals.flatMap(({ invoices }, n) =>
        invoices.map(({ step }, i) => ({ ...link, deal_id: String(n), invoice_id: `${n}-${i}`, step })),
      );
      await handle.db.insertInto('invoice_links').values(links).execute();
      const { schedules } = cardReads(handle, ianaZone);
      for (const schedule of stepsOf(deals))
        await schedules.save({ ...schedule, version: 0 }, { userId: '7', userEmail: 'a@b.test', at: NOW });
    });
    return portalId;
  }

  test('what a deal comes to, what is billed of it and what is left are the same to the cent', async () => {
    const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 100_000);
    const deals = fc.sample(deal, { numRuns: 100, seed });
    const portalId = await write(deals);
    const tenantId = `tenant-of-${portalId}`;
    await opened.store.withPortal(portalId, async (handle) => {
      const reads = cardReads(handle, ianaZone);
      const books = { tenantId, zone: 'Europe/London', portal: { currency: 'GBP' } };
      const { all, calendar } = await readUnbilled(reads, { books, now: NOW });
      const listed = new Map(all.map((row) => [row.deal.dealId, row]));
      const amounts = new Map(
        (await reads.unbilled.won({ ...asked(books), dealId: null })).map((one) => [one.dealId, one.amount]),
      );
      for (const dealId of deals.map((_deal, n) => String(n))) {
        const { plan } = (await readPlan(reads, { tenantId, currency: 'GBP', today: calendar.today, dealId }))!;
        expect([seed, dealId, text(amounts.get(dealId) ?? null)]).toEqual([seed, dealId, text(plan.deal)]);
        const row = listed.get(dealId);
        if (row) expect([seed, dealId, text(row.billed)]).toEqual([seed, dealId, text(plan.billed)]);
        if (row?.left) expect([seed, dealId, text(row.left)]).toEqual([seed, dealId, text(plan.left)]);
        if (!row && plan.deal) expect([seed, dealId, text(plan.left)]).toEqual([seed, dealId, '0.00']);
      }
      expect(listed.size).toBeGreaterThan(20);
    });
  }, 60_000);
});

const asked = ({ tenantId, zone }: { tenantId: string; zone: string }) => ({
  tenantId,
  zone,
  portalCurrency: 'GBP',
  most: 1000,
});
const text = (amount: Decimal | null): string | null => amount && amount.toFixed(2);
