import { itemList, mappingPage, mappingRow, type MappingPage } from '../../src/contract/mapping.ts';
import { eachDatabase } from '../support/databases.ts';
import { decimal } from '../../src/lib/money.ts';
import type { Ledger } from '../support/ledger-builder.ts';
import { ADMIN, MEMBER, openSettingsHouse, settled, type SettingsHouse } from '../support/settings-house.ts';

const tenantOf = (portalId: string): string => `tenant-of-${portalId}`;
/** May approve everything and is no admin. */
const FINANCE = '8';
/** May bill own records. */
const REP = '5';

const priced = (portalId: string): Ledger =>
  settled(portalId)
    .user(FINANCE)
    .user(REP)
    .rule({ subject_kind: 'user', subject_id: FINANCE, right: 'approve', scope: 'all' })
    .rule({ subject_kind: 'user', subject_id: REP, right: 'invoice', scope: 'own' })
    .deal('9', { ownerId: '50' })
    .deal('10', { ownerId: '80' })
    .item('SIGN', { name: 'Window sign', unitPrice: decimal('12.5'), accountCode: '200', taxType: 'OUTPUT2' })
    .item('SIGN-L', { name: 'Window sign, large' })
    .item('OLD', { name: 'Neon sign', isSold: false })
    .product('1', { name: 'Signage', sku: ' sign ', price: decimal('13') })
    .product('2', { name: 'Sign for a window' })
    .product('3', { name: 'Catering' });

