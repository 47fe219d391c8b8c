import { randomUUID } from 'node:crypto';
import { createInvoiceAnswer, intentState } from '../../src/contract/invoicing.ts';
import type { StepInput } from '../../src/contract/schedule.ts';
import { decimal, sum } from '../../src/lib/money.ts';
import { openBadDayHouse, type BadDayHouse } from '../support/bad-days/bad-day-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { waitFor } from '../support/wait-for.ts';

const PERCENTS = { Deposit: '30', Delivery: '50', Balance: '20' };
const stepOf = ([role, percent]: [string, string]): StepInput => ({
  ...{ stepId: null, role, share: { kind: 'percent', percent }, when: { kind: 'now' } },
});

/** Deals billed in three steps, over HTTP and between both stand-ins. */
eachDatabase((_name, fresh) => {
  let house: BadDayHouse;
  beforeAll(async () => {
    house = await openBadDayHouse(fresh);
  }, 120_000);
  afterAll(() => house.close());

  /** The deal's first line at that price, the others at one whose parts do not come out even. */
  async function price(dealId: string, amount: string, currency = 'GBP'): Promise<void> {
    const plain = { quantity: '1', discount: '', hs_discount_percentage: '', recurringbillingfrequency: '' };
    for (const [index, id] of house.linesOf(dealId).entries())
      await house.editInHubSpot(`line_items/${id}`, {
        ...{ ...plain, hs_line_item_currency_code: currency },
        price: index === 0 ? amount : '33.35',
      });
  }
  const save = (dealId: string, version: number, steps: StepInput[]) =>
    house.ask({ method: 'POST', path: `/cards/deals/${dealId}/schedule`, body: { dealId, version, steps } });
  const billingOf = async (dealId: string) => {
    const { billing } = await house.shown(dealId);
    if (!billing) throw new Error('The deal is not billed');
    return billing;
  };
  const idsOf = async (dealId: string): Promise<string[]> =>
    (await billingOf(dealId)).steps.map(({ stepId }) => stepId);
  /** A deal in three steps, and what it comes to when it is billed at once. */
  async function inSteps(amount = '100.04'): Promise<{ dealId: string; whole: string; ids: string[] }> {
    const dealId = await house.freshDeal();
    await price(dealId, amount);
    const whole = (await house.draft(dealId)).totals?.total ?? '';
    expect((await save(dealId, 0, Object.entries(PERCENTS).map(stepOf))).ok).toBe(true);
    return { dealId, whole, ids: await idsOf(dealId) };
  }
  const bill = async (dealId: string, stepId?: string): Promise<void> => {
    const choices = { status: 'AUTHORISED', ...(stepId !== undefined && { stepId }) };
    const { intentId } = await house.click(dealId, choices);
    const made = await house.settled(intentId);
    expect([made.state, made.problem, made.difference]).toEqual(['done', null, null]);
  };
  const standing = async (dealId: string) =>
    (await house.inXero(dealId)).filter(({ Status }) => Status !== 'VOIDED' && Status !== 'DELETED');
  const comesTo = async (dealId: string): Promise<string> =>
    sum((await standing(dealId)).map(({ Total }) => decimal(String(Total)))).toFixed(2);

  test('30/50/20 in three invoices come to the whole with its tax, to the cent, each by its role; a step that is voided is billed again', async () => {
    const { dealId, whole, ids } = await inSteps();
    for (const id of ids) await bill(dealId, id);
    expect(await comesTo(dealId)).toBe(whole);
    const references = (await standing(dealId)).map(({ Reference }) => Reference).sort();
    expect(references).toEqual(
      ['Balance', 'Delivery', 'Deposit'].map((role) => expect.stringContaining(role) as string),
    );
    expect(await billingOf(dealId)).toMatchObject({ left: '0.00', over: '0.00', unplanned: '0.00' });

    const middle = (await house.shown(dealId)).invoices.find(({ role }) => role === 'Delivery');
    const path = `/cards/invoices/${middle?.id ?? ''}/void`;
    const gone = await house.ask({ method: 'POST', path, body: { dealId, requestId: randomUUID() } });
    expect((await house.settled(intentState.parse(gone.value).intentId)).state).toBe('done');
    expect((await billingOf(dealId)).steps[1]).toMatchObject({ state: 'due', isLocked: false });
    await bill(dealId, ids[1]);
    expect(await comesTo(dealId)).toBe(whole);
    expect(await standing(dealId)).toHaveLength(3);
  });

  test('raised after the deposit, the last step takes it; lowered under what is billed, it is refused in words', async () => {
    const { dealId, ids } = await inSteps('100.01');
    await bill(dealId);
    const delivery = async () => (await house.draft(dealId, { stepId: ids[1] ?? '' })).step;
    const before = await delivery();
    await price(dealId, '200.03');
    const raised = await delivery();
    const grown = (of: 'deal' | 'amount' | 'left') => decimal(raised?.[of] ?? '0').minus(decimal(before?.[of] ?? '0'));
    expect(grown('deal').toFixed(2)).toBe('100.02');
    expect(grown('amount').plus(grown('left')).toFixed(2)).toBe('100.02');
    await bill(dealId, ids[1]);
    await bill(dealId, ids[2]);
    const nets = (await standing(dealId)).map(({ SubTotal }) => decimal(String(SubTotal)));
    expect(sum(nets).toFixed(2)).toBe(raised?.deal);

    const lowered = await inSteps('300.01');
    await bill(lowered.dealId, lowered.ids[0]);
    await bill(lowered.dealId, lowered.ids[1]);
    for (const id of house.linesOf(lowered.dealId)) await house.editInHubSpot(`line_items/${id}`, { price: '1.01' });
    const { hash, gaps } = await house.draft(lowered.dealId, { stepId: lowered.ids[2] ?? '' });
    expect([hash, gaps[0]?.message]).toEqual([null, expect.stringContaining('“Balance”')]);
    expect((await house.post(lowered.dealId, { stepId: lowered.ids[2] ?? '', hash: 'of-before' })).value).toMatchObject(
      {
        outcome: 'changed',
      },
    );
    expect(await standing(lowered.dealId)).toHaveLength(2);
  });

  test('a step clicked twice, with the same request and with another, is one invoice', async () => {
    const { dealId, ids } = await inSteps();
    const stepId = ids[0] ?? '';
    const hash = (await house.draft(dealId, { stepId })).hash ?? '';
    const requestId = randomUUID();
    const body = { stepId, hash };
    const clicks = [{ ...body, requestId }, { ...body, requestId }, body].map((one) => house.post(dealId, one));
    const intents = (await Promise.all(clicks)).map(({ value }) => createInvoiceAnswer.parse(value));
    const [first, ...others] = intents.map((one) => (one.outcome === 'intent' ? one.intent.intentId : one.outcome));
    expect(others).toEqual([first, first]);
    await house.settled(first ?? '');
    expect(await standing(dealId)).toHaveLength(1);
  });

  test('steps changed while one of them is sent: the sent one stays, or the click is shown the change; nothing twice', async () => {
    const { dealId, ids } = await inSteps();
    const stepId = ids[0] ?? '';
    const hash = (await house.draft(dealId, { stepId })).hash ?? '';
    const anew = [stepOf(['All but a tenth', '90']), stepOf(['A tenth', '10'])];
    const [posted, saved] = await Promise.all([house.post(dealId, { stepId, hash }), save(dealId, 1, anew)]);
    const isBilled = posted.ok && posted.value.outcome === 'intent';
    expect(isBilled).toBe(!saved.ok);
    if (posted.ok && posted.value.outcome === 'intent') await house.settled(posted.value.intent.intentId);
    expect(await standing(dealId)).toHaveLength(isBilled ? 1 : 0);
    const { version } = await billingOf(dealId);
    const after = await save(dealId, version, anew);
    expect(after.ok).toBe(!isBilled);
  });

  test('a deal in yen is billed in whole yen', async () => {
    house.xero.state.data.organisations[0]!.currencies.push({ code: 'JPY', description: 'Japanese Yen' });
    house.hubspot.state.data.portal.additionalCurrencies.push('JPY');
    await house.readAgain();
    const dealId = await house.freshDeal();
    await house.editInHubSpot(`deals/${dealId}`, { deal_currency_code: 'JPY' });
    for (const id of house.linesOf(dealId))
      await house.editInHubSpot(`line_items/${id}`, {
        ...{ quantity: '1', price: '1001', discount: '', hs_discount_percentage: '' },
        ...{ recurringbillingfrequency: '', hs_line_item_currency_code: 'JPY' },
      });
    await waitFor(async () => (await billingOf(dealId)).currency === 'JPY', {
      ...{ what: 'the deal to be in yen', timeoutMs: 20_000 },
    });
    const whole = (await house.draft(dealId)).totals?.subTotal;
    expect((await save(dealId, 0, Object.entries(PERCENTS).map(stepOf))).ok).toBe(true);
    const amounts: string[] = [];
    for (const stepId of await idsOf(dealId)) {
      amounts.push((await house.draft(dealId, { stepId })).step?.amount ?? '');
      await bill(dealId, stepId);
    }
    expect(amounts.every((amount) => decimal(amount).mod(1).eq(0))).toBe(true);
    expect(sum(amounts.map(decimal)).eq(decimal(whole ?? '0'))).toBe(true);
  });
});
