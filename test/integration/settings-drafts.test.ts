import type { InvoiceDraft } from '../../src/contract/invoicing.ts';
import { recordCard } from '../../src/contract/record-card.ts';
import { zero } from '../../src/lib/money.ts';
import type { DraftDefaults } from '../../src/tenancy/facts.ts';
import { addOrganisation } from '../support/add-organisation.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, gapsOf, matched, openDraftHouse, REP, type DraftHouse } from '../support/draft-house.ts';
import { NOW } from '../support/door-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';

const INSTALLER = '1';
const set: DraftDefaults = { accountCode: null, taxType: null, terms: null, status: 'DRAFT', reference: '{deal}' };
const line = {
  ...{ lineItemId: null, description: 'Desk', itemCode: null, quantity: null, unitAmount: null },
  ...{ discountRate: null, discountAmount: null, taxType: null, taxAmount: zero, lineAmount: zero, tracking: [] },
};
const twoAccounts = (portalId: string): Ledger =>
  matched(portalId).user(INSTALLER).salesAccount('201', { taxType: 'ZERO' }).taxRate('ZERO', '0');

eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
  });
  afterAll(() => house.remove());

  const post = (portalId: string, path: string, body: object) =>
    house.ask({ portalId, userId: INSTALLER }, { method: 'POST', path: `/settings/${path}`, body });
  const withDefaults = async (defaults: Partial<DraftDefaults>, build = twoAccounts): Promise<string> => {
    const portalId = await house.write(build);
    const change = { tenantId: `tenant-of-${portalId}`, version: 0, defaults: { ...set, ...defaults } };
    expect(await post(portalId, 'defaults', change)).toMatchObject({ ok: true });
    return portalId;
  };
  const lineOf = ({ lines }: InvoiceDraft) => [lines[0]?.accountCode, lines[0]?.taxType];

  test('the account that was set comes before the one that the books use, the choice before both', async () => {
    const used = (portalId: string) =>
      twoAccounts(portalId).invoice('i', 'c', { lines: [{ ...line, accountCode: '200' }] });
    const portalId = await withDefaults({ accountCode: '201' }, used);
    expect(lineOf(await house.draft(portalId))).toEqual(['201', 'ZERO']);
    expect(lineOf(await house.draft(portalId, { accountCode: '200' }))).toEqual(['200', 'OUTPUT2']);
  });

  test('the tax that was set comes before the account’s own, unless the person chose the account', async () => {
    const portalId = await withDefaults({ accountCode: '200', taxType: 'ZERO' });
    expect(lineOf(await house.draft(portalId))).toEqual(['200', 'ZERO']);
    expect(lineOf(await house.draft(portalId, { taxType: 'OUTPUT2' }))).toEqual(['200', 'OUTPUT2']);
    const other = await withDefaults({ accountCode: '201', taxType: 'ZERO' });
    expect(lineOf(await house.draft(other, { accountCode: '200' }))).toEqual(['200', 'OUTPUT2']);
  });

  test('an account that is there no more is asked for, not replaced', async () => {
    const portalId = await withDefaults({ accountCode: '201' });
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('mirror_accounts').set({ status: 'ARCHIVED' }).where('code', '=', '201').execute(),
    );
    expect(gapsOf(await house.draft(portalId))).toContain(
      'accountCode: Account 201 – Sales 201 (as set in Tieout) is archived in Xero.',
    );
  });

  test('the terms that were set are the last to be asked', async () => {
    const terms = { type: 'DAYSAFTERBILLDATE', day: 10 } as const;
    const portalId = await withDefaults({ accountCode: '200', terms });
    expect((await house.draft(portalId)).dueDate).toBe('2026-12-20');
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('mirror_organisations').set({ sales_terms_day: null, sales_terms_type: null }).execute(),
    );
    expect(await house.draft(portalId)).toMatchObject({
      dueDate: '2026-11-30',
      terms: '10 days after the invoice date, as set in Tieout',
    });
  });

  test('the reference is filled in, and the choice comes first', async () => {
    const portalId = await withDefaults({ accountCode: '200', reference: '{customer}: {deal} ({dealId})' });
    expect((await house.draft(portalId)).reference).toBe('Zoë & Söhne GmbH: Refit (5)');
    expect((await house.draft(portalId, { reference: '{deal}' })).reference).toBe('{deal}');
  });

  test('“approved” as the default is for those who may approve; everybody else makes a draft', async () => {
    const portalId = await withDefaults({ accountCode: '200', status: 'AUTHORISED' });
    expect((await house.draft(portalId, {}, APPROVER)).status).toBe('AUTHORISED');
    expect((await house.draft(portalId, {}, REP)).status).toBe('DRAFT');
    expect((await house.draft(portalId, { status: 'DRAFT' }, APPROVER)).status).toBe('DRAFT');
  });

  describe('of two organisations', () => {
    const record = async (portalId: string, userId = REP) => {
      const answer = await house.ask(
        { portalId, userId },
        { path: '/cards/record', query: { objectTypeId: '0-2', objectId: '42' } },
      );
      return recordCard.parse(answer.value);
    };
    const two = async (): Promise<string> => {
      const portalId = await house.write(twoAccounts);
      await addOrganisation(house.store, {
        portalId,
        tenantId: `second-of-${portalId}`,
        name: 'Second Books',
        at: NOW,
      });
      return portalId;
    };

    test('the main one is shown and billed, from the moment that another is chosen on', async () => {
      const portalId = await two();
      expect((await record(portalId)).connection.organisation).toBe('Acme Books');
      expect((await house.draft(portalId)).organisation).toBe('Acme Books');
      expect((await post(portalId, 'main', { tenantId: `second-of-${portalId}` })).ok).toBe(true);
      expect((await record(portalId)).connection.organisation).toBe('Second Books');
      expect((await house.draft(portalId)).organisation).toBe('Second Books');
    });

    test('when the main one is disconnected nothing is billed elsewhere: the card says so, and what to do', async () => {
      const portalId = await two();
      await house.store.withPortal(portalId, ({ db }) =>
        db
          .updateTable('xero_connections')
          .set({ state: 'disconnected', ended_how: 'here', ended_at: NOW, ended_by: REP })
          .where('is_main', '=', true)
          .execute(),
      );
      expect((await record(portalId)).connection).toMatchObject({
        ...{ state: 'disconnected', organisation: 'Acme Books' },
        ended: {
          message: 'Acme Books was disconnected by User 7 on 20 November 2026.',
          fix: expect.stringContaining('or make the other organisation the main one') as string,
        },
      });
      expect((await house.askDraft(portalId)).error?.code).toBe('not_connected');
      const billing = await house.ask({ portalId, userId: REP }, { path: '/cards/deals/5/invoices' });
      expect(billing.value).toMatchObject({
        mayCreate: false,
        whyNot: expect.stringMatching(/^Acme Books is disconnected: nothing can be invoiced/) as string,
      });
      await post(portalId, 'main', { tenantId: `second-of-${portalId}` });
      expect((await house.draft(portalId)).organisation).toBe('Second Books');
    });

    test('one that is disconnected is not made the main one', async () => {
      const portalId = await two();
      const second = `second-of-${portalId}`;
      await house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('xero_connections').set({ state: 'disconnected' }).where('tenant_id', '=', second).execute(),
      );
      const { error } = await post(portalId, 'main', { tenantId: second });
      expect(error).toMatchObject({ code: 'not_ready', message: 'Second Books is disconnected.' });
    });
  });
});
