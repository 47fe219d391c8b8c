import { createInvoiceAnswer } from '../../src/contract/invoicing.ts';
import { tellFates } from '../../src/invoicing/links/tell-fates.ts';
import { settleIntent } from '../../src/invoicing/outbox/settle-intent.ts';
import { decimal, sum } from '../../src/lib/money.ts';
import { openCreditHouse, type CreditHouse } from '../support/credit-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { APPROVER } from '../support/draft-house.ts';

/** An invoice is credited in full, and what it billed is billed again. */
eachDatabase((_name, fresh) => {
  let house: CreditHouse;
  beforeAll(async () => {
    house = await openCreditHouse(fresh);
  });
  afterAll(() => house.remove());

  const asking = (portalId: string) => ({ portalId, userId: APPROVER });
  const approved = { status: 'AUTHORISED' };
  const again = (portalId: string, choices = {}) => house.click(asking(portalId), { ...approved, ...choices });
  const billingOf = async (portalId: string) => {
    const { billing } = await house.deal(portalId);
    if (!billing) throw new Error('The deal is not billed');
    return billing;
  };
  /** What is billed of the deal and what is left, which make the deal together, and its steps. */
  const stands = async (portalId: string): Promise<string[]> => {
    const { deal, invoiced, left, steps } = await billingOf(portalId);
    expect(
      decimal(invoiced)
        .plus(left ?? '0')
        .toFixed(2),
    ).toBe(deal);
    return [invoiced, left ?? '', ...steps.map(({ amount, state }) => `${amount ?? ''} ${state}`)];
  };
  const statesOf = (portalId: string) =>
    house.store.withPortal(portalId, async ({ db }) => {
      const intents = db.selectFrom('outbox_intents').select('state').where('kind', '=', 'create_invoice');
      return (await intents.orderBy('created_at').execute()).map(({ state }) => state).sort();
    });

  test('the deal was raised: credited in full, its step is billed again, once, and the first invoice asks for nobody', async () => {
    const first = await house.billed();
    const { portalId } = first;
    await house.dealIs(portalId, '150');
    expect((await house.deal(portalId)).changes).toMatchObject([{ offers: ['void_again', 'credit_again'] }]);
    expect((await house.credit(first)).state).toBe('done');
    const between = await house.deal(portalId);
    expect(await stands(portalId)).toEqual(['0.00', '150.00', '150.00 due']);
    expect(between).toMatchObject({ changes: [], mayCreate: true, invoices: [{ state: 'paid', isCredited: true }] });
    expect(between.invoices[0]?.actions).not.toContain('email');
    expect(between.billing?.next).toMatchObject({ do: 'create', stepId: 'whole' });
    expect(await statesOf(portalId)).toEqual(['released']);

    const { hash } = await house.draft(asking(portalId), approved);
    const clicks = [1, 2].map(() => house.post(asking(portalId), '/cards/deals/5/invoices', { ...approved, hash }));
    const made = (await Promise.all(clicks)).map(({ value }) => createInvoiceAnswer.parse(value));
    expect(new Set(made.map((one) => (one.outcome === 'intent' ? one.intent.intentId : one.changes))).size).toBe(1);
    await house.workOff(portalId);
    expect(await stands(portalId)).toEqual(['150.00', '0.00', '150.00 billed']);
    const { invoices, changes } = await house.deal(portalId);
    expect([invoices.map(({ isCredited, total }) => [isCredited, total]).sort(), changes]).toEqual([
      [
        [false, '180.00'],
        [true, '120.00'],
      ],
      [],
    ]);
    expect(await house.openIssues(portalId)).toEqual([]);
  });

  test('the first invoice is seen again, by its mark: it takes nothing back', async () => {
    const first = await house.billed();
    const { portalId } = first;
    await house.credit(first);
    await again(portalId);
    const intent = await house.store.withPortal(portalId, ({ db }) =>
      db
        .selectFrom('outbox_intents')
        .select('intent_id')
        .where('document_id', '=', first.id)
        .where('kind', '=', 'create_invoice')
        .executeTakeFirstOrThrow(),
    );
    await house.outbox.inOutbox(portalId, (unit) =>
      settleIntent(house.outbox, unit, {
        ...{ tenantId: `tenant-of-${portalId}`, intentId: intent.intent_id, readAt: NOW },
        written: { kind: 'invoice', invoice: house.xero.invoices.get(first.id)!.fact },
      }),
    );
    expect(await statesOf(portalId)).toEqual(['done', 'released']);
    expect([await stands(portalId), await house.openIssues(portalId)]).toEqual([
      ['100.00', '0.00', '100.00 billed'],
      [],
    ]);
  });

  test('whatever is done by then when the process ends, billed and left make the deal, and nothing is billed twice', async () => {
    const first = await house.billed();
    const { portalId } = first;
    await house.dealIs(portalId, '150');
    const { hash } = await house.draft(asking(portalId), approved);
    house.sendAtOnce(false);
    await house.credit(first);
    expect(await stands(portalId)).toEqual(['100.00', '50.00', '100.00 billed']);
    const early = await house.post(asking(portalId), '/cards/deals/5/invoices', { ...approved, hash });
    expect(createInvoiceAnswer.parse(early.value)).toMatchObject({ intent: { invoice: { id: first.id } } });
    await house.workOff(portalId);
    expect(await stands(portalId)).toEqual(['0.00', '150.00', '150.00 due']);
    await again(portalId);
    expect((await stands(portalId)).slice(0, 2)).toEqual(['150.00', '0.00']);
    await house.workOff(portalId);
    house.sendAtOnce(true);
    expect(await stands(portalId)).toEqual(['150.00', '0.00', '150.00 billed']);
    expect(await house.openIssues(portalId)).toEqual([]);
  });

  test('a credit note that Xero refuses leaves the invoice standing, and its step billed', async () => {
    const first = await house.billed();
    house.xero.faults.push('rejected');
    expect((await house.credit(first)).state).toBe('rejected');
    expect(await stands(first.portalId)).toEqual(['100.00', '0.00', '100.00 billed']);
    expect(await statesOf(first.portalId)).toEqual(['done']);
  });

  test('one of three steps: it alone is due again, and all come to the deal with its tax, to the cent', async () => {
    const portalId = await house.portalWith();
    await house.dealIs(portalId, '100');
    const step = (role: string, percent: string) => ({
      ...{ stepId: null, role, share: { kind: 'percent', percent }, when: { kind: 'now' } },
    });
    const steps = [step('Deposit', '33.33'), step('Delivery', '33.33'), step('Balance', '33.34')];
    await house.post(asking(portalId), '/cards/deals/5/schedule', { dealId: '5', version: 0, steps });
    await again(portalId);
    await again(portalId);
    expect(await stands(portalId)).toEqual(['66.66', '33.34', '33.33 billed', '33.33 billed', '33.34 due']);
    const deposit = (await house.deal(portalId)).invoices.find(({ role }) => role === 'Deposit')!;
    await house.credit({ portalId, id: deposit.id });
    expect(await stands(portalId)).toEqual(['33.33', '66.67', '33.33 due', '33.33 billed', '33.34 due']);
    await again(portalId);
    await again(portalId);
    expect(await stands(portalId)).toEqual(['100.00', '0.00', '33.33 billed', '33.33 billed', '33.34 billed']);
    const { invoices } = await house.deal(portalId);
    const totals = invoices.filter(({ isCredited }) => !isCredited).map(({ total }) => decimal(total));
    expect(sum(totals).toFixed(2)).toBe('120.00');
  });

  test('credited in full by parts, and paid before: billed again all the same, and the customer’s credit stays open', async () => {
    const first = await house.billed();
    await house.pays(first, '120');
    await house.credit(first, { amount: '70' });
    expect((await stands(first.portalId)).slice(0, 2)).toEqual(['41.67', '58.33']);
    await house.credit(first);
    expect(await stands(first.portalId)).toEqual(['0.00', '100.00', '100.00 due']);
    await again(first.portalId);
    const { credits } = await house.deal(first.portalId);
    expect(credits.map(({ state, remaining }) => `${state} ${remaining}`).sort()).toEqual(['open 50.00', 'open 70.00']);
    expect(await stands(first.portalId)).toEqual(['100.00', '0.00', '100.00 billed']);
  });

  test('somebody credits all of it in Xero: that is found out when it is billed again', async () => {
    const first = await house.billed();
    const { portalId, id } = first;
    const { fact } = house.xero.invoices.get(id)!;
    await house.outbox.inOutbox(portalId, ({ credits }) =>
      credits.mirror(
        `tenant-of-${portalId}`,
        {
          ...{ id: `by-hand-${portalId}`, kind: 'credit_note', creditNumber: 'CN-1', status: 'PAID', reference: '' },
          ...{ contactId: fact.contactId, date: fact.date, lineAmountTypes: 'Exclusive', currency: 'GBP' },
          ...{ currencyRate: decimal('1'), remainingCredit: decimal('0'), updatedAt: NOW },
          ...{ subTotal: fact.subTotal, totalTax: fact.totalTax, total: fact.total },
          allocations: [{ invoiceId: id, date: fact.date, amount: fact.total }],
        },
        NOW,
      ),
    );
    expect(await stands(portalId)).toEqual(['0.00', '100.00', '100.00 due']);
    expect(await statesOf(portalId)).toEqual(['done']);
    await again(portalId);
    expect(await statesOf(portalId)).toEqual(['done', 'released']);
    expect(await stands(portalId)).toEqual(['100.00', '0.00', '100.00 billed']);
    expect(await house.openIssues(portalId)).toEqual([]);
  });

  test('that an invoice bills a deal that is lost is over once all of it is credited', async () => {
    const first = await house.billed();
    const { portalId } = first;
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ is_won: false, is_closed: true }).where('object_id', '=', '5').execute(),
    );
    await house.outbox.inOutbox(portalId, (unit) => tellFates(house.outbox, unit, { dealIds: ['5'] }));
    const told = ['deal_reopened_billed deal-fate:5'];
    expect(await house.openIssues(portalId)).toEqual(told);
    await house.credit(first, { amount: '119.99' });
    expect(await house.openIssues(portalId)).toEqual(told);
    await house.credit(first);
    expect(await house.openIssues(portalId)).toEqual([]);
    expect((await house.deal(portalId)).fate).toBeNull();
  });
});
