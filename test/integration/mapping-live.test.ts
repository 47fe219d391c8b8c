import { randomUUID } from 'node:crypto';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { createItemAnswer, mappingPage, type CreateItemAnswer, type MappingRow } from '../../src/contract/mapping.ts';
import { overHttp, type Transport } from '../support/door-transports.ts';
import { openHouse, type House } from '../support/house.ts';
import { signed, type Asked } from '../support/signed.ts';
import { askedAgainWhenBusy, onceListed } from '../support/when-busy.ts';

const portalId = String(cast.portalId);
const FINANCE = String(cast.users.finance.userId);
const tenantId = cast.organisationId;

let house: House;
let transport: Transport;
beforeAll(async () => {
  house = await openHouse();
  transport = await overHttp(createApp(house.deps, doors));
}, 90_000);
afterAll(async () => {
  await transport.close();
  await house.close();
});

interface Answered {
  ok: boolean;
  value?: unknown;
  error?: { code: string; message: string };
}

const ask = (asked: Asked): Promise<Answered> =>
  askedAgainWhenBusy(async () => {
    const answer = await transport.send(signed({ portalId, userId: FINANCE, now: new Date() }, asked));
    return JSON.parse(answer.text) as Answered;
  });

async function rows(state: MappingRow['state']): Promise<MappingRow[]> {
  const { value } = await ask({ path: '/settings/mapping', query: { tenantId, state } });
  return mappingPage.parse(value).rows;
}

async function create(productId: string, more: object = {}): Promise<CreateItemAnswer> {
  const body = { tenantId, productId, requestId: randomUUID(), ...more };
  const { value, error } = await ask({ method: 'POST', path: '/settings/mapping/create-item', body });
  if (error) throw new Error(error.message);
  return createItemAnswer.parse(value);
}

test('the products of a first reading are mapped by SKU, and nothing is raised about the others', async () => {
  expect((await rows('mapped')).every(({ item, sku }) => item?.how === 'sku' && item.code === sku)).toBe(true);
  const { value } = await ask({ path: '/pages/issues', query: { kind: 'mapping_needs_look' } });
  expect(value).toMatchObject({ issues: [] });
});

test('a product that Xero does not know becomes an item there; its code is then taken for any other', async () => {
  const unknown = [...(await rows('unmapped')), ...(await rows('proposed'))].find(({ sku }) => sku !== null)!;
  const made = await create(unknown.productId);
  expect(made).toMatchObject({
    ...{ state: 'done', problem: null, taken: null },
    row: { state: 'mapped', item: { code: unknown.sku, how: 'link' } },
  });
  const forget = (columns: object) =>
    house.store.withPortal(portalId, async ({ db }) => {
      await db.updateTable('mirror_items').set(columns).where('code', '=', unknown.sku!).execute();
      await db.deleteFrom('product_links').execute();
    });
  await forget({ gone_at: new Date() });
  await onceListed(async () => {
    const again = await create(unknown.productId, { name: 'Quite another' });
    expect(again).toMatchObject({
      state: 'rejected',
      problem: { message: `Xero refused: Price List Item with Code '${unknown.sku}' already exists` },
      taken: { itemId: made.row.item?.itemId, code: unknown.sku },
      row: { state: 'mapped', item: { how: 'sku' } },
    });
  });
});
