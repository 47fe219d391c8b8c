import type { UnbilledRow } from '../../src/contract/unbilled.ts';
import { decimal } from '../../src/lib/money.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, REP } from '../support/draft-house.ts';
import { dealLine, pipeline } from '../support/plain-facts.ts';
import { openUnbilledHouse, won, type UnbilledHouse } from '../support/unbilled-house.ts';

/** Deal, reason, amount, billed, left and what is in drafts. */
const said = ({ dealId, reason, amount, billed, left, inDrafts }: UnbilledRow) =>
  [dealId, reason, amount ?? '-', billed, left ?? '-', inDrafts].join(' ');

/** Won and not invoiced, through the doors. */
eachDatabase((_name, fresh) => {
  let house: UnbilledHouse;
  beforeAll(async () => {
    house = await openUnbilledHouse(fresh);
  });
  afterAll(() => house.remove());

  const audited = (portalId: string) =>
    house.store.withPortal(portalId, async ({ db }) => {
      const rows = await db.selectFrom('audit_log').selectAll().orderBy('audit_id').execute();
      return rows.map((row) => [row.action, row.object_type_id, row.object_id, row.user_id, row.right].join(' '));
    });

  test('each won deal that is not billed in full, with its reason; all others are not there', async () => {
    const portalId = await house.write((ledger) =>
      ledger
        .deal('1', won('1000'))
        .deal('2', won('1000'))
        .deal('3', won('1000'))
        .deal('4', won('1000'))
        .deal('6', won(null))
        .deal('7', won('1000'))
        .deal('8', won('1000'))
        .deal('9', { ...won('1000'), isWon: false })
        .deal('10', won('1000', { currency: null }))
        .invoice('full', 'c', { subTotal: '1000.00', total: '1200.00' })
        .invoice('part', 'c', { subTotal: '400.00', total: '480.00' })
        .invoice('draft', 'c', { status: 'DRAFT', date: '2026-11-08', subTotal: '1000.00', total: '1200.00' })
        .invoice('dollars', 'c', { currency: 'USD', subTotal: '1300.00', total: '1300.00' })
        .invoice('void', 'c', { status: 'VOIDED', subTotal: '1000.00', total: '1200.00' }),
    );
    await house.tie(portalId, '2', 'full');
    await house.tie(portalId, '3', 'part');
    await house.tie(portalId, '4', 'draft');
    await house.tie(portalId, '7', 'dollars');
    await house.tie(portalId, '8', 'void');
    const { rows, totals, counts, hidden, organisation, liveSince } = await house.list(portalId);
    expect(rows.map(said)).toEqual([
      '1 nothing 1000.00 0.00 1000.00 0.00',
      '3 partly 1000.00 400.00 600.00 0.00',
      '4 in_draft 1000.00 1000.00 0.00 1000.00',
      '6 no_amount - 0.00 - 0.00',
      expect.stringMatching(/^7 other_currency 1000.00 \S+ - 0.00$/),
      '8 nothing 1000.00 0.00 1000.00 0.00',
      '10 nothing 1000.00 0.00 1000.00 0.00',
    ]);
    expect(totals).toMatchObject([
      { currency: 'GBP', open: '3600.00', inDrafts: '1000.00', deals: 7, unknown: 2, oldestDays: 10 },
    ]);
    expect({ counts, hidden, organisation, liveSince }).toEqual({
      counts: { open: 7, planned: 0, before: 0, ignored: 0 },
      ...{ hidden: 0, organisation: 'Acme Books', liveSince: '2026-09-01' },
    });
    expect(rows[0]).toMatchObject({
      ...{ name: 'Deal 1', customer: 'Zoë & Söhne', owner: 'User 7', wonOn: '2026-11-10', days: 10 },
      ...{ fix: 'invoice', obstacle: null, mayIgnore: true, isNewCustomer: false },
    });
    expect(rows[2]).toMatchObject({
      draft: { number: 'INV-draft', since: '2026-11-08', days: 12, isSubmitted: false },
    });
    expect(rows[4]).toMatchObject({ foreign: [{ currency: 'USD', amount: '1300.00' }], fix: 'open_deal' });
    expect(await audited(portalId)).toEqual([
      `list_unbilled xero_organisation tenant-of-${portalId} ${APPROVER} approve`,
    ]);
  });

  test('what is credited in full bills nothing, in whichever currency', async () => {
    const on = (invoiceId: string, amount: string) => [{ invoiceId, date: '2026-11-12', amount: decimal(amount) }];
    const portalId = await house.write((ledger) =>
      ledger
        .deal('1', won('1000'))
        .deal('2', won('1000'))
        .deal('3', won('1000'))
        .invoice('full', 'c', { total: '1000.00' })
        .invoice('dollars', 'c', { currency: 'USD', total: '1300.00' })
        .invoice('dollars-left', 'c', { currency: 'USD', total: '1300.00' })
        .credit('of-full', 'c', { total: '1000.00', allocations: on('full', '1000') })
        .credit('of-dollars', 'c', { currency: 'USD', total: '1300.00', allocations: on('dollars', '1300') })
        .credit('part', 'c', { currency: 'USD', total: '1299.99', allocations: on('dollars-left', '1299.99') }),
    );
    await house.tie(portalId, '1', 'full');
    await house.tie(portalId, '2', 'dollars');
    await house.tie(portalId, '3', 'dollars-left');
    expect((await house.rows(portalId)).map(({ dealId, reason }) => `${dealId} ${reason}`)).toEqual([
      '1 nothing',
      '2 nothing',
      '3 other_currency',
    ]);
  });

  test('what keeps a deal from being billed is said, by the mirror', async () => {
    const portalId = await house.write((ledger) =>
      ledger
        .company('43', { name: 'Stranger' })
        .deal('3', won('10', { companyId: null }))
        .deal('1', won('10', { companyId: '43' }))
        .deal('2', won('10'))
        .rows('crm_line_items', dealLine('21', '2', { name: 'Support', billingFrequency: 'monthly' })),
    );
    const [stranger, monthly, nobody] = await house.rows(portalId);
    expect(stranger).toMatchObject({
      obstacle: { message: 'Xero does not know Stranger yet.' },
      ...{ isNewCustomer: true, fix: 'invoice' },
    });
    expect(monthly).toMatchObject({ obstacle: { message: '“Support” is billed again and again.' }, amount: '100.00' });
    expect(nobody).toMatchObject({
      obstacle: { message: 'The deal has no company and no contact.' },
      fix: 'open_deal',
    });
  });

  test('an invoice that comes to the same, and belongs to no deal, is tied to this one rather than made twice', async () => {
    const same = { date: '2026-10-11', subTotal: '10.00', total: '12.00' };
    const portalId = await house.write((ledger) =>
      ledger
        .deal('1', won('10'))
        .deal('2', won('11'))
        .deal('3', won('10', { companyId: null }))
        .contact('other')
        .invoice('same', 'c', same)
        .invoice('older', 'c', { ...same, date: '2026-10-10', subTotal: '11.00' })
        .invoice('dollars', 'c', { ...same, currency: 'USD', subTotal: '11.00' })
        .invoice('void', 'c', { ...same, status: 'VOIDED', subTotal: '11.00' })
        .invoice('theirs', 'other', { ...same, subTotal: '11.00' }),
    );
    const fixes = async () => (await house.rows(portalId)).map(({ dealId, untied, fix }) => [dealId, untied, fix]);
    expect(await fixes()).toEqual([
      ['1', 'INV-same', 'link'],
      ['2', null, 'invoice'],
      ['3', null, 'open_deal'],
    ]);
    await house.tie(portalId, '2', 'same');
    expect((await fixes())[0]).toEqual(['1', null, 'invoice']);
  });

  test('what was won before Tieout was live is not counted, and can be shown', async () => {
    const portalId = await house.write((ledger) =>
      ledger
        .deal('1', won('10', { closeDate: new Date('2026-08-31T22:30:00Z') }))
        .deal('2', won('20', { closeDate: new Date('2026-08-31T23:30:00Z') })),
    );
    const { rows, totals, counts } = await house.list(portalId);
    expect(rows.map(said)).toEqual(['2 nothing 20.00 0.00 20.00 0.00']);
    expect([totals[0]?.open, counts.before]).toEqual(['20.00', 1]);
    const before = await house.list(portalId, { query: { show: 'before' } });
    expect([before.rows.map(said), before.totals[0]?.open]).toEqual([['1 nothing 10.00 0.00 10.00 0.00'], '10.00']);
  });

  test('a switch that was off for a while changes nothing about since when Tieout is live', async () => {
    const portalId = await house.write((ledger) => ledger.deal('1', won('10')));
    await house.store.withPortal(portalId, async ({ db }) => {
      const look = { portal_id: portalId, user_id: '1', user_email: 'a@b.test', right: 'admin' as const };
      const switched = { ...look, action: 'switch_live_on', object_type_id: 'xero_organisation' };
      const ofIt = { ...switched, object_id: `tenant-of-${portalId}` };
      await db
        .insertInto('audit_log')
        .values({ ...ofIt, at: new Date('2026-08-01T08:00:00Z') })
        .execute();
      await db
        .insertInto('audit_log')
        .values({ ...ofIt, object_id: 'other', at: new Date('2026-01-01') })
        .execute();
    });
    expect((await house.list(portalId)).liveSince).toBe('2026-08-01');
  });

  test('narrowed by reason, age, owner, pipeline and currency; the totals stay for every currency', async () => {
    const portalId = await house.write((ledger) =>
      ledger
        .currency('EUR')
        .rows('crm_pipelines', pipeline('default', 'Sales'), pipeline('renewals', 'Renewals'))
        .deal('1', won('10', { pipelineId: 'default' }))
        .deal('2', won('20', { pipelineId: 'renewals', currency: 'EUR', closeDate: new Date('2026-09-10T09:00:00Z') }))
        .deal('3', won(null, { ownerId: '80' })),
    );
    const ids = async (query: Record<string, string>, userId = APPROVER) =>
      (await house.rows(portalId, { query, userId })).map(({ dealId }) => dealId);
    expect(await ids({})).toEqual(['2', '1', '3']);
    expect(await ids({ sort: 'amount' })).toEqual(['2', '1', '3']);
    expect(await ids({ reason: 'no_amount' })).toEqual(['3']);
    expect(await ids({ age: 'to_90' })).toEqual(['2']);
    expect(await ids({ owner: 'mine' })).toEqual(['3']);
    expect(await ids({ owner: '70' })).toEqual(['2', '1']);
    expect(await ids({ owner: 'team' }, REP)).toEqual(['2', '1']);
    expect(await ids({ pipeline: 'renewals' })).toEqual(['2']);
    const euros = await house.list(portalId, { query: { currency: 'EUR' } });
    expect(euros.rows.map(({ dealId }) => dealId)).toEqual(['2']);
    expect(euros.totals.map(({ currency, open }) => `${currency} ${open}`)).toEqual(['EUR 20.00', 'GBP 10.00']);
    expect(euros.choices.pipelines.map(({ name }) => name)).toEqual(['Renewals', 'Sales']);
  });

  test('pages of 25, of which nothing is lost and nothing comes twice', async () => {
    const portalId = await house.write((ledger) => {
      for (let n = 1; n <= 60; n += 1) ledger.deal(String(n), won(String(n)));
      return ledger;
    });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await house.list(portalId, { query: cursor === '' ? {} : { cursor } });
      expect(page.totals[0]?.open).toBe('1830.00');
      seen.push(...page.rows.map(({ dealId }) => dealId));
      cursor = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => String(n + 1)));
  });

  test('not connected, disconnected, and never read', async () => {
    const portalId = await house.write((ledger) => ledger.deal('1', won('10')));
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ state: 'reconnect_needed' }).execute(),
    );
    const stale = await house.list(portalId);
    expect(stale.stale).toMatch(/connect it again/);
    expect(stale.rows.map(({ fix }) => fix)).toEqual(['open_deal']);
    await house.store.withPortal(portalId, ({ db }) => db.deleteFrom('xero_connections').execute());
    expect(await house.look(portalId)).toMatchObject({ error: { code: 'not_connected' } });
  });

  test('as many statements for 300 deals as for two', async () => {
    const statementsFor = async (deals: number): Promise<number> => {
      const portalId = await house.write((ledger) => {
        for (let n = 1; n <= deals; n += 1)
          ledger.deal(String(n), won('10', { amount: n > 2 ? decimal('0') : decimal('10') }));
        return ledger;
      });
      const before = house.statements.length;
      expect((await house.list(portalId)).rows).toHaveLength(2);
      return house.statements.length - before;
    };
    expect(await statementsFor(300)).toBe(await statementsFor(2));
  });
});
