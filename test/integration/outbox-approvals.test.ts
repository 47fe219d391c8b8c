import type { Approval } from '../../src/approvals/facts.ts';
import type { Intent } from '../../src/invoicing/facts.ts';
import { revisionOf } from '../../src/invoicing/outbox/rules/intent-mark.ts';
import { settleIntent } from '../../src/invoicing/outbox/settle-intent.ts';
import { decimal } from '../../src/lib/money.ts';
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

  const submit = (killAt: number | null = null) => on.world.click(KNOWN, { again: false, killAt, status: 'SUBMITTED' });
  const invoice = (): InvoiceFact => {
    const [only, ...others] = on.world.documents();
    expect([only?.id, others]).toEqual([only?.id, []]);
    return only!;
  };
  const approvals = (): Promise<Approval[]> =>
    on.world.deps.inOutbox(PORTAL, (unit) => unit.approvals.ofInvoices(TENANT, [invoice().id]));
  const states = async () => (await approvals()).map(({ state }) => state);
  const ofKind = async (kind: Intent['kind']): Promise<Intent> => {
    const [newest] = (await on.world.intents()).filter((one) => one.kind === kind);
    if (!newest) throw new Error(`There is no intent ${kind}`);
    return newest;
  };

  /** Each write of an approval's life, and how invoice and approvals stand once it is done. */
  const steps: Record<string, { before: () => Promise<void>; run: (killAt: number | null) => Promise<void> } & Stands> =
    {
      'created as submitted': {
        before: () => Promise.resolve(),
        run: submit,
        ...{ kind: 'create_invoice', status: 'SUBMITTED', approvals: ['waiting'] },
      },
      'a draft that is submitted': {
        before: () => on.world.click(KNOWN, { again: false, killAt: null }),
        run: (killAt) => on.world.move(KNOWN, 'submit', killAt),
        ...{ kind: 'submit_invoice', status: 'SUBMITTED', approvals: ['waiting'] },
      },
      returned: {
        before: submit,
        run: (killAt) => on.world.move(KNOWN, 'return', killAt),
        ...{ kind: 'return_invoice', status: 'DRAFT', approvals: ['returned'] },
      },
      revised: {
        before: async () => {
          await submit();
          await on.world.move(KNOWN, 'return', null);
        },
        run: (killAt) => on.world.revise(KNOWN, killAt),
        ...{ kind: 'revise_invoice', status: 'SUBMITTED', approvals: ['waiting', 'resubmitted'] },
      },
      'approved and sent': {
        before: submit,
        run: (killAt) => on.world.move(KNOWN, 'approve_and_send', killAt),
        ...{ kind: 'approve_invoice', status: 'AUTHORISED', approvals: ['approved'], mails: 1 },
      },
    };
  interface Stands {
    kind: Intent['kind'];
    status: string;
    approvals: Approval['state'][];
    mails?: number;
  }
  const names = Object.keys(steps);

  async function expectDone({ kind, status, approvals: expected, mails = 0 }: Stands): Promise<void> {
    expect([(await ofKind(kind)).state, invoice().status, await states()]).toEqual(['done', status, expected]);
    expect(on.world.xero.mails).toHaveLength(mails);
    expect(await on.world.issues()).toEqual([]);
  }

  test.each(names.flatMap((name) => FAULTS.map((fault) => [name, fault] as const)))(
    '%s, while Xero is %s: done once, and the approval stands as the invoice does',
    async (name, fault) => {
      const step = steps[name]!;
      await step.before();
      on.world.xero.faults.push(fault);
      await step.run(null);
      await on.world.drain();
      await expectDone(step);
    },
  );

  test.each(names)('%s, and killed at each of its awaits: done once', async (name) => {
    const step = steps[name]!;
    await step.before();
    for (let at = 0; at < 12; at += 1) {
      await step.run(at);
      await on.world.drain();
    }
    await step.run(null);
    await on.world.drain();
    await expectDone(step);
  });

  test('refused, nothing is changed: the approval waits on, and the mail that was to follow does not go', async () => {
    await submit();
    on.world.xero.faults.push('rejected');
    await on.world.move(KNOWN, 'approve_and_send', null);
    await on.world.drain();
    expect([invoice().status, await states(), on.world.xero.mails]).toEqual(['SUBMITTED', ['waiting'], []]);
    expect([(await ofKind('approve_invoice')).state, (await ofKind('email_invoice')).state]).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(await on.world.issues()).toEqual([`write_failed approve_invoice/invoice:${invoice().id}`]);
    await on.world.move(KNOWN, 'approve_and_send', null);
    await on.world.drain();
    expect([await states(), on.world.xero.mails.length]).toEqual([['approved'], 1]);
  });

  test('a new invoice that is approved and sent at once: the mail waits until it stands', async () => {
    on.world.xero.faults.push('cut_before');
    await on.world.click(KNOWN, { again: false, killAt: null, status: 'AUTHORISED', send: true });
    const mail = await ofKind('email_invoice');
    expect([mail.state, mail.waitsFor, on.world.xero.mails]).toEqual([
      'pending',
      (await ofKind('create_invoice')).intentId,
      [],
    ]);
    await on.world.drain();
    expect([invoice().status, on.world.xero.mails]).toEqual(['AUTHORISED', [mail.intentId]]);
  });

  test('a revision is found again by its own mark, whatever the status: one that was submitted before proves nothing', async () => {
    await steps['revised']!.before();
    on.world.xero.faults.push('done_then_500');
    await on.world.revise(KNOWN, null);
    const { intentId } = await ofKind('revise_invoice');
    expect(revisionOf(invoice().url)).toBe(intentId);
    on.world.xero.setStatus(invoice().id, 'AUTHORISED');
    await on.world.drain();
    expect([(await ofKind('revise_invoice')).state, (await ofKind('revise_invoice')).attempt]).toEqual(['done', 1]);
    await steps['approved and sent']!.before();
  });

  test('after a revision Xero is held to what was shown then', async () => {
    await steps['revised']!.before();
    on.world.deals[KNOWN]!.price = 130;
    on.world.xero.misreckons = decimal('1');
    await on.world.revise(KNOWN, null);
    const difference = 'Shown was GBP 156.00, 26.00 of it tax; Xero made it GBP 157.00, 26.00 of it tax.';
    expect((await ofKind('revise_invoice')).difference).toBe(difference);
    const maker = await ofKind('create_invoice');
    expect([maker.difference, maker.preview?.total]).toEqual([difference, '156']);
  });

  /** What a webhook or a poll brings of the invoice. */
  const see = async (change: Partial<InvoiceFact>): Promise<void> => {
    on.world.now += 60_000;
    const seen = { ...invoice(), ...change, updatedAt: new Date(on.world.now) };
    const { intentId } = await ofKind('create_invoice');
    const evidence = { tenantId: TENANT, intentId, readAt: new Date(on.world.now) };
    await on.world.deps.inOutbox(PORTAL, (unit) =>
      settleIntent(on.world.deps, unit, { ...evidence, written: { kind: 'invoice', invoice: seen } }),
    );
  };

  test.each([
    ['AUTHORISED', 'approved'],
    ['DELETED', 'withdrawn'],
    ['DRAFT', 'returned'],
    ['SUBMITTED', 'waiting'],
  ] as const)('somebody makes it %s in Xero: it is %s, by nobody of ours', async (status, state) => {
    await submit();
    await see({ status });
    expect(await approvals()).toMatchObject([
      { state, decidedBy: null, askedBy: { userId: '7', email: 'rep@acme.test' } },
    ]);
  });

  test('submitted in Xero by somebody, it waits, asked for by nobody of ours; an older reading changes nothing', async () => {
    await on.world.click(KNOWN, { again: false, killAt: null });
    const old = invoice();
    await see({ status: 'SUBMITTED' });
    expect(await approvals()).toMatchObject([{ state: 'waiting', askedBy: null, intentId: null }]);
    const { intentId } = await ofKind('create_invoice');
    await on.world.deps.inOutbox(PORTAL, (unit) =>
      settleIntent(on.world.deps, unit, {
        ...{ tenantId: TENANT, intentId, readAt: old.updatedAt },
        written: { kind: 'invoice', invoice: old },
      }),
    );
    expect(await states()).toEqual(['waiting']);
  });

  test('a webhook that comes before the answer: the reason and who gave it are known all the same', async () => {
    await submit();
    on.world.xero.faults.push('cut_after');
    await on.world.move(KNOWN, 'return', null);
    await see({ status: 'DRAFT' });
    expect(await approvals()).toMatchObject([{ state: 'returned', decidedBy: { email: 'boss@acme.test' } }]);
  });
});
