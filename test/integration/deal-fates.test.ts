import type { DealInvoices } from '../../src/contract/invoicing.ts';
import { tellFates } from '../../src/invoicing/links/tell-fates.ts';
import { actOnWith } from '../../functions/runtime/subscriptions.ts';
import { randomId } from '../../src/lib/ids.ts';
import type { DealFact, InvoiceFact } from '../../src/mirror/facts.ts';
import type { MirrorUnit } from '../../src/mirror/ports.ts';
import { buryRows, storeRows } from '../../src/mirror/store-rows.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { matched, REP } from '../support/draft-house.ts';

const basics = { clock: { now: () => NOW }, newId: randomId };
const won = { isWon: true, isClosed: true };
const lost = { isWon: false, isClosed: true };
const open = { isWon: false, isClosed: false };

/** Deals 5 and 6 of one owner, both won, and invoice `i` that bills deal 5. */
eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  let portalId: string;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());
  beforeEach(async () => {
    portalId = newPortal();
    await matched(portalId)
      .deal('5', { name: 'Refit', ownerId: '70', ...won })
      .deal('6', { name: 'Other', ownerId: '70', ...won })
      .invoice('i', 'c', { invoiceNumber: 'INV-7' })
      .write(house.store);
    await link('5');
  });

  const link = (dealId: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('invoice_links')
        .values({
          ...{ portal_id: portalId, tenant_id: `tenant-of-${portalId}`, deal_id: dealId, step: 'whole' },
          ...{ invoice_id: 'i', intent_id: null, linked_at: NOW },
        })
        .execute(),
    );
  const key = () => ({ portalId, tenantId: '', stream: 'crm_deals' }) as const;
  /** The mirror's own way, and what is done at once about what it tells. */
  const mirror = (work: (unit: MirrorUnit) => Promise<void>) =>
    inMirror(house.store, undefined, actOnWith(basics))(portalId, work);
  /** A page, or a fetch after a webhook, shows the deal so. */
  const see = (id: string, change: Partial<DealFact>, merges: { id: string; into: string }[] = []) =>
    mirror(async (unit) => {
      const nothing = {
        pipelineId: null,
        stageId: null,
        amount: null,
        currency: null,
        dealType: null,
        closeDate: null,
      };
      const mine = { companyId: '42', contactId: null, ownerId: '70', name: 'Refit' };
      const row: DealFact = { id, updatedAt: NOW, ...nothing, ...mine, ...open, ...change };
      await storeRows({ deps: basics, unit, key: key() }, { rows: [row], unreadable: [], readAt: NOW, merges });
    });
  const bury = (...ids: string[]) => mirror((unit) => buryRows({ unit, key: key() }, ids, NOW));
  const seeInvoice = (change: Partial<InvoiceFact>) =>
    mirror(async (unit) => {
      const books = { portalId, tenantId: `tenant-of-${portalId}`, stream: 'invoices' } as const;
      const [now] = await unit.rows.read(books, ['i']);
      const row = { ...now!, updatedAt: NOW, ...change };
      await storeRows({ deps: basics, unit, key: books }, { rows: [row], unreadable: [], readAt: NOW });
    });
  const told = () =>
    house.store.withPortal(portalId, async ({ db }) => {
      const rows = db.selectFrom('issues').select(['kind', 'object_id', 'message']).where('closed_at', 'is', null);
      return (await rows.execute()).map(({ kind, object_id: id }) => `${kind} ${id ?? ''}`);
    });
  const shown = async (dealId: string) =>
    (await house.ask({ portalId, userId: REP }, { path: `/cards/deals/${dealId}/invoices` })).value as DealInvoices;

  test('a billed deal that is deleted is told of, and restored no longer', async () => {
    await bury('5', '6');
    expect(await told()).toEqual(['deal_gone_billed 5']);
    await see('5', won);
    expect(await told()).toEqual([]);
  });

  test('moved out of won it is told of, by the card as well, until it is won again', async () => {
    await see('5', open);
    expect(await told()).toEqual(['deal_reopened_billed 5']);
    expect((await shown('5')).fate?.message).toBe(
      'The deal “Refit” is no longer won, and invoice INV-7 still bills it.',
    );
    await see('5', { ...open, name: 'Renamed' });
    expect(await told()).toHaveLength(1);
    await see('5', won);
    expect(await told()).toEqual([]);
    expect((await shown('5')).fate).toBeNull();
  });

  test('lost it is told of; an open deal that was billed before it was won is not', async () => {
    await see('5', lost);
    expect(await told()).toEqual(['deal_reopened_billed 5']);
    expect((await shown('5')).fate?.message).toContain('is lost');
    await see('6', open);
    expect(await told()).toHaveLength(1);
  });

  test('with the invoice voided in Xero it is over', async () => {
    await see('5', lost);
    await seeInvoice({ reference: 'edited' });
    expect(await told()).toHaveLength(1);
    await seeInvoice({ status: 'VOIDED' });
    expect(await told()).toEqual([]);
  });

  test('an invoice that bills another deal from then on ends it, and begins it there', async () => {
    await bury('5');
    await see('6', lost);
    expect(await told()).toEqual(['deal_gone_billed 5']);
    await house.store.withPortal(portalId, ({ db }) => db.updateTable('invoice_links').set({ deal_id: '6' }).execute());
    await house.deps.inOutbox(portalId, (unit) => tellFates(basics, unit, { dealIds: ['5', '6'] }));
    expect(await told()).toEqual(['deal_reopened_billed 6']);
  });

  test('of merged deals the invoices, linked by hand or not, bill the survivor: none is told to be deleted', async () => {
    await bury('5');
    expect(await told()).toEqual(['deal_gone_billed 5']);
    await see('9', won, [
      { id: '5', into: '9' },
      { id: '6', into: '9' },
    ]);
    await bury('6');
    expect(await told()).toEqual([]);
    expect(await shown('9')).toMatchObject({ invoices: [{ number: 'INV-7' }] });
  });

  test('merged into a deal that is not won, what was won is won no longer', async () => {
    await see('9', open, [{ id: '5', into: '9' }]);
    await bury('5');
    expect(await told()).toEqual(['deal_reopened_billed 9']);
  });

  test('another portal’s deals of the same ids are not looked at', async () => {
    const mine = portalId;
    portalId = newPortal();
    await matched(portalId)
      .deal('5', { ownerId: '70', ...won })
      .write(house.store);
    await bury('5');
    expect(await told()).toEqual([]);
    portalId = mine;
    expect(await told()).toEqual([]);
  });
});
