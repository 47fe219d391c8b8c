import { allocateCredit, creditInvoice } from '../../src/invoicing/credits/credit-invoice.ts';
import type { Intent } from '../../src/invoicing/facts.ts';
import { invoiceSubject } from '../../src/invoicing/outbox/rules/subjects.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import { randomId } from '../../src/lib/ids.ts';
import { decimal, sum } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { FAULTS } from '../support/outbox/play-xero.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, TENANT, type World } from '../support/outbox/world.ts';

/** A deal of a world whose customer Xero knows. */
const KNOWN = 1;

/** The awaits of a click that nothing goes wrong with: deciding, making the note, setting it against the invoice. */
const LONGEST_CLICK = 30;

eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);

  const invoice = (world: World): InvoiceFact => {
    const last = world.documents().at(-1);
    if (!last) throw new Error('There is no invoice');
    return last;
  };
  const approved = async (world: World): Promise<void> => {
    await world.click(KNOWN, { again: false, killAt: null });
    await world.move(KNOWN, 'approve', null);
    await world.drain();
  };
  const clickOf = (world: World) => ({
    ...{ portalId: PORTAL, userEmail: 'boss@acme.test', right: 'approve' as const },
    ...{ dealId: world.deals[KNOWN]!.id, invoiceId: invoice(world).id },
    request: { userId: '8', requestId: randomId(), body: {} },
  });
  const credit = (world: World, { amount = '48', killAt = null as number | null } = {}) =>
    world.live(killAt, async (deps) => {
      const click = { ...clickOf(world), amount: decimal(amount), reason: 'Sent back' };
      const decided = await creditInvoice(deps, click);
      if (!decided.ok) return decided;
      const after = await deps.inOutbox(PORTAL, ({ outbox }) => outbox.waitingFor(decided.value));
      for (const intentId of [decided.value, ...after.map((one) => one.intentId)])
        await workOnIntent(deps, { portalId: PORTAL, intentId });
      return decided;
    });
  const intents = (world: World): Promise<Intent[]> =>
    world.deps.inOutbox(PORTAL, ({ outbox }) => outbox.ofSubjects(TENANT, [invoiceSubject(invoice(world).id)]));
  const statesOf = async (world: World, kind: Intent['kind']) =>
    (await intents(world)).filter((one) => one.kind === kind).map(({ state }) => state);
  const notes = (world: World) => [...world.xero.credits.notes.values()].map(({ fact }) => fact);
  const known = async (world: World) =>
    world.deps.inOutbox(PORTAL, ({ credits }) => credits.ofInvoices(TENANT, [invoice(world)]));
  const set = (world: World) =>
    sum(notes(world).flatMap((one) => one.allocations.map(({ amount }) => amount))).toFixed();

  test('a part is made and set against the invoice, and both stand in the mirror at once', async () => {
    await approved(on.world);
    await credit(on.world);
    const [made] = await known(on.world);
    expect(made).toMatchObject({ madeFor: invoice(on.world).id, credit: { status: 'AUTHORISED' } });
    expect([made?.credit.total.toFixed(), made?.credit.remainingCredit.toFixed()]).toEqual(['48', '0']);
    const stored = await on.world.deps.inOutbox(PORTAL, ({ billing }) => billing.invoice(TENANT, invoice(on.world).id));
    expect([stored?.amountCredited.toFixed(), stored?.amountDue.toFixed()]).toEqual(['48', '72']);
    expect(await on.world.issues()).toEqual([]);
  });

  test('wherever the process is killed, what was decided is made and set against the invoice, once', async () => {
    await approved(on.world);
    for (let killAt = 0; killAt <= LONGEST_CLICK; killAt += 1) {
      const before = notes(on.world).length;
      const decided = await credit(on.world, { amount: '1', killAt });
      await on.world.drain();
      const made = notes(on.world).length - before;
      expect([killAt, made <= 1, set(on.world)]).toEqual([killAt, true, `${notes(on.world).length}`]);
      if (decided !== 'killed') expect(made).toBe(1);
    }
    expect(notes(on.world).length).toBeGreaterThan(LONGEST_CLICK - 3);
    expect(new Set(await statesOf(on.world, 'allocate_credit'))).toEqual(new Set(['done']));
  });

  test('wherever it is killed while all of it is credited, what the invoice billed is billed again once the note stands, and not before', async () => {
    let credited = 0;
    for (let killAt = 0; killAt <= LONGEST_CLICK; killAt += 1) {
      await approved(on.world);
      const { id } = invoice(on.world);
      await credit(on.world, { amount: '120', killAt });
      await on.world.drain();
      const maker = (await on.world.intents()).find((one) => one.kind === 'create_invoice' && one.documentId === id);
      const isCredited = notes(on.world).some(({ allocations }) => allocations.some((one) => one.invoiceId === id));
      expect([killAt, maker?.state]).toEqual([killAt, isCredited ? 'released' : 'done']);
      credited += isCredited ? 1 : 0;
      const standing = on.world.documents().filter(({ status }) => status === 'AUTHORISED');
      expect([killAt, standing.length]).toEqual([killAt, isCredited ? 0 : 1]);
    }
    expect([credited, notes(on.world).length]).toEqual([credited, credited]);
    expect(credited).toBeGreaterThan(LONGEST_CLICK - 3);
    expect(await on.world.issues()).toEqual([]);
  });

  test.each(FAULTS.flatMap((fault) => [[fault, 'create_credit_note'] as const, [fault, 'allocate_credit'] as const]))(
    'after %s of %s one note stands and is set against the invoice once, or it is told why not',
    async (fault, kind) => {
      await approved(on.world);
      const isNote = kind === 'create_credit_note';
      on.world.xero.faults.push(...(isNote ? [fault] : ['ok' as never, fault]));
      await credit(on.world);
      await on.world.drain();
      const refused = fault === 'rejected' || fault === 'revoked';
      expect([notes(on.world).length, set(on.world)]).toEqual(!refused ? [1, '48'] : isNote ? [0, '0'] : [1, '0']);
      expect(await statesOf(on.world, kind)).toEqual([refused ? 'rejected' : 'done']);
      const issues = await on.world.openIssues(`${kind}/${invoiceSubject(invoice(on.world).id)}`);
      expect(issues.map((one) => one.kind)).toEqual(refused ? ['write_failed'] : []);
      expect((await known(on.world)).length).toBe(notes(on.world).length);
    },
  );

  test('paid meanwhile: the note stands, an issue says so, and running again sets against it what is owed by then', async () => {
    await approved(on.world);
    const before = invoice(on.world);
    on.world.xero.credits.pay(before, decimal('100'));
    await credit(on.world);
    await on.world.drain();
    expect([notes(on.world).length, set(on.world)]).toEqual([1, '0']);
    const subject = `allocate_credit/${invoiceSubject(before.id)}`;
    expect(await on.world.openIssues(subject)).toMatchObject([
      { message: expect.stringContaining('greater than amount outstanding') as string },
    ]);
    const [note] = notes(on.world);
    const again = () => allocateCredit(on.world.deps, { ...clickOf(on.world), creditId: note!.id });
    await on.world.deps.inOutbox(PORTAL, ({ billing }) =>
      billing.mirrorInvoice(TENANT, invoice(on.world), new Date(on.world.now)),
    );
    expect(await again()).toMatchObject({ ok: true });
    await on.world.drain();
    expect([set(on.world), await on.world.openIssues(subject)]).toEqual(['20', []]);
    expect(await again()).toEqual({ ok: true, value: null });
  });

  test('never more than the invoice comes to, and one change of it at a time', async () => {
    await approved(on.world);
    const twice = await Promise.all([credit(on.world, { amount: '72' }), credit(on.world, { amount: '60' })]);
    await on.world.drain();
    expect(twice.filter((one) => one !== 'killed' && one.ok)).toHaveLength(1);
    const left = 120 - Number(notes(on.world)[0]?.total.toFixed());
    expect(await credit(on.world, { amount: `${left}.01` })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await credit(on.world, { amount: `${left}` })).toMatchObject({ ok: true });
    await on.world.drain();
    expect(sum(notes(on.world).map(({ total }) => total)).toFixed()).toBe('120');
    expect(await credit(on.world, { amount: '1' })).toMatchObject({
      error: { message: expect.stringContaining('is credited already') as string },
    });
  });
});
