import { randomUUID } from 'node:crypto';
import { createItemAnswer, mappingPage, type CreateItemAnswer } from '../../src/contract/mapping.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import { decimal } from '../../src/lib/money.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, REP, matched } from '../support/draft-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';
import { openOutboxHouse, type OutboxHouse } from '../support/outbox/outbox-house.ts';

const tenantOf = (portalId: string): string => `tenant-of-${portalId}`;
let products = 1000;

eachDatabase((_name, fresh) => {
  let house: OutboxHouse;
  let sku: string;
  let productId: string;
  beforeAll(async () => {
    house = await openOutboxHouse(fresh);
  });
  beforeEach(() => {
    house.xero.faults.length = 0;
    house.sendAtOnce(true);
    productId = `${(products += 1)}`;
    sku = `SKU-${productId}`;
  });
  afterAll(() => house.remove());

  const priced = (portalId: string): Ledger =>
    matched(portalId).product(productId, { name: 'Window sign', sku, price: decimal('12.5') });
  const ask = (portalId: string, body: object = {}, userId = APPROVER) => {
    const asked = { tenantId: tenantOf(portalId), productId, requestId: randomUUID(), ...body };
    return house.ask({ portalId, userId }, { method: 'POST', path: '/settings/mapping/create-item', body: asked });
  };
  const create = async (portalId: string, body: object = {}): Promise<CreateItemAnswer> => {
    const answer = await ask(portalId, body);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return createItemAnswer.strict().parse(answer.value);
  };
  const row = async (portalId: string) => {
    const query = { tenantId: tenantOf(portalId) };
    const { value } = await house.ask({ portalId, userId: APPROVER }, { path: '/settings/mapping', query });
    return mappingPage.parse(value).rows[0]!;
  };
  const intents = (portalId: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('outbox_intents').select(['intent_id', 'state', 'subject']).orderBy('created_at').execute(),
    );
  const issues = (portalId: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('issues').select(['kind', 'subject', 'object_type_id']).where('closed_at', 'is', null).execute(),
    );
  const inXero = () => house.xero.items.all.filter(({ code }) => code.startsWith(sku));

  test('an item is made once, mirrored, and the product linked to it by whoever asked', async () => {
    const portalId = await house.write(priced);
    const requestId = randomUUID();
    const answer = await create(portalId, { requestId });
    expect(answer).toMatchObject({
      ...{ state: 'done', problem: null },
      row: {
        state: 'mapped',
        linked: { by: 'User 8' },
        item: { code: sku, name: 'Window sign', how: 'link' },
      },
    });
    expect(await create(portalId, { requestId })).toEqual(answer);
    expect((await ask(portalId)).error).toMatchObject({
      code: 'conflict',
      message: `“Window sign” is billed as the item ${sku} already.`,
    });
    expect(inXero()).toHaveLength(1);
    const audit = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('audit_log').select(['action', 'user_id', 'object_type_id', 'object_id']).execute(),
    );
    expect(audit).toEqual([{ action: 'create_item', user_id: '8', object_type_id: '0-7', object_id: productId }]);
  });

  test('where the code is taken by an item that nobody has read yet, that one is shown, to be linked', async () => {
    const portalId = await house.write(priced);
    house.xero.items.add(`${sku}-X`, 'Other sign');
    const answer = await create(portalId, { code: `${sku}-x` });
    expect(answer).toMatchObject({
      state: 'rejected',
      problem: { message: `Xero refused: Price List Item with Code '${sku}-x' already exists` },
      taken: { code: `${sku}-X`, name: 'Other sign' },
    });
    const subject = `create_item/product:${productId}`;
    expect(await issues(portalId)).toEqual([{ kind: 'write_failed', subject, object_type_id: '0-7' }]);
    const { itemId } = answer.taken!;
    const word = { tenantId: tenantOf(portalId), productId, itemId };
    await house.ask({ portalId, userId: APPROVER }, { method: 'POST', path: '/settings/mapping/link', body: word });
    expect([await issues(portalId), (await row(portalId)).state]).toEqual([[], 'mapped']);
  });

  test('an item that was made unnoticed is taken for what it is when a second attempt is refused', async () => {
    const portalId = await house.write(priced);
    house.xero.items.add(sku, 'Window sign');
    expect(await create(portalId)).toMatchObject({ state: 'done', row: { item: { code: sku, how: 'link' } } });
    expect(inXero()).toHaveLength(1);
    expect(await issues(portalId)).toEqual([]);
  });

  test('what is missing is told before anything is sent', async () => {
    const portalId = await house.write((id) => priced(id).product(productId, { name: 'No SKU' }));
    const { writes } = house.xero;
    expect((await ask(portalId)).error).toMatchObject({ code: 'not_ready', fix: 'Type a code.' });
    expect((await ask(portalId, { code: 'X', accountCode: '999' })).error?.code).toBe('not_ready');
    expect((await ask(portalId, { productId: '9' })).error?.code).toBe('not_found');
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ live: false }).execute(),
    );
    expect((await ask(portalId, { code: 'X' })).error?.code).toBe('not_live');
    expect([house.xero.writes - writes, await intents(portalId)]).toEqual([0, []]);
  });

  test('whoever may bill and not approve makes none', async () => {
    const portalId = await house.write(priced);
    expect((await ask(portalId, {}, REP)).error).toMatchObject({ code: 'not_allowed' });
    expect(inXero()).toEqual([]);
  });

  test('two who ask at once make one; after the item is gone the way is free for another', async () => {
    const portalId = await house.write(priced);
    const answers = await Promise.all([ask(portalId), ask(portalId)]);
    expect(answers.some((answer) => answer.ok)).toBe(true);
    expect([inXero().length, (await intents(portalId)).length]).toEqual([1, 1]);
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('mirror_items').set({ gone_at: new Date() }).execute(),
    );
    house.xero.items.all.pop();
    expect((await row(portalId)).problem).toBe('The item is no longer in Xero.');
    expect(await create(portalId)).toMatchObject({ state: 'done', row: { state: 'mapped', problem: null } });
    expect((await intents(portalId)).map(({ state }) => state).sort()).toEqual(['done', 'released']);
  });

  test('a person who links the product while the item is on its way has the last word', async () => {
    const portalId = await house.write((id) => priced(id).item(`${sku}-L`));
    house.sendAtOnce(false);
    expect(await create(portalId)).toMatchObject({ state: 'in_progress' });
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('product_links')
        .values({
          ...{ portal_id: portalId, tenant_id: tenantOf(portalId), product_id: productId },
          ...{ item_id: `item-${sku}-L`, linked_by: '8', linked_at: new Date('2026-11-20T12:00:30Z') },
        })
        .execute(),
    );
    const [intent] = await intents(portalId);
    await workOnIntent(house.outbox, { portalId, intentId: intent!.intent_id });
    expect((await row(portalId)).item?.code).toBe(`${sku}-L`);
    expect((await intents(portalId))[0]?.state).toBe('done');
  });

  describe('on a deal', () => {
    const onDeal = (portalId: string, userId = REP) =>
      house.ask(
        { portalId, userId },
        {
          method: 'POST',
          path: `/cards/products/${productId}/create-item`,
          body: { dealId: '5', requestId: randomUUID() },
        },
      );
    const lines = (portalId: string, whenNoItem: string) =>
      house.store.withPortal(portalId, ({ db }) =>
        db
          .insertInto('billing_settings')
          .values({
            ...{ portal_id: portalId, tenant_id: tenantOf(portalId), topic: 'lines', version: 1, undone_from: null },
            document: JSON.stringify({ rules: [], whenNoItem, tracking: [] }),
            ...{ changed_by: '8', changed_by_email: 'x', changed_at: new Date() },
          })
          .execute(),
      );

    test('a rep makes the item where the settings say so, with nothing of the rep’s own choosing', async () => {
      const portalId = await house.write(priced);
      await lines(portalId, 'create_item');
      const answer = createItemAnswer.strict().parse((await onDeal(portalId)).value);
      expect(answer).toMatchObject({ state: 'done', row: { state: 'mapped', item: { code: sku } } });
      expect(inXero()).toHaveLength(1);
    });

    test('nowhere else, and nobody who may not bill the deal', async () => {
      const [asked, allowed] = [await house.write(priced), await house.write(priced)];
      await lines(asked, 'ask');
      await lines(allowed, 'create_item');
      expect((await onDeal(asked)).error).toMatchObject({ code: 'not_allowed' });
      expect((await onDeal(allowed, '9')).error).toMatchObject({ code: 'not_allowed' });
      expect(inXero()).toEqual([]);
    });
  });
});
