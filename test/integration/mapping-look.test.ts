import { actOnWith, followUpsOf } from '../../functions/runtime/subscriptions.ts';
import type { IssueList } from '../../src/contract/issues.ts';
import { decimal } from '../../src/lib/money.ts';
import { randomId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { fetchCrmChanged } from '../../src/mirror/fetch-crm-changed.ts';
import type { ItemFact, ProductFact } from '../../src/mirror/facts.ts';
import type { Readers } from '../../src/mirror/ports.ts';
import { pullPage } from '../../src/mirror/pull-page.ts';
import { readRow } from '../../src/mirror/read-row.ts';
import { settlePass } from '../../src/mirror/settle-pass.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { plainItem } from '../support/blank-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';
import { ADMIN, openSettingsHouse, settled, type SettingsHouse } from '../support/settings-house.ts';

const tenantOf = (portalId: string): string => `tenant-of-${portalId}`;

const priced = (portalId: string): Ledger =>
  settled(portalId)
    .item('SIGN', { unitPrice: decimal('10') })
    .item('FILM')
    .product('1', { name: 'Window sign', sku: 'sign', price: decimal('10') })
    .product('2', { name: 'Never mapped' });

eachDatabase((_name, fresh) => {
  let house: SettingsHouse;
  let now: number;
  beforeAll(async () => {
    house = await openSettingsHouse(fresh);
  });
  beforeEach(() => {
    now = NOW.getTime();
  });
  afterAll(() => house.remove());

  const clock = { now: () => new Date(now) };
  const reading = () => ({
    ...{ clock, newId: randomId },
    inMirror: inMirror(house.store, followUpsOf, actOnWith({ clock, newId: randomId })),
  });
  const pull = async (portalId: string, rows: { items: ItemFact[] } | { crm_products: ProductFact[] }) => {
    now += 60_000;
    const [[stream, listed]] = Object.entries(rows) as [['items' | 'crm_products', never[]]];
    const page = { rows: listed, unreadable: [], next: null };
    const readers = { [stream]: () => Promise.resolve(ok(page)) } as unknown as Readers;
    const key = { portalId, tenantId: stream === 'items' ? tenantOf(portalId) : '', stream };
    await pullPage({ ...reading(), readers }, key);
  };
  /** The vendor is asked for the row and does not have it. */
  const vanish = async (portalId: string, stream: 'items' | 'crm_products', id: string) => {
    now += 60_000;
    const nothing = () => Promise.resolve(ok({ rows: [], unreadable: [], others: [] }));
    const key = { portalId, tenantId: stream === 'items' ? tenantOf(portalId) : '', stream };
    await readRow({ ...reading(), confirmers: { [stream]: nothing } }, key, id);
  };
  /** All of the items are read, and of those that were not among them Xero is asked for each. */
  const readAll = async (portalId: string, items: ItemFact[]) => {
    const key = { portalId, tenantId: tenantOf(portalId), stream: 'items' } as const;
    await reading().inMirror(portalId, async ({ rows }) => {
      await rows.saveCursor(key, { ...(await rows.cursor(key)), wanted: 'full' });
    });
    await pull(portalId, { items });
    now += 60_000;
    const confirmers = { items: () => Promise.resolve(ok({ rows: [], unreadable: [], others: [] })) };
    await settlePass({ ...reading(), confirmers }, key);
  };
  /** HubSpot tells of a product, and shows what there is of it. */
  const webhook = async (portalId: string, id: string, shown: ProductFact[]) => {
    now += 60_000;
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('inbox_events')
        .values({
          ...{
            portal_id: portalId,
            tenant_id: '',
            category: '0-7',
            resource_id: id,
            event_type: 'object.propertyChange',
          },
          ...{ event_at: new Date(now).toISOString(), received_at: new Date(now), due_at: null, processed_at: null },
        })
        .execute(),
    );
    const rows = shown.map((one) => ({ ...one, updatedAt: new Date(now) }));
    const confirmers = { crm_products: () => Promise.resolve(ok({ rows, unreadable: [], others: [] })) };
    await fetchCrmChanged({ ...reading(), confirmers }, portalId);
  };
  const item = (code: string, more: Partial<ItemFact> = {}): ItemFact => ({
    ...{ ...plainItem, id: `item-${code}`, code, name: `Item ${code}`, updatedAt: new Date(now) },
    ...more,
  });
  const sign = (more: Partial<ItemFact> = {}) => item('SIGN', { unitPrice: decimal('10'), ...more });
  const product = (id: string, more: Partial<ProductFact> = {}): ProductFact => ({
    ...{ id, name: `Product ${id}`, description: null, sku: null, price: null, billingFrequency: null },
    ...{ type: null, updatedAt: new Date(now), ...more },
  });
  const issues = async (portalId: string, state = 'open'): Promise<IssueList['issues']> => {
    const asked = { path: '/pages/issues', query: { state, kind: 'mapping_needs_look' } };
    return ((await house.ask({ portalId, userId: ADMIN }, asked)).value as IssueList).issues;
  };
  const told = async (portalId: string) => (await issues(portalId)).map(({ message }) => message);
  const link = (portalId: string, productId: string, itemId: string) =>
    house.post(portalId, 'mapping/link', { tenantId: tenantOf(portalId), productId, itemId });

  test('a new product without an item is told once, to whoever can mend it, and closed when a person links it', async () => {
    const portalId = await house.write(priced);
    await pull(portalId, { crm_products: [product('3'), product('4', { sku: 'FILM' })] });
    await pull(portalId, { crm_products: [product('3'), product('2', { name: 'Never mapped' })] });
    expect(await issues(portalId)).toMatchObject([
      {
        ...{ title: 'Mapping needs a look', direction: 'hubspot_to_xero', timesSeen: 1 },
        ...{ message: '“Product 3” is new in HubSpot, and no item of Xero is known for it.' },
        about: { record: { objectTypeId: '0-7', objectId: '3', name: 'Product 3' }, organisation: 'Acme Books' },
        actions: ['dismiss', 'settings'],
      },
    ]);
    await link(portalId, '3', 'item-FILM');
    expect(await told(portalId)).toEqual([]);
    expect(await issues(portalId, 'closed')).toMatchObject([{ dismissed: null }]);
  });

  test('an item that is gone, comes back, is no longer sold or is renamed is told of, and closed when it is in order again', async () => {
    const portalId = await house.write(priced);
    const steps: [() => Promise<void>, string[]][] = [
      [
        () => vanish(portalId, 'items', 'item-SIGN'),
        ['“Window sign” was billed as the item SIGN, which is no longer in Xero.'],
      ],
      [() => pull(portalId, { items: [sign()] }), []],
      [
        () => pull(portalId, { items: [sign({ isSold: false })] }),
        ['“Window sign” was billed as the item SIGN, which is no longer sold.'],
      ],
      [() => pull(portalId, { items: [sign()] }), []],
      [
        () => pull(portalId, { items: [sign({ code: 'SGN' })] }),
        ['“Window sign” was billed as the item SIGN, whose code is SGN now.'],
      ],
      [
        () =>
          pull(portalId, { crm_products: [product('1', { name: 'Window sign', sku: 'sgn', price: decimal('10') })] }),
        [],
      ],
    ];
    for (const [step, expected] of steps) {
      await step();
      expect(await told(portalId)).toEqual(expected);
    }
  });

  test('a price that changed on one side is told until the other follows, or a person confirms the mapping', async () => {
    const portalId = await house.write(priced);
    const words = 'The price of the item SIGN in Xero was 10 and is 12 now; “Window sign” has 10 in HubSpot.';
    await pull(portalId, { items: [sign({ unitPrice: decimal('12') })] });
    expect(await told(portalId)).toEqual([words]);
    await pull(portalId, { crm_products: [product('1', { name: 'Window sign', sku: 'sign', price: decimal('12') })] });
    expect(await told(portalId)).toEqual([]);
    await pull(portalId, { items: [sign({ unitPrice: decimal('13') })] });
    expect(await told(portalId)).toHaveLength(1);
    await link(portalId, '1', 'item-SIGN');
    expect(await told(portalId)).toEqual([]);
  });

  test('an item that a reading of everything does not show, and that Xero does not have, is told of', async () => {
    const portalId = await house.write(priced);
    await readAll(portalId, [item('FILM')]);
    expect(await told(portalId)).toEqual(['“Window sign” was billed as the item SIGN, which is no longer in Xero.']);
    await readAll(portalId, [item('FILM'), sign()]);
    expect(await told(portalId)).toEqual([]);
  });

  test('what HubSpot’s webhooks tell of products is told within the minute, also that one is gone', async () => {
    const portalId = await house.write(priced);
    await webhook(portalId, '3', [product('3')]);
    expect(await told(portalId)).toEqual(['“Product 3” is new in HubSpot, and no item of Xero is known for it.']);
    await webhook(portalId, '3', []);
    expect(await told(portalId)).toEqual([]);
  });

  test('a product that is gone needs no look', async () => {
    const portalId = await house.write(priced);
    await pull(portalId, { crm_products: [product('3')] });
    await vanish(portalId, 'crm_products', '3');
    expect(await told(portalId)).toEqual([]);
  });

  test('stock, a second look and an older state are no change', async () => {
    const portalId = await house.write(priced);
    const old = new Date('2026-01-01T00:00:00Z');
    await pull(portalId, { items: [sign({ quantityOnHand: decimal('3') })] });
    await pull(portalId, { items: [sign({ quantityOnHand: decimal('2') }), item('FILM')] });
    await pull(portalId, { items: [sign({ updatedAt: old, isSold: false })] });
    expect(await told(portalId)).toEqual([]);
  });

  test('many at once are told as one, which is closed when the last of them has an item', async () => {
    const portalId = await house.write((id) => settled(id).item('SIGN').product('1', { sku: 'SIGN' }));
    const ids = Array.from({ length: 11 }, (_, index) => `${index + 10}`);
    await pull(portalId, { crm_products: ids.map((id) => product(id)) });
    expect(await told(portalId)).toEqual([
      '11 products are new or have changed and need a look, among them “Product 10”, “Product 11” and “Product 12”.',
    ]);
    for (const id of ids.slice(1)) await link(portalId, id, 'item-SIGN');
    expect(await told(portalId)).toHaveLength(1);
    await pull(portalId, { crm_products: [product(ids[0]!, { sku: 'sign' })] });
    expect(await told(portalId)).toEqual([]);
  });

  test('a first reading raises nothing, of whichever list, nor does a portal that maps nothing', async () => {
    const unread = async (stream: string, tenantId: (portalId: string) => string): Promise<string> => {
      const portalId = await house.write(priced);
      await house.store.withPortal(portalId, ({ db }) =>
        db
          .updateTable('stream_cursors')
          .set({ read_until: null })
          .where('stream', '=', stream)
          .where('tenant_id', '=', tenantId(portalId))
          .execute(),
      );
      return portalId;
    };
    const unmapped = await house.write((id) => settled(id).item('SIGN').product('1'));
    for (const portalId of [await unread('items', tenantOf), await unread('crm_products', () => ''), unmapped]) {
      await pull(portalId, { crm_products: [product('3')] });
      expect(await told(portalId)).toEqual([]);
    }
  });
});
