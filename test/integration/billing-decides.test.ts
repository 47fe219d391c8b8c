import { createInvoice } from '../../src/invoicing/create-invoice.ts';
import { hashDraft } from '../../src/invoicing/hash-draft.ts';
import type { InOutbox } from '../../src/invoicing/ports.ts';
import type { InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import { randomId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { WHOLE_STEP } from '../../src/schedules/facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, REP } from '../support/outbox/world.ts';

/** Its customer is in Xero. */
const KNOWN = 1;

/* A click on *Create invoice*, and somebody who changes how the deal is billed between its draft and its decision. */
eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);

  const shown = () => on.world.draftOf(on.world.deals[KNOWN]!);
  /** The drafts that the click makes, one after the other; the last one from then on. */
  const click = async (drafts: InvoiceDraft[], inOutbox: InOutbox = on.world.deps.inOutbox) => {
    let made = 0;
    const { id: dealId } = shown().deal;
    const draft = () => {
      const now = drafts[Math.min(made, drafts.length - 1)]!;
      made += 1;
      return Promise.resolve(ok({ draft: now, hash: hashDraft(now)! }));
    };
    const created = await createInvoice(
      { ...on.world.deps, inOutbox, draft },
      {
        ...{ portalId: PORTAL, userEmail: 'rep@acme.test', actor: REP, dealId, hash: hashDraft(shown())! },
        request: { userId: '7', requestId: randomId(), body: { dealId } },
      },
    );
    return { created, made };
  };
  /** Somebody saves the steps of the deal. */
  const save = () =>
    on.world.deps.inOutbox(PORTAL, ({ schedules }) =>
      schedules.save(
        { dealId: shown().deal.id, version: 0, steps: [WHOLE_STEP] },
        { userId: '8', userEmail: 'finance@acme.test', at: on.world.deps.clock.now() },
      ),
    );

  test('the steps were saved anew since the draft: it is made again, and billed by what holds now', async () => {
    await save();
    const { created, made } = await click([shown(), { ...shown(), stamp: '1' }]);
    expect([created.ok && created.value.outcome, made]).toEqual(['intent', 2]);
    expect(await on.world.intents()).toHaveLength(1);
  });

  test('a draft that never catches up bills nothing, and says so', async () => {
    await save();
    const { created } = await click([shown()]);
    expect(created).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await on.world.intents()).toEqual([]);
  });

  test('what stands is looked at once nobody else decides about the deal', async () => {
    const order: string[] = [];
    const { created } = await click([shown()], (portalId, work) =>
      on.world.deps.inOutbox(portalId, (unit) =>
        work({
          ...unit,
          schedules: {
            ...unit.schedules,
            lock: (dealId) => {
              order.push(`lock ${dealId}`);
              return unit.schedules.lock(dealId);
            },
          },
          ledger: {
            entries: (...of) => {
              order.push('look');
              return unit.ledger.entries(...of);
            },
          },
        }),
      ),
    );
    expect(created.ok).toBe(true);
    expect(order).toEqual([`lock ${shown().deal.id}`, 'look']);
  });
});
