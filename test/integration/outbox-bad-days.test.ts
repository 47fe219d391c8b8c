import { claimIntent } from '../../src/invoicing/outbox/claim-intent.ts';
import type { Intent } from '../../src/invoicing/facts.ts';
import { putBack } from '../../src/invoicing/outbox/put-back.ts';
import { settleIntent } from '../../src/invoicing/outbox/settle-intent.ts';
import { randomId } from '../../src/lib/ids.ts';
import { decimal } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, TENANT, World } from '../support/outbox/world.ts';

/** Deals of a world by what Xero knows of their customer. */
const NEW_CUSTOMER = 0;
const KNOWN = 1;
const ALSO_KNOWN = 2;

/** The await after which a click is decided: three of looking for an answer before, three of deciding. */
const DECIDED = 5;
/** A click for a customer that is new passes so many, counted from 0. */
const LONGEST_CLICK = 24;

eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);

  const click = (deal: number, killAt: number | null = null) => on.world.click(deal, { again: false, killAt });
  const onlyIntent = async (): Promise<Intent> => {
    const intents = await on.world.intents();
    expect(intents).toHaveLength(1);
    return intents[0]!;
  };
  const onlyInvoice = (): InvoiceFact => {
    expect(on.world.documents()).toHaveLength(1);
    return on.world.documents()[0]!;
  };
  const settleBy = (tenantId: string, intentId: string, invoice: InvoiceFact) =>
    on.world.deps.inOutbox(PORTAL, (unit) =>
      settleIntent(on.world.deps, unit, {
        ...{ tenantId, intentId, readAt: new Date(on.world.now) },
        written: { kind: 'invoice', invoice },
      }),
    );

  test('wherever the process is killed, what was decided is made, once, without another click', async () => {
    for (const deal of [KNOWN, NEW_CUSTOMER])
      for (let killAt = 0; killAt <= LONGEST_CLICK; killAt += 1) {
        const killed = new World(on.store);
        await killed.click(deal, { again: false, killAt });
        await killed.drain();
        const made = killed.documents().length;
        expect([deal, killAt, made]).toEqual([deal, killAt, killAt < DECIDED ? 0 : 1]);
      }
  });

  test('an answer that is lost is asked for again under the same key', async () => {
    on.world.xero.faults.push('cut_after');
    await click(KNOWN);
    expect(await onlyIntent()).toMatchObject({ state: 'unclear', attempt: 1 });
    await on.world.drain();
    expect(await onlyIntent()).toMatchObject({ state: 'done', attempt: 1, documentId: onlyInvoice().id });
  });

  test('what Xero remembers as failed is looked for, and another invoice of the customer is not taken for it', async () => {
    await click(KNOWN);
    on.world.xero.faults.push('remembered_500');
    await click(ALSO_KNOWN);
    await on.world.drain();
    const intents = await on.world.intents();
    expect(intents.map(({ state, attempt }) => [state, attempt]).sort()).toEqual([
      ['done', 1],
      ['done', 2],
    ]);
    expect(new Set(intents.map(({ documentId }) => documentId)).size).toBe(2);
    expect(on.world.documents()).toHaveLength(2);
  });

  test('switched off between click and sending: nothing is sent, and it is told', async () => {
    await click(KNOWN, DECIDED);
    await on.world.setLive(false);
    on.world.now += 31_000;
    expect(await on.world.work(null)).toBe(true);
    const { state, failure, subject } = await onlyIntent();
    expect([state, failure, on.world.xero.writes]).toEqual(['rejected', { code: 'not_live' }, 0]);
    expect(await on.world.issues()).toContain(`write_failed create_invoice/${subject}`);
  });

  test('a failure that comes after another sender has taken over undoes nothing', async () => {
    await click(KNOWN, DECIDED);
    const { intentId } = await onlyIntent();
    const claim = () => on.world.deps.inOutbox(PORTAL, (unit) => claimIntent(on.world.deps, unit, intentId));
    on.world.now += 31_000;
    const heldUp = (await claim()).claim!;
    expect(await claim()).toEqual({ do: 'wait', claim: null });
    on.world.now += 46_000;
    await claim();
    const taken = await onlyIntent();
    const failure = { code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 1, limit: 'minute' } as const;
    await on.world.deps.inOutbox(PORTAL, (unit) =>
      putBack(on.world.deps, unit, { claimed: heldUp.intent, failure, first: heldUp.first }),
    );
    expect(await onlyIntent()).toEqual(taken);
    expect([taken.state, taken.leaseOwner === heldUp.intent.leaseOwner]).toEqual(['sending', false]);
  });

  test('what Xero made differently from what was shown is told, with both', async () => {
    on.world.xero.misreckons = decimal('-0.5');
    await click(KNOWN);
    const { intentId, state, difference } = await onlyIntent();
    const words = 'Shown was GBP 120.00, 20.00 of it tax; Xero made it GBP 119.50, 20.00 of it tax.';
    expect([state, difference]).toEqual(['done', words]);
    expect(await on.world.issues()).toContain(`preview_differs ${intentId}`);
  });

  test('a second invoice that bears the same mark is told, and replaces nothing', async () => {
    await click(KNOWN);
    const first = onlyInvoice();
    const { intentId, subject } = await onlyIntent();
    const copy = { ...first, id: randomId(), invoiceNumber: 'INV-copy' };
    await settleBy(TENANT, intentId, { ...copy, status: 'VOIDED' });
    expect(await on.world.issues()).not.toContain(`written_twice ${subject}`);
    await settleBy(TENANT, intentId, copy);
    expect(await on.world.issues()).toContain(`written_twice ${subject}`);
    expect(await onlyIntent()).toMatchObject({ state: 'done', documentId: first.id });
  });

  test('what another organisation has proves nothing', async () => {
    await click(KNOWN);
    const invoice = { ...onlyInvoice(), status: 'VOIDED' };
    const before = await onlyIntent();
    await settleBy('tenant-of-others', before.intentId, invoice);
    expect(await onlyIntent()).toEqual(before);
  });
});
