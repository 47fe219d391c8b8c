import { createInvoice } from '../../src/invoicing/create-invoice.ts';
import type { Intent, IntentKind } from '../../src/invoicing/facts.ts';
import { hashDraft } from '../../src/invoicing/hash-draft.ts';
import type { InOutbox } from '../../src/invoicing/ports.ts';
import { randomId } from '../../src/lib/ids.ts';
import { err, ok } from '../../src/lib/result.ts';
import { eachDatabase } from '../support/databases.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, REP, TENANT } from '../support/outbox/world.ts';

/** Deals of a world by what Xero knows of their customer. */
const NEW_CUSTOMER = 0;
const KNOWN = 1;
const ALSO_KNOWN = 2;

const MINUTE = 60_000;

eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);

  const click = (deal: number) => on.world.click(deal, { again: false, killAt: null });

  /** Does every job that is due within the time; how many there were. */
  async function pass(minutes: number): Promise<number> {
    const end = on.world.now + minutes * MINUTE;
    let jobs = 0;
    while ((on.world.queue.next() ?? Infinity) <= end && jobs < 200) {
      on.world.now = Math.max(on.world.now, on.world.queue.next() ?? 0);
      if (await on.world.work(null)) jobs += 1;
    }
    on.world.now = end;
    return jobs;
  }

  const intentOf = async (kind: IntentKind): Promise<Intent> => {
    const found = (await on.world.intents()).filter((intent) => intent.kind === kind);
    expect(found).toHaveLength(1);
    return found[0]!;
  };
  const issuesOf = async ({ subject }: Intent): Promise<string[]> =>
    (await on.world.issues()).filter((issue) => issue.endsWith(`/${subject}`));
  const openOf = ({ kind, subject }: Pick<Intent, 'kind' | 'subject'>) => on.world.openIssues(`${kind}/${subject}`);
  const activeOf = (subject: string) =>
    on.world.deps.inOutbox(PORTAL, ({ outbox }) => outbox.active(TENANT, 'create_invoice', subject));

  /** A click on *Create invoice* that meets something on its way. */
  const post = (
    deal: number,
    {
      requestId = randomId(),
      inOutbox = on.world.deps.inOutbox,
      meanwhile = () => Promise.resolve(),
    }: Partial<Meeting>,
  ) => {
    const draft = on.world.draftOf(on.world.deals[deal]!);
    const hash = hashDraft(draft)!;
    const dealId = draft.deal.id;
    return createInvoice(
      { ...on.world.deps, inOutbox, draft: () => meanwhile().then(() => ok({ draft, hash })) },
      {
        ...{ portalId: PORTAL, userEmail: 'rep@acme.test', actor: REP, dealId, hash },
        request: { userId: '7', requestId, body: { dealId } },
      },
    );
  };

  test.each([400, 403, 404])('that Xero refuses with %d to be asked proves nothing; it is told', async (status) => {
    let looks = 0;
    on.world.xero.findInvoices = () => {
      looks += 1;
      return Promise.resolve(err({ code: 'vendor_rejected', vendor: 'xero', status, messages: ['No.'] }) as never);
    };
    on.world.xero.faults.push('done_then_500');
    await click(KNOWN);
    await pass(20);
    const intent = await intentOf('create_invoice');
    expect([intent.state, intent.attempt, looks]).toEqual(['unclear', 1, 14]);
    expect(await issuesOf(intent)).toEqual([`write_unclear create_invoice/${intent.subject}`]);
  });

  test('switched off while it is being found out: looked for in its time, and not asked for at every moment', async () => {
    on.world.xero.faults.push('cut_before');
    await click(KNOWN);
    await on.world.setLive(false);
    expect(await pass(6)).toBeLessThan(10);
    await pass(4);
    expect([(await intentOf('create_invoice')).state, on.world.xero.writes]).toEqual(['rejected', 1]);
  });

  test.each(['remembered_500', 'busy_503'] as const)(
    '%s without end: five attempts, then one issue in words, and a click that runs it again',
    async (fault) => {
      on.world.xero.faults.push(...Array.from({ length: 40 }, () => fault));
      await click(KNOWN);
      await pass(30);
      const meanwhile = await intentOf('create_invoice');
      expect([meanwhile.state, await openOf(meanwhile)]).toEqual(['unclear', [expect.anything()]]);
      await pass(60);
      const { state, attempt, failure, ...intent } = await intentOf('create_invoice');
      expect([state, attempt, on.world.xero.writes]).toEqual(['rejected', 5, 5]);
      expect(failure).toEqual({ code: 'vendor_failing', vendor: 'xero', attempts: 5 });
      expect(await openOf(intent)).toEqual([
        {
          kind: 'write_failed',
          message: 'The invoice was not made in Xero. Xero failed at each of 5 attempts; nothing was written.',
          fix: 'Run it again when Xero works.',
        },
      ]);
      expect(await pass(120)).toBe(0);
      on.world.xero.faults.length = 0;
      await click(KNOWN);
      expect(await activeOf(intent.subject)).toMatchObject({ state: 'done', attempt: 1 });
      expect([on.world.documents().length, await openOf(intent)]).toEqual([1, []]);
    },
  );

  test('an approval that Xero fails at without end ends as well', async () => {
    await click(KNOWN);
    on.world.xero.faults.push(...Array.from({ length: 40 }, () => 'remembered_500' as const));
    await on.world.move(KNOWN, 'approve', null);
    await pass(90);
    const approval = await intentOf('approve_invoice');
    expect([approval.state, approval.attempt, await pass(120)]).toEqual(['rejected', 5, 0]);
    expect(await openOf(approval)).toMatchObject([{ kind: 'write_failed' }]);
  });

  test('of a mail that may have gone it is never said that it has not, whatever the last try met', async () => {
    await click(KNOWN);
    await on.world.move(KNOWN, 'approve', null);
    on.world.xero.faults.push('cut_after', ...Array.from({ length: 9 }, () => 'throttled' as const));
    await on.world.move(KNOWN, 'email', null);
    await pass(10);
    const mail = await intentOf('email_invoice');
    expect([mail.state, on.world.xero.mails.length]).toEqual(['rejected', 1]);
    expect(await issuesOf(mail)).toEqual([`write_unclear email_invoice/${mail.subject}`]);
  });

  test('no invoice waits for a customer that was refused while it was being decided', async () => {
    on.world.xero.faults.push('never_left');
    await click(NEW_CUSTOMER);
    const { intentId, subject } = await intentOf('create_invoice');
    const give = (unit: Unit, id: string) =>
      unit.outbox.lock(id).then((intent) => unit.outbox.save({ ...intent!, state: 'rejected' }));
    await on.world.deps.inOutbox(PORTAL, (unit) => give(unit, intentId));
    const inOutbox: InOutbox = (portalId, work) =>
      on.world.deps.inOutbox(portalId, (unit) => {
        const lock = (id: string) => give(unit, id).then(() => unit.outbox.lock(id));
        return work({ ...unit, outbox: { ...unit.outbox, lock } });
      });
    expect(await post(NEW_CUSTOMER, { inOutbox })).toMatchObject({ ok: true });
    await pass(40);
    expect(await activeOf(subject)).toMatchObject({ state: 'done' });
  });

  test('the same request for two deals at the same moment bills one of them', async () => {
    const requestId = randomId();
    const meanwhile = () => post(ALSO_KNOWN, { requestId }).then(() => undefined);
    await expect(post(KNOWN, { requestId, meanwhile })).rejects.toThrow('for different things');
    const [refused, made] = [KNOWN, ALSO_KNOWN].map((deal) => `deal:${on.world.deals[deal]!.id}:whole`);
    expect(await activeOf(refused!)).toBeNull();
    expect(await activeOf(made!)).toMatchObject({ state: 'pending' });
  });
});

type Unit = Parameters<Parameters<InOutbox>[1]>[0];

interface Meeting {
  requestId: string;
  inOutbox: InOutbox;
  /** Happens between the look for an answer before and the decision. */
  meanwhile: () => Promise<void>;
}
