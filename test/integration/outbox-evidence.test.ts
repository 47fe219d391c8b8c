import { createMetrics } from '../../functions/runtime/metrics.ts';
import { releaseIntentsJob } from '../../functions/jobs/outbox-jobs.ts';
import { followUpsOf } from '../../functions/runtime/subscriptions.ts';
import type { Intent } from '../../src/invoicing/facts.ts';
import { MOVES, type Move } from '../../src/invoicing/rules/invoice-moves.ts';
import { settleIntent } from '../../src/invoicing/outbox/settle-intent.ts';
import { randomId } from '../../src/lib/ids.ts';
import { decimal } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import { storeRows } from '../../src/mirror/store-rows.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, TENANT } from '../support/outbox/world.ts';

/** A deal of a world whose customer Xero knows. */
const KNOWN = 1;
const MINUTE = 60_000;

eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);

  const click = () => on.world.click(KNOWN, { again: false, killAt: null });
  const intentOf = async (kind: Intent['kind']): Promise<Intent> => {
    const [intent, ...others] = (await on.world.intents()).filter((one) => one.kind === kind);
    expect([intent?.kind, others]).toEqual([kind, []]);
    return intent!;
  };
  /** What is open of the kind under the subject, in words. */
  const told = async (kind: string, subject: string): Promise<string[]> =>
    (await on.world.openIssues(subject)).flatMap((issue) => (issue.kind === kind ? [issue.message] : []));
  /** What a webhook or a poll brings. */
  const see = (intentId: string, invoice: InvoiceFact) =>
    on.world.deps.inOutbox(PORTAL, (unit) =>
      settleIntent(on.world.deps, unit, {
        ...{ tenantId: TENANT, intentId, readAt: new Date(on.world.now) },
        written: { kind: 'invoice', invoice },
      }),
    );
  /** The same through the mirror, with the jobs that it asks for. */
  async function mirror(invoices: InvoiceFact[]): Promise<string[]> {
    const asked: string[] = [];
    const queue = {
      ...on.store.queue,
      send: (_handle: unknown, name: string) => Promise.resolve(void asked.push(name)),
    };
    await inMirror({ ...on.store, queue }, followUpsOf)(PORTAL, (unit) =>
      storeRows(
        { deps: on.world.deps, unit, key: { portalId: PORTAL, tenantId: TENANT, stream: 'invoices' } },
        { rows: invoices, unreadable: [], readAt: new Date(on.world.now) },
      ),
    );
    return asked;
  }
  const release = () =>
    releaseIntentsJob({ ...on.world.deps, metrics: createMetrics() }, { portalId: PORTAL, ids: { tenantId: TENANT } });

  test.each(['VOIDED', 'DELETED'])(
    '%s in Xero by somebody who cleared its address: the deal is free',
    async (status) => {
      await click();
      const { documentId } = await intentOf('create_invoice');
      const made = { ...on.world.documents()[0]!, url: null };
      expect(await mirror([made])).toEqual([]);
      await release();
      expect(await intentOf('create_invoice')).toMatchObject({ state: 'done', documentId });
      on.world.now += MINUTE;
      const others = [1, 2, 3].map(() => ({ ...made, id: randomId(), status: 'VOIDED' }));
      expect(await mirror([{ ...made, status }, ...others])).toEqual(['release-intents']);
      await release();
      expect(await intentOf('create_invoice')).toMatchObject({ state: 'released', documentId });
      on.world.xero.setStatus(made.id, status);
      await click();
      expect((await on.world.intents()).map(({ state }) => state).sort()).toEqual(['done', 'released']);
    },
  );

  test.each([
    ['was cleared', () => null],
    ['names another intent', () => `https://app.hubspot.com/?tieout=${randomId()}`],
  ])('voided by the card, while its address %s: the deal is free', async (_how, url) => {
    await click();
    const { documentId } = await intentOf('create_invoice');
    await on.world.move(KNOWN, 'approve', null);
    const kept = on.world.xero.invoices.get(documentId!)!;
    on.world.xero.invoices.set(documentId!, { ...kept, fact: { ...kept.fact, url: url() } });
    await on.world.move(KNOWN, 'void', null);
    expect(await intentOf('create_invoice')).toMatchObject({ state: 'released' });
  });

  /** A click that Xero refused, and of which an invoice turns up all the same. */
  async function refused(): Promise<Intent> {
    on.world.xero.faults.push('rejected');
    await click();
    const intent = await intentOf('create_invoice');
    expect([intent.state, on.world.documents()]).toEqual(['rejected', []]);
    return intent;
  }
  /** An invoice of 100.00 and 20.00 tax that bears the intent's mark. */
  const lateOf = ({ intentId }: Intent, changes: Partial<InvoiceFact> = {}): InvoiceFact =>
    invoiceFact({
      ...{ id: randomId(), status: 'DRAFT', url: `https://app.hubspot.com/?tieout=${intentId}` },
      ...{
        subTotal: decimal('100'),
        totalTax: decimal('20'),
        total: decimal('120'),
        updatedAt: new Date(on.world.now),
      },
      ...changes,
    });

  test('an invoice that turns up late is compared with what was shown, like any other', async () => {
    const intent = await refused();
    const words = 'Shown was GBP 120.00, 20.00 of it tax; Xero made it GBP 130.00, 20.00 of it tax.';
    await see(intent.intentId, lateOf(intent, { subTotal: decimal('110'), total: decimal('130') }));
    expect(await intentOf('create_invoice')).toMatchObject({ state: 'done', difference: words });
    expect(await told('preview_differs', intent.intentId)).toEqual([
      `An invoice was made that differs from what was shown. ${words}`,
    ]);
  });

  test.each<[string, Partial<InvoiceFact>, string | null]>([
    ['corrected', { subTotal: decimal('100'), total: decimal('120') }, null],
    ['voided', { status: 'VOIDED' }, 'Shown was'],
  ])('a difference is told until the invoice is %s in Xero', async (_how, changes, difference) => {
    const intent = await refused();
    const late = lateOf(intent, { subTotal: decimal('110'), total: decimal('130') });
    await see(intent.intentId, late);
    await see(intent.intentId, late);
    expect(await told('preview_differs', intent.intentId)).toHaveLength(1);
    await see(intent.intentId, { ...late, ...changes });
    expect(await told('preview_differs', intent.intentId)).toEqual([]);
    const after = await intentOf('create_invoice');
    expect(after.difference).toEqual(difference === null ? null : expect.stringContaining(difference));
  });

  test.each(['first', 'second'])('two invoices for one deal are told until the %s is voided', async (voided) => {
    const before = await refused();
    await click();
    const first = on.world.documents()[0]!;
    on.world.now += MINUTE;
    const second = lateOf(before, { invoiceNumber: 'INV-late' });
    await see(before.intentId, second);
    const twice = () => told('written_twice', before.subject);
    expect(await twice()).toEqual([
      `Xero has 2 invoices that were made for the same deal: INV-late, ${first.invoiceNumber}.`,
    ]);
    const [made] = (await on.world.intents()).filter(({ state }) => state === 'done');
    await see(made!.intentId, first);
    expect(await twice()).toHaveLength(1);
    on.world.now += MINUTE;
    const gone = voided === 'first' ? { intent: made!, invoice: first } : { intent: before, invoice: second };
    await see(gone.intent.intentId, { ...gone.invoice, status: 'VOIDED', updatedAt: new Date(on.world.now) });
    expect(await twice()).toEqual([]);
  });

  const lost: [Move, string, string, Intent['state']][] = [
    ['approve', 'DRAFT', 'AUTHORISED', 'done'],
    ['approve', 'DRAFT', 'PAID', 'done'],
    ['approve', 'DRAFT', 'VOIDED', 'done'],
    ['approve', 'DRAFT', 'DELETED', 'rejected'],
    ['delete', 'DRAFT', 'DELETED', 'done'],
    ['delete', 'DRAFT', 'AUTHORISED', 'rejected'],
    ['delete', 'DRAFT', 'PAID', 'rejected'],
    ['delete', 'DRAFT', 'VOIDED', 'rejected'],
    ['void', 'AUTHORISED', 'VOIDED', 'done'],
    ['void', 'AUTHORISED', 'PAID', 'rejected'],
    ['email', 'AUTHORISED', 'PAID', 'rejected'],
    ['email', 'AUTHORISED', 'VOIDED', 'rejected'],
  ];
  test.each(lost)('%s of a %s one, the answer lost, then %s in Xero: %s', async (...[move, from, status, state]) => {
    await click();
    const { id } = on.world.documents()[0]!;
    if (from === 'AUTHORISED') await on.world.move(KNOWN, 'approve', null);
    on.world.xero.faults.push('remembered_500');
    await on.world.move(KNOWN, move, null);
    on.world.xero.setStatus(id, status);
    await on.world.drain();
    const moved = await intentOf(MOVES[move].kind);
    expect([moved.state, on.world.documents()[0]?.status]).toEqual([state, status]);
    const gone = status === 'VOIDED' || status === 'DELETED';
    await mirror([on.world.documents()[0]!]);
    await release();
    expect((await intentOf('create_invoice')).state).toBe(gone ? 'released' : 'done');
    const kind = move === 'email' ? 'write_unclear' : 'write_failed';
    expect((await on.world.openIssues(`${moved.kind}/${moved.subject}`)).map((issue) => issue.kind)).toEqual(
      state === 'done' ? [] : [kind],
    );
  });
});
