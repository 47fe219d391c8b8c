import fc from 'fast-check';
import { sql } from 'kysely';
import { isCreditedInFull as isCreditedByRule } from '../../src/invoicing/rules/credited.ts';
import { decimal } from '../../src/lib/money.ts';
import { creditStore } from '../../src/store/credit-links.ts';
import { isCreditedInFull } from '../../src/store/credited-in-full.ts';
import { ledgerStore } from '../../src/store/ledger-entries.ts';
import { newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { matched } from '../support/draft-house.ts';

/** Net and total; of two pairs each total there is one without the usual tax. */
const AMOUNTS = [
  ['100', '120'],
  ['110', '120'],
  ['50', '60'],
  ['60', '60'],
  ['33.33', '40'],
  ['0.01', '0.01'],
] as const;
const amounts = fc.constantFrom(...AMOUNTS);
const anyCredit = fc.record({
  amounts,
  madeFor: fc.constantFrom('this', 'other', null),
  /** How much of it is set against this invoice, and what of the rest against another one, before or after it. */
  used: fc.constantFrom('all', 'half', 'none'),
  isOtherFirst: fc.boolean(),
  status: fc.constantFrom('AUTHORISED', 'PAID', 'VOIDED'),
});
const anyInvoice = fc.record({ amounts, credits: fc.array(anyCredit, { minLength: 1, maxLength: 3 }) });

/** The rule is told of one invoice, and asked of the database of many: both must say the same. */
eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());

  test('the database says of every invoice what the rule says', async () => {
    const seed = Date.now();
    const cases = fc.sample(anyInvoice, { numRuns: 80, seed });
    const portalId = newPortal();
    const tenantId = `tenant-of-${portalId}`;
    const ledger = matched(portalId);
    const made: { creditId: string; invoiceId: string }[] = [];
    cases.forEach(({ amounts: owed, credits }, n) => {
      const [subTotal, total] = owed as readonly [string, string];
      ledger.invoice(`i-${n}`, 'c', { subTotal, total }).invoice(`o-${n}`, 'c');
      credits.forEach((credit, at) => {
        const [net, gross] = credit.amounts as readonly [string, string];
        const amount = { all: decimal(gross), half: decimal(gross).div(2), none: decimal('0') }[credit.used];
        const parts = [
          { invoiceId: `i-${n}`, date: '2026-11-20', amount },
          { invoiceId: `o-${n}`, date: '2026-11-20', amount: decimal(gross).minus(amount) },
        ].filter((part) => part.amount.gt(0));
        const allocations = credit.isOtherFirst ? parts.toReversed() : parts;
        const id = `n-${n}-${at}`;
        ledger.credit(id, 'c', { subTotal: decimal(net), total: gross, status: credit.status, allocations });
        if (credit.madeFor) made.push({ creditId: id, invoiceId: `${credit.madeFor === 'this' ? 'i' : 'o'}-${n}` });
      });
    });
    await ledger.write(house.store);
    const { byRule, byDatabase } = await house.store.withPortal(portalId, async (handle) => {
      for (const link of made) await creditStore(handle).link({ tenantId, ...link, intentId: link.creditId, at: NOW });
      await sql`
        insert into invoice_links (portal_id, tenant_id, invoice_id, deal_id, step, linked_at)
        select portal_id, tenant_id, invoice_id, 'd-' || substr(invoice_id, 3), '', ${NOW} from mirror_invoices
        where portal_id = ${portalId} and invoice_id like 'i-%'`.execute(handle.db);
      const entries = await ledgerStore(handle).entries(
        tenantId,
        cases.map((_case, n) => `d-${n}`),
      );
      const { rows } = await sql<{ id: string }>`
        select invoice_id as id from mirror_invoices invoice
        where portal_id = ${portalId} and invoice_id like 'i-%' and ${isCreditedInFull(portalId)}`.execute(handle.db);
      const full = entries.flatMap(({ invoiceId, invoice }) =>
        invoice && invoiceId !== null && isCreditedByRule({ ...invoice, invoiceId }) ? [invoiceId] : [],
      );
      return { byRule: full.toSorted(), byDatabase: rows.map(({ id }) => id).toSorted() };
    });
    expect({ seed, full: byDatabase }).toEqual({ seed, full: byRule });
    expect(byRule.length).toBeGreaterThan(0);
    expect(byRule.length).toBeLessThan(cases.length);
  });
});
