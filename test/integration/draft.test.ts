import { zero } from '../../src/lib/money.ts';
import { err, ok } from '../../src/lib/result.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import {
  APPROVER,
  gapsOf,
  LOOKER,
  matched,
  openDraftHouse,
  REP,
  unmatched,
  type DraftHouse,
} from '../support/draft-house.ts';

eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
  });
  beforeEach(() => house.hubspotSays(ok(liveDeal())));
  afterAll(() => house.remove());

  test('a deal as it is now, with the defaults of the books', async () => {
    const portalId = await house.write();
    expect(await house.draft(portalId)).toMatchObject({
      hash: expect.any(String) as string,
      live: false,
      organisation: 'Acme Books',
      customer: { name: 'Zoë & Söhne GmbH', contactId: 'c', isNew: false },
      currency: 'GBP',
      date: '2026-11-20',
      dueDate: '2026-12-20',
      reference: 'Refit',
      status: 'DRAFT',
      lines: [{ description: 'Desk', accountCode: '200', taxType: 'OUTPUT2', taxAmount: '20.00' }],
      totals: { subTotal: '100.00', totalTax: '20.00', total: '120.00' },
      gaps: [],
    });
    expect(house.asked).toEqual([`${portalId}/5`]);
  });

  test('the hash is that of the next look too, until the deal changes', async () => {
    const portalId = await house.write();
    const before = await house.draft(portalId);
    expect((await house.draft(portalId)).hash).toBe(before.hash);
    house.hubspotSays(ok(liveDeal({ lines: [liveLine({ unitPrice: '100.01' })] })));
    expect((await house.draft(portalId)).hash).not.toBe(before.hash);
  });

  test('it is shut to whoever may not invoice the deal, and HubSpot is not asked for them', async () => {
    const portalId = await house.write();
    const refused = { ok: false, error: { code: 'not_allowed' } };
    expect(await house.askDraft(portalId, {}, LOOKER)).toMatchObject(refused);
    expect(await house.askDraft(portalId, {}, '99')).toMatchObject(refused);
    expect(await house.askDraft(portalId, { status: 'AUTHORISED' })).toMatchObject(refused);
    expect(house.asked).toEqual([]);
    expect(await house.draft(portalId, { status: 'AUTHORISED' }, APPROVER)).toMatchObject({ status: 'AUTHORISED' });
  });

  test('a deal that HubSpot no longer has is said to be gone; one that we never heard of is not found', async () => {
    const portalId = await house.write();
    house.hubspotSays(ok(null));
    const gone = await house.askDraft(portalId);
    expect(gone).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: expect.stringMatching(/any more/) as string },
    });
    const unknown = await house.ask({ userId: REP, portalId }, { path: '/cards/deals/6/draft' });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  test('HubSpot cannot be reached: so it says', async () => {
    const portalId = await house.write();
    house.hubspotSays(err({ code: 'vendor_unavailable', vendor: 'hubspot', detail: 'cut' }));
    expect(await house.askDraft(portalId)).toMatchObject({
      ok: false,
      error: { code: 'vendor_unavailable', message: 'HubSpot cannot be reached at the moment.' },
    });
  });

  test('a connection that must be made again bills nothing', async () => {
    const portalId = await house.write();
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ state: 'reconnect_needed' }).execute(),
    );
    expect(await house.askDraft(portalId)).toMatchObject({ ok: false, error: { code: 'not_connected' } });
  });

  test('the account is the one that the newest invoices use', async () => {
    const line = { lineItemId: null, description: '', itemCode: null, quantity: null, unitAmount: null };
    const rest = { discountRate: null, discountAmount: null, taxType: null };
    const on = (...codes: string[]) => ({
      lines: codes.map((accountCode) => ({
        ...line,
        ...rest,
        accountCode,
        taxAmount: zero,
        lineAmount: zero,
        tracking: [],
      })),
    });
    const build = (id: string) =>
      matched(id)
        .salesAccount('201', { taxType: null })
        .salesAccount('202', { status: 'ARCHIVED' })
        .salesAccount('400', { class: 'EXPENSE' });
    const unused = await house.draftFor(build);
    expect(gapsOf(unused)).toEqual(['accountCode: It is not known which sales account this goes to.']);
    expect(unused.options.accounts.map(({ value }) => value)).toEqual(['200', '201']);
    const used = (id: string) =>
      build(id)
        .invoice('i', 'c', on('201', '202', '202', '202'))
        .invoice('j', 'c', on('200', '201'))
        .invoice('v', 'c', { status: 'VOIDED', ...on('200', '200', '200') });
    const draft = await house.draftFor(used);
    expect(draft.lines[0]?.accountCode).toBe('201');
    expect(gapsOf(draft)).toEqual(['taxType: It is not known which tax rate applies.']);
    const moved = (id: string) => {
      const ledger = used(id);
      for (let n = 0; n < 50; n += 1) ledger.invoice(`n${n}`, 'c', { date: '2026-11-10', ...on('200') });
      return ledger;
    };
    expect((await house.draftFor(moved)).lines[0]?.accountCode).toBe('200');
  });

  test('all that stands in the way is said at once, and nothing has a hash', async () => {
    const lines = [
      liveLine({ name: 'Support', recurring: { frequency: 'monthly', periods: 12 } }),
      liveLine({ discountRate: '101' }),
      liveLine({ name: 'Note', description: 'x'.repeat(4001) }),
    ];
    const locked = (id: string) =>
      unmatched(id).organisation({ periodLockDate: '2026-11-30' }).contact('c', { contactNumber: 'HS-COMPANY-42' });
    const draft = await house.draftFor(locked, liveDeal({ currency: 'USD', lines }));
    expect(gapsOf(draft)).toEqual([
      'recurring: “Support” is billed again and again.',
      'lines: The discount of “Desk” is less than nothing or more than the line.',
      'lines: The description of “Note” is longer than 4,000 characters, which Xero does not take.',
      'currency: Acme Books has no currency USD in Xero.',
      '-: The books are locked up to 30 November 2026: Xero takes no invoice of 20 November 2026.',
      'dueDate: Neither the customer nor the organisation has payment terms in Xero.',
    ]);
    expect([draft.hash, draft.totals]).toEqual([null, null]);
  });

  test('the look is in the audit log; at most thirteen statements in four transactions', async () => {
    const portalId = await house.write();
    const before = house.statements.length;
    await house.draft(portalId);
    const statements = house.statements.slice(before);
    expect(statements.filter((sql) => sql.startsWith('select set_config'))).toHaveLength(4);
    expect(statements.filter((sql) => !/^(begin|commit|select set_config)/.test(sql)).length).toBeLessThanOrEqual(13);
    const looks = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('audit_log').select(['user_id', 'action', 'object_type_id', 'object_id', 'right']).execute(),
    );
    expect(looks).toEqual([
      { user_id: REP, action: 'view_draft', object_type_id: '0-3', object_id: '5', right: 'invoice' },
    ]);
  });
});
