import type { Intent } from '../../src/invoicing/facts.ts';
import { revisionOf } from '../../src/invoicing/outbox/rules/intent-mark.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import type { Fault } from '../support/outbox/play-xero.ts';
import { PORTAL, TENANT } from '../support/outbox/world.ts';

/** A deal of a world whose customer Xero knows. */
const KNOWN = 1;

/** What goes wrong with a call, and the write goes through after all. */
const FAULTS: Fault[] = [
  ...(['throttled', 'never_left', 'cut_before', 'cut_after', 'remembered_500'] as const),
  ...(['done_then_500', 'busy_503', 'late'] as const),
];

eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);

  const made = (status: 'DRAFT' | 'SUBMITTED' = 'DRAFT') =>
    on.world.click(KNOWN, { again: false, killAt: null, status });
  const update = (killAt: number | null = null) => on.world.revise(KNOWN, killAt, false);
  const invoice = (): InvoiceFact => {
    const [only, ...others] = on.world.documents();
    expect([only?.id, others]).toEqual([only?.id, []]);
    return only!;
  };
  const updates = async (): Promise<Intent[]> =>
    (await on.world.intents()).filter(({ kind }) => kind === 'revise_invoice');
  const lineIds = (): (string | null)[] => invoice().lines.map(({ lineItemId }) => lineItemId);
  const asks = () =>
    on.world.deps.inOutbox(PORTAL, async ({ approvals }) =>
      (await approvals.ofInvoices(TENANT, [invoice().id])).map(({ state }) => state),
    );

  /** One document, as the deal is now, its line the one that it was. */
  async function expectUpdated(before: (string | null)[], status = 'DRAFT'): Promise<void> {
    const price = on.world.deals[KNOWN]!.price;
    expect([lineIds(), invoice().status, invoice().subTotal.toFixed()]).toEqual([before, status, String(price)]);
    expect([...new Set((await updates()).map(({ state }) => state))]).toEqual(['done']);
    expect(await on.world.issues()).toEqual([]);
  }

  test.each(FAULTS)('a draft is updated while Xero is %s: once, its line kept', async (fault) => {
    await made();
    const before = lineIds();
    on.world.deals[KNOWN]!.price = 130;
    on.world.xero.faults.push(fault);
    await update();
    await on.world.drain();
    await expectUpdated(before);
    expect(await updates()).toHaveLength(1);
  });

  test('killed at each of its awaits, it is updated all the same', async () => {
    await made();
    const before = lineIds();
    for (let at = 0; at < 14; at += 1) {
      on.world.deals[KNOWN]!.price = 130 + at;
      await update(at);
      await on.world.drain();
    }
    await update();
    await on.world.drain();
    await expectUpdated(before);
    expect(revisionOf(invoice().url)).toBe((await updates())[0]?.intentId);
  });

  test('what waits for approval goes on waiting', async () => {
    await made('SUBMITTED');
    on.world.deals[KNOWN]!.price = 90;
    await update();
    await expectUpdated(lineIds(), 'SUBMITTED');
    expect(await asks()).toEqual(['waiting']);
  });

  test('a draft that is updated is not asked for: whoever submits it in Xero is nobody of ours', async () => {
    await made();
    await update();
    on.world.xero.setStatus(invoice().id, 'SUBMITTED');
    await on.world.see(invoice(), null);
    const [asked] = await on.world.deps.inOutbox(PORTAL, (unit) => unit.approvals.ofInvoices(TENANT, [invoice().id]));
    expect(asked).toMatchObject({ state: 'waiting', askedBy: null });
  });

  test('approved in Xero before it was sent, nothing is changed, and the person reads why', async () => {
    await made();
    on.world.deals[KNOWN]!.price = 130;
    on.world.xero.setStatus(invoice().id, 'AUTHORISED');
    await update();
    expect([await updates(), invoice().subTotal.toFixed()]).toEqual([[], '100']);
    on.world.xero.setStatus(invoice().id, 'DRAFT');
    on.world.xero.faults.push('never_left');
    await update();
    on.world.xero.setStatus(invoice().id, 'AUTHORISED');
    await on.world.drain();
    expect([(await updates())[0]?.state, invoice().subTotal.toFixed()]).toEqual(['rejected', '100']);
    expect(await on.world.issues()).toEqual([`write_failed revise_invoice/invoice:${invoice().id}`]);
  });
});
