import { NOTHING_CHOSEN } from '../../src/billing-settings/facts.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import { readBillingBooks } from '../../src/store/billing-books.ts';
import type { BillingSettingsRow } from '../../src/store/connecting-tables.ts';
import { newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { theme, trackingCategory } from '../support/plain-facts.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const AT = new Date('2026-11-20T10:00:00Z');

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
  });
  afterAll(() => opened.remove());

  const write = async (build: (ledger: Ledger) => Ledger): Promise<string> => {
    const portalId = newPortal();
    await build(new Ledger(portalId).organisation({ taxNumber: 'GB123', salesTaxBasis: 'CASH' })).write(opened.store);
    return portalId;
  };
  const books = async (portalId: string): Promise<BillingBooks> => {
    const asked = { zoneOf: () => null, tenantId: undefined };
    const read = await opened.store.withPortal(portalId, (handle) => readBillingBooks(handle, asked));
    if (!read) throw new Error('There are no books');
    return read;
  };
  const choose = (portalId: string, what: Pick<BillingSettingsRow, 'topic'> & { tenant_id?: string }, all: object[]) =>
    opened.store.withPortal(portalId, async ({ db }) => {
      const who = { changed_by: '7', changed_by_email: 'a@acme.test', changed_at: AT };
      const whose = { portal_id: portalId, tenant_id: `tenant-of-${portalId}`, ...what, ...who };
      for (const [index, document] of all.entries())
        await db
          .insertInto('billing_settings')
          .values({ ...whose, version: index + 1, document: JSON.stringify(document) })
          .execute();
    });

  test('nothing is chosen as long as nobody has chosen', async () => {
    expect((await books(await write((ledger) => ledger))).billing).toEqual(NOTHING_CHOSEN);
  });

  test('of each topic the newest version counts, of this organisation and this portal alone', async () => {
    const [portalId, other] = [await write((ledger) => ledger), await write((ledger) => ledger)];
    await choose(portalId, { topic: 'terms' }, [{ crmProperty: 'terms_old' }, { crmProperty: 'terms' }]);
    await choose(portalId, { topic: 'tax', tenant_id: 'another-tenant' }, [{ byPlace: true }]);
    await choose(portalId, { topic: 'lines' }, [{ rules: [], whenNoItem: 'ask', tracking: [] }]);
    await choose(other, { topic: 'terms' }, [{ crmProperty: 'theirs' }]);
    expect((await books(portalId)).billing).toEqual({
      ...NOTHING_CHOSEN,
      terms: { crmProperty: 'terms' },
      lines: { rules: [], whenNoItem: 'ask', tracking: [] },
    });
  });

  test('what was saved before there was a thing to choose has it unchosen', async () => {
    const portalId = await write((ledger) => ledger);
    const { supply, ...tax } = NOTHING_CHOSEN.tax;
    await choose(portalId, { topic: 'tax' }, [{ ...tax, byPlace: true }]);
    expect(supply).toBe('ask');
    expect((await books(portalId)).billing.tax).toEqual({ ...tax, byPlace: true, supply });
  });

  test('a version is added and never changed', async () => {
    const portalId = await write((ledger) => ledger);
    await choose(portalId, { topic: 'terms' }, [{ crmProperty: 'terms' }]);
    const changed = opened.store.withPortal(portalId, ({ db }) =>
      db.updateTable('billing_settings').set({ document: '{}' }).execute(),
    );
    await expect(changed).rejects.toThrow('permission denied');
  });

  test('what sales cannot use is told apart from what they can, with what it is', async () => {
    const options = [
      { id: 'o2', name: 'North', status: 'ACTIVE' },
      { id: 'o1', name: 'East', status: 'ARCHIVED' },
    ];
    const portalId = await write((ledger) =>
      ledger
        .salesAccount('200')
        .salesAccount('299', { status: 'ARCHIVED' })
        .salesAccount('400', { class: 'EXPENSE' })
        .salesAccount('610', { systemAccount: 'DEBTORS' })
        .taxRate('OUTPUT2', '20')
        .taxRate('INPUT2', '20', { canApplyToRevenue: false })
        .taxRate('OLD', '17.5', { status: 'DELETED' })
        .rows('branding_themes', theme('theme-b', 'Plain', 1), theme('theme-a', 'Standard'))
        .rows('tracking_categories', trackingCategory('region', 'Region', options)),
    );
    const read = await books(portalId);
    expect(read).toMatchObject({ countryCode: 'GB', taxNumber: 'GB123', salesTaxBasis: 'CASH' });
    expect(read.salesAccounts.map(({ code }) => code)).toEqual(['200']);
    expect(read.otherAccounts).toEqual([
      { code: '299', name: 'Sales 299', status: 'ARCHIVED', class: 'REVENUE' },
      { code: '400', name: 'Sales 400', status: 'ACTIVE', class: 'EXPENSE' },
      { code: '610', name: 'Sales 610', status: 'ACTIVE', class: 'REVENUE' },
    ]);
    expect(read.taxRates.map(({ taxType }) => taxType)).toEqual(['OUTPUT2']);
    expect(read.otherTaxRates).toEqual([
      { taxType: 'OLD', name: '17.5% (OLD)', status: 'DELETED', canApplyToRevenue: true },
      { taxType: 'INPUT2', name: '20% (INPUT2)', status: 'ACTIVE', canApplyToRevenue: false },
    ]);
    expect(read.brandingThemes).toEqual([
      { brandingThemeId: 'theme-a', name: 'Standard' },
      { brandingThemeId: 'theme-b', name: 'Plain' },
    ]);
    expect(read.trackingCategories).toEqual([
      {
        ...{ categoryId: 'region', name: 'Region', status: 'ACTIVE' },
        options: [
          { optionId: 'o2', name: 'North', status: 'ACTIVE' },
          { optionId: 'o1', name: 'East', status: 'ARCHIVED' },
        ],
      },
    ]);
  });
});
