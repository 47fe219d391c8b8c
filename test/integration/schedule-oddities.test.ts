import { dealInvoices, type DealInvoices } from '../../src/contract/invoicing.ts';
import { dealBilling, type DealBilling, type StepInput } from '../../src/contract/schedule.ts';
import { decimal } from '../../src/lib/money.ts';
import { eachDatabase } from '../support/databases.ts';
import { matched, openDraftHouse, REP, type DraftHouse } from '../support/draft-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';

const step = (role: string, percent: string, stepId: string | null = null): StepInput => ({
  ...{ stepId, role, share: { kind: 'percent', percent }, when: { kind: 'now' } },
});
const TWO = [step('Deposit', '30'), step('Balance', '70')];

/* Deal 5 of the rep's own, won. */
eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
  });
  afterAll(() => house.remove());

  const write = async (amount: string, currency: string, more: (ledger: Ledger) => Ledger = (ledger) => ledger) => {
    const won = { name: 'Refit', ownerId: '70', companyId: '42', isWon: true, isClosed: true };
    const portalId = await house.write((id) =>
      more(
        matched(id)
          .currency('EUR')
          .deal('5', { ...won, amount: decimal(amount), currency }),
      ),
    );
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ live: true }).execute(),
    );
    return portalId;
  };
  const ask = (portalId: string, steps: StepInput[], version: number) =>
    house.ask({ portalId, userId: REP }, { method: 'POST', path: '/cards/deals/5/schedule', body: { steps, version } });
  const save = async (portalId: string, steps: StepInput[], version: number): Promise<DealBilling> =>
    dealBilling.strict().parse((await ask(portalId, steps, version)).value);
  const list = async (portalId: string): Promise<DealInvoices> =>
    dealInvoices
      .strict()
      .parse((await house.ask({ portalId, userId: REP }, { path: '/cards/deals/5/invoices' })).value);

  test('a request that HubSpot repeats, since it did not get the answer, is answered as saved, and saves nothing twice', async () => {
    const portalId = await write('1000', 'GBP');
    const saved = await save(portalId, TWO, 0);
    expect(await save(portalId, TWO, 0)).toEqual(saved);
    const renamed = saved.steps.map(({ stepId }, index) =>
      step(`Part ${index + 1}`, ['30', '70'][index] ?? '', stepId),
    );
    await save(portalId, renamed, 1);
    expect(await save(portalId, renamed, 1)).toMatchObject({ version: 2 });
    for (const version of [0, 1])
      expect((await ask(portalId, TWO, version)).error?.message).toContain('Somebody has changed the schedule');
  });

  test('a deal that comes to nothing is not called billed', async () => {
    const portalId = await write('0', 'GBP');
    await save(portalId, [], 0);
    const { mayCreate, whyNot } = await list(portalId);
    expect([mayCreate, whyNot]).toEqual([false, 'This deal comes to nothing: there is nothing to bill.']);
  });

  test('a deal that was billed in another currency is never offered to be billed once more', async () => {
    const portalId = await write('1000', 'EUR', (ledger) =>
      ledger.invoice('i', 'c', { subTotal: '900', total: '1080' }),
    );
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('invoice_links')
        .values({
          ...{ portal_id: portalId, tenant_id: `tenant-of-${portalId}`, deal_id: '5', step: 'whole' },
          ...{ invoice_id: 'i', intent_id: null, linked_at: new Date() },
        })
        .execute(),
    );
    const { billing, whyNot } = await list(portalId);
    expect(whyNot).not.toContain('add a step');
    expect(billing?.gaps.map(({ message }) => message)).toContain(
      'INV-i is in GBP and does not count towards the deal.',
    );
    expect(billing?.next?.do).not.toBe('bill_rest');
  });
});
