import { createItem } from '../../src/invoicing/mapping/create-item.ts';
import { productSubject } from '../../src/invoicing/outbox/rules/subjects.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import { randomId } from '../../src/lib/ids.ts';
import { eachDatabase } from '../support/databases.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { FAULTS } from '../support/outbox/play-xero.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, TENANT, World } from '../support/outbox/world.ts';

/** The await after which a click is decided: before its transaction, in it, after it. */
const DECIDED = 2;
/** A click that nothing goes wrong with passes so many, counted from 0. */
const LONGEST_CLICK = 10;

eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);
  let last = 0;

  /** A product of its own for each click; its SKU is of no other. */
  const newProduct = async (): Promise<string> => {
    const productId = `${(last += 1)}`;
    await new Ledger(PORTAL).product(productId, { name: 'Sign', sku: `SIGN-${productId}` }).write(on.store);
    return productId;
  };
  const click = (world: World, productId: string, killAt: number | null = null) =>
    world.live(killAt, async (deps) => {
      const who = { portalId: PORTAL, tenantId: TENANT, userEmail: 'boss@acme.test', right: 'approve' as const };
      const request = { userId: '8', requestId: randomId(), body: { productId } };
      const created = await createItem(deps, { ...who, productId, choices: {}, request });
      if (created.ok) await workOnIntent(deps, { portalId: PORTAL, intentId: created.value });
    });
  const stands = async (world: World, productId: string) => {
    const intents = await world.deps.inOutbox(PORTAL, ({ outbox }) =>
      outbox.ofSubjects(TENANT, [productSubject(productId)]),
    );
    const links = await world.deps.inOutbox(PORTAL, ({ mapping }) => mapping.links(TENANT, [productId]));
    return {
      states: intents.map(({ state }) => state),
      items: world.xero.items.all.filter(({ code }) => code === `SIGN-${productId}`).map(({ id }) => id),
      links: links.map(({ itemId }) => itemId),
    };
  };

  test('wherever the process is killed, what was decided is made, once, and the product linked to it', async () => {
    for (let killAt = 0; killAt <= LONGEST_CLICK; killAt += 1) {
      const killed = new World(on.store);
      const productId = await newProduct();
      await click(killed, productId, killAt);
      await killed.drain();
      const { states, items, links } = await stands(killed, productId);
      const made = killAt < DECIDED ? 0 : 1;
      expect([killAt, states, items.length]).toEqual([killAt, Array(made).fill('done'), made]);
      expect(links).toEqual(items);
    }
  });

  test.each(FAULTS)(
    'after %s one item stands and the product is linked to it, or none and it is told',
    async (fault) => {
      const productId = await newProduct();
      on.world.xero.faults.push(fault);
      await click(on.world, productId);
      await on.world.drain();
      const { states, items, links } = await stands(on.world, productId);
      const given = fault === 'rejected' || fault === 'revoked';
      expect([states, items.length]).toEqual(given ? [['rejected'], 0] : [['done'], 1]);
      expect(links).toEqual(items);
      expect((await on.world.openIssues(`create_item/product:${productId}`)).length).toBe(given ? 1 : 0);
    },
  );

  test('what Xero made and then denied is found by its code and not made again', async () => {
    const productId = await newProduct();
    on.world.xero.faults.push('done_then_500');
    await click(on.world, productId);
    const { writes } = on.world.xero;
    await on.world.drain();
    expect(await stands(on.world, productId)).toMatchObject({ states: ['done'] });
    expect(on.world.xero.writes).toBe(writes);
  });

  test('another’s item of that code is not taken for it: it is told, and the product is not linked', async () => {
    const productId = await newProduct();
    on.world.xero.faults.push('remembered_500');
    await click(on.world, productId);
    on.world.xero.items.add(`SIGN-${productId}`, 'Quite another');
    await on.world.drain();
    expect(await stands(on.world, productId)).toMatchObject({ states: ['rejected'], links: [] });
    expect(await on.world.openIssues(`create_item/product:${productId}`)).toMatchObject([
      { message: expect.stringContaining('already exists') as string },
    ]);
  });
});