eachDatabase((_name, fresh) => {
  let house: SettingsHouse;
  beforeAll(async () => {
    house = await openSettingsHouse(fresh);
  });
  afterAll(() => house.remove());

  const list = async (portalId: string, query: Record<string, string> = {}, userId = FINANCE): Promise<MappingPage> => {
    const asked = { path: '/settings/mapping', query: { tenantId: tenantOf(portalId), ...query } };
    const answer = await house.ask({ portalId, userId }, asked);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return mappingPage.strict().parse(answer.value);
  };
  const linkAs = (userId: string) => (portalId: string, productId: string, itemId: string | null) =>
    house.postAs(userId)(portalId, 'mapping/link', { tenantId: tenantOf(portalId), productId, itemId });
  const link = linkAs(FINANCE);
  const map = (portalId: string, productId: string, asked: { itemId: string; userId?: string; dealId?: string }) => {
    const { itemId, userId = REP, dealId = '9' } = asked;
    const body = { dealId, itemId };
    return house.ask({ portalId, userId }, { method: 'POST', path: `/cards/products/${productId}/map`, body });
  };
  const states = async (portalId: string, query?: Record<string, string>): Promise<string[]> =>
    (await list(portalId, query)).rows.map(({ productId, state, item }) => `${productId} ${item?.code ?? state}`);

  test('products are listed by name, each with its item by SKU, or with the likely ones', async () => {
    const portalId = await house.write(priced);
    const page = await list(portalId);
    expect(page).toMatchObject({ organisation: 'Acme Books', next: null });
    const [catering, forWindow, signage] = page.rows;
    expect(catering).toMatchObject({ productId: '3', state: 'unmapped', item: null, proposals: [] });
    expect(forWindow).toMatchObject({ productId: '2', state: 'proposed', item: null });
    expect(forWindow?.proposals.map(({ code }) => code)).toEqual(['SIGN', 'SIGN-L']);
    expect(signage).toEqual({
      ...{ productId: '1', name: 'Signage', sku: ' sign ', price: '13', state: 'mapped' },
      ...{ linked: null, problem: null, proposals: [] },
      item: {
        ...{ itemId: 'item-SIGN', code: 'SIGN', name: 'Window sign', how: 'sku' },
        ...{ accountCode: '200', taxType: 'OUTPUT2', unitPrice: '12.5' },
      },
    });
  });

  test('by state and by what is searched for', async () => {
    const portalId = await house.write(priced);
    expect(await states(portalId, { state: 'unmapped' })).toEqual(['3 unmapped']);
    expect(await states(portalId, { state: 'proposed' })).toEqual(['2 proposed']);
    expect(await states(portalId, { state: 'mapped' })).toEqual(['1 SIGN']);
    expect(await states(portalId, { search: 'SIGN' })).toEqual(['2 proposed', '1 SIGN']);
    expect(await states(portalId, { search: '%' })).toEqual([]);
  });

  test('pages hold each product once, also under one name, and a state that is rare is found', async () => {
    const portalId = await house.write((id) => {
      const many = priced(id);
      for (let index = 0; index < 420; index++) many.product(`${1000 + index}`, { name: 'Same', sku: 'SIGN' });
      return many;
    });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: MappingPage = await list(portalId, { state: 'mapped', ...(cursor !== null && { cursor }) });
      expect(page.rows.length).toBeLessThanOrEqual(50);
      seen.push(...page.rows.map(({ productId }) => productId));
      cursor = page.next;
    } while (cursor !== null);
    expect([seen.length, new Set(seen).size]).toEqual([421, 421]);
    expect(await states(portalId, { state: 'unmapped' })).toEqual(['3 unmapped']);
  });

  test('a person confirms a proposal, takes it back, and both are in the audit log', async () => {
    const portalId = await house.write(priced);
    const linked = await link(portalId, '2', 'item-SIGN-L');
    expect(mappingRow.strict().parse(linked.value)).toMatchObject({
      ...{ state: 'mapped', linked: { by: 'User 8', at: '2026-11-20T12:00:00.000Z' } },
      item: { code: 'SIGN-L', how: 'link' },
    });
    expect(await states(portalId)).toEqual(['3 unmapped', '2 SIGN-L', '1 SIGN']);
    expect((await linkAs(ADMIN)(portalId, '2', null)).value).toMatchObject({ state: 'proposed', linked: null });
    expect(await house.audit(portalId)).toEqual(['8 map_product 0-7/2 approve', '7 unmap_product 0-7/2 admin']);
  });

  test('a link goes before the SKU; when its item is gone or no longer sold that is said, and nothing takes its place', async () => {
    const portalId = await house.write(priced);
    await link(portalId, '1', 'item-SIGN-L');
    expect(await states(portalId, { search: 'Signage' })).toEqual(['1 SIGN-L']);
    const change = (columns: object) =>
      house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('mirror_items').set(columns).where('code', '=', 'SIGN-L').execute(),
      );
    await change({ is_sold: false });
    const [unsold] = (await list(portalId, { search: 'Signage' })).rows;
    expect(unsold).toMatchObject({ state: 'proposed', problem: 'The item SIGN-L is no longer sold.' });
    expect(unsold?.proposals.map(({ code }) => code)).toEqual(['SIGN']);
    await change({ gone_at: new Date() });
    const [gone] = (await list(portalId, { search: 'Signage' })).rows;
    expect(gone).toMatchObject({ state: 'proposed', problem: 'The item is no longer in Xero.' });
  });

  test.each([
    ['3', 'item-OLD', { code: 'not_ready', message: 'The item OLD is not sold in Xero.' }],
    ['3', 'item-NONE', { code: 'not_ready', message: 'The item is no longer in Xero.' }],
    ['99', 'item-SIGN', { code: 'not_found', message: 'This record is not known here.' }],
  ])('product %s is not linked to %s: %j', async (productId, itemId, problem) => {
    const portalId = await house.write(priced);
    expect((await link(portalId, productId, itemId)).error).toMatchObject(problem);
    expect((await map(portalId, productId, { itemId })).error).toMatchObject(problem);
    expect(await house.audit(portalId)).toEqual([]);
  });

  test('items are searched for by code and name, those that are sold', async () => {
    const portalId = await house.write(priced);
    const search = async (text: string) => {
      const query = { tenantId: tenantOf(portalId), search: text };
      const { value } = await house.ask({ portalId, userId: FINANCE }, { path: '/settings/mapping/items', query });
      return itemList
        .strict()
        .parse(value)
        .items.map(({ code }) => code);
    };
    expect([await search(''), await search('LARGE'), await search('neon')]).toEqual([
      ['SIGN', 'SIGN-L'],
      ['SIGN-L'],
      [],
    ]);
  });

  test('the settings are shut to whoever may not approve everything, and to other portals’ organisations', async () => {
    const portalId = await house.write(priced);
    for (const userId of [MEMBER, REP]) {
      await expect(list(portalId, {}, userId)).rejects.toThrow('not_allowed');
      expect((await linkAs(userId)(portalId, '2', 'item-SIGN')).error?.code).toBe('not_allowed');
    }
    const other = await house.write(priced);
    await expect(list(portalId, { tenantId: tenantOf(other) })).rejects.toThrow('not_found');
    expect(await states(other, { state: 'mapped' })).toEqual(['1 SIGN']);
    await expect(list(portalId, { cursor: 'nonsense' })).rejects.toThrow('not_found');
  });

  describe('on a deal', () => {
    test('whoever may bill it maps a product of its lines, once; what stands is finance’s to change', async () => {
      const portalId = await house.write(priced);
      expect(await map(portalId, '2', { itemId: 'item-SIGN' })).toEqual({
        ok: true,
        value: { productId: '2', itemCode: 'SIGN' },
      });
      expect((await map(portalId, '2', { itemId: 'item-SIGN' })).ok).toBe(true);
      expect((await map(portalId, '2', { itemId: 'item-SIGN-L' })).error).toMatchObject({
        code: 'conflict',
        message: '“Sign for a window” is billed as the item SIGN already; finance can change that in the settings.',
      });
      expect((await map(portalId, '1', { itemId: 'item-SIGN-L' })).error?.code).toBe('conflict');
      expect((await house.audit(portalId))[0]).toBe('5 map_product 0-7/2 invoice');
      expect((await link(portalId, '2', 'item-SIGN-L')).ok).toBe(true);
    });

    test('nobody else does, and not without a connection', async () => {
      const portalId = await house.write(priced);
      expect((await map(portalId, '2', { itemId: 'item-SIGN', dealId: '10' })).error?.code).toBe('not_allowed');
      expect((await map(portalId, '2', { itemId: 'item-SIGN', userId: MEMBER })).error?.code).toBe('not_allowed');
      await house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('xero_connections').set({ state: 'reconnect_needed' }).execute(),
      );
      expect((await map(portalId, '2', { itemId: 'item-SIGN' })).error?.code).toBe('not_connected');
    });
  });
});
