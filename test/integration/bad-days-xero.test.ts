import { eachDatabase } from '../support/databases.ts';
import { openBadDayHouse, type BadDayHouse } from '../support/bad-days/bad-day-house.ts';

const MINUTE = 60;

const BUSY = (seconds: number) => ({
  message: 'Xero is busy.',
  fix: `It takes calls again in ${seconds} seconds; nothing needs to be done.`,
});
const UNCLEAR = {
  message: 'Xero did not say whether it went through.',
  fix: 'This is being found out; nothing is sent twice. Look again in a few minutes.',
};
const REVOKED = {
  message: 'The connection to Xero no longer holds.',
  fix: 'An admin has to connect Xero again.',
};

/** Bad days of Xero itself, each met by a real click through HTTP. Unless a test says otherwise no webhook ever comes. */
eachDatabase((_name, fresh) => {
  let house: BadDayHouse;
  beforeAll(async () => {
    house = await openBadDayHouse(fresh);
  }, 120_000);
  beforeEach(() => {
    house.xero.calls.clear();
    house.xero.faults.clear();
  });
  afterAll(() => house.close());

  const meet = (kind: string, more: object = {}) =>
    house.tellXero('faults', { operation: 'createInvoices', kind, times: 1, ...more });

  /** Sees one invoice in Xero after so many sendings, and that the card names it. */
  async function expectOne(dealId: string, writes: number): Promise<void> {
    expect(house.writes()).toBe(writes);
    const made = await house.inXero(dealId);
    expect(made).toHaveLength(1);
    const { invoices, pending, whyNot } = await house.shown(dealId);
    expect([invoices.map(({ number }) => number), pending]).toEqual([[made[0]!.InvoiceNumber], null]);
    expect(whyNot).toBe(
      `This deal is billed by invoice ${made[0]!.InvoiceNumber}. Once that is voided, deleted or credited in full, it can be billed again.`,
    );
  }

  test('the answer comes after the 7 seconds that the door waits: it is on its way, then it is there', async () => {
    const dealId = await house.freshDeal();
    await meet('delay', { delayMs: 8_000 });
    const { intentId, ...answer } = await house.click(dealId);
    expect(answer).toEqual({ state: 'in_progress', invoice: null, problem: null, difference: null, credit: null });
    expect(await house.shown(dealId)).toMatchObject({
      mayCreate: false,
      whyNot: 'An invoice for this deal is on its way to Xero.',
    });
    expect(await house.settled(intentId)).toMatchObject({ state: 'done', problem: null });
    await expectOne(dealId, 1);
  });

  test.each([
    ['cut before Xero did anything', 'cut', 0],
    ['cut after Xero did it', 'commit-then-cut', 1],
    ['half an answer', 'half', 1],
  ])('%s: it is being found out, and sent again under the same key', async (...[, kind, madeByThen]) => {
    const dealId = await house.freshDeal();
    await meet(kind);
    const { intentId, ...answer } = await house.click(dealId);
    expect(answer).toEqual({ state: 'checking', invoice: null, problem: UNCLEAR, difference: null, credit: null });
    expect(await house.inXero(dealId)).toHaveLength(madeByThen);
    expect(await house.pass(6, intentId)).toMatchObject({ state: 'done', problem: null });
    await expectOne(dealId, 2);
  });

  test.each([
    ['500, which Xero remembers', 500],
    ['503 with a text for an answer', 503],
  ])('%s: looked for twice, a minute apart, from seven minutes on, then sent anew', async (...[, status]) => {
    const dealId = await house.freshDeal();
    await meet('status', { status });
    const { intentId, ...answer } = await house.click(dealId);
    expect(answer).toEqual({ state: 'checking', invoice: null, problem: UNCLEAR, difference: null, credit: null });
    for (const seconds of [6, 6 * MINUTE, MINUTE])
      expect(await house.pass(seconds, intentId)).toMatchObject({ state: 'checking', problem: UNCLEAR });
    expect(await house.inXero(dealId)).toEqual([]);
    await house.pass(MINUTE, intentId);
    expect(await house.settled(intentId)).toMatchObject({ state: 'done', problem: null });
    await expectOne(dealId, 2);
  });

  test('done, cut, and the lists lag behind by 90 seconds: found by looking, nothing sent twice', async () => {
    const dealId = await house.freshDeal();
    await house.tellXero('faults', { operation: 'getInvoices', kind: 'lag', delayMs: 90_000, times: 1 });
    await meet('commit-then-cut');
    const { intentId } = await house.click(dealId);
    // Nobody asked for more than five minutes: the key may no longer be used, and it is too early to look.
    expect(await house.pass(5 * MINUTE, intentId)).toMatchObject({ state: 'checking', problem: UNCLEAR });
    expect(await house.pass(2 * MINUTE, intentId)).toMatchObject({ state: 'done', problem: null });
    await expectOne(dealId, 1);
  });

  test('its webhook comes before its answer, which is then lost: the webhook settles it', async () => {
    const dealId = await house.freshDeal();
    await house.tellXero('webhooks', { mode: 'deliver', beforeAnswer: true });
    await meet('commit-then-cut');
    const { intentId } = await house.click(dealId);
    expect(await house.settled(intentId)).toMatchObject({ state: 'done', problem: null });
    await house.tellXero('webhooks', { mode: 'drop', beforeAnswer: false });
    await expectOne(dealId, 1);
  });

  test('429 with Retry-After: when it goes on is said', async () => {
    const dealId = await house.freshDeal();
    await meet('throttle');
    const { intentId, ...answer } = await house.click(dealId);
    expect(answer).toEqual({ state: 'in_progress', invoice: null, problem: BUSY(5), difference: null, credit: null });
    expect(await house.pass(6, intentId)).toMatchObject({ state: 'done' });
    await expectOne(dealId, 2);
  });

  test('429 without Retry-After, for too many at once: it goes on after 2 seconds', async () => {
    const deals: string[] = [];
    while (deals.length < 5) deals.push(await house.freshDeal());
    // What another process sends at once with this one is held back by nobody but Xero.
    await house.tellXero('limits', { concurrent: 4 });
    await meet('delay', { delayMs: 2_000, times: 4 });
    const answers = await Promise.all(deals.map((dealId) => house.click(dealId)));
    const busy = answers.filter(({ state }) => state === 'in_progress');
    expect(busy.map(({ problem }) => problem)).toEqual([BUSY(2)]);
    expect(answers.filter(({ state }) => state === 'done')).toHaveLength(4);
    await house.tellXero('limits', { concurrent: 5 });
    await house.pass(3, busy[0]!.intentId);
    expect(await house.settled(busy[0]!.intentId)).toMatchObject({ state: 'done', problem: null });
    for (const dealId of deals) await expectOne(dealId, 6);
  });

  test('what Xero refuses is told in its own words, and the way is free again', async () => {
    const dealId = await house.freshDeal();
    await meet('status', { status: 400 });
    expect(await house.click(dealId)).toMatchObject({
      state: 'rejected',
      problem: { message: 'Xero refused: Xero answered 400', fix: 'Put right what it names, then run it again.' },
    });
    expect(await house.click(dealId)).toMatchObject({ state: 'done' });
    await expectOne(dealId, 2);
  });

  test('disconnected in Xero between preview and click: who must act is said, and nothing is written', async () => {
    const dealId = await house.freshDeal();
    await house.tellXero('revoke', {});
    expect(await house.click(dealId)).toMatchObject({ state: 'rejected', invoice: null, problem: REVOKED });
    expect(await house.inXero(dealId)).toEqual([]);
    expect(await house.shown(dealId)).toMatchObject({
      mayCreate: false,
      mayLink: false,
      whyNot: 'Northbank Signs & Print Ltd is disconnected: nothing can be invoiced until an admin connects it again.',
    });
    await house.connectAgain();
    expect(await house.click(dealId)).toMatchObject({ state: 'done' });
    await expectOne(dealId, 2);
  });

  test('disconnected while it is being found out: once connected again it is found, and nothing is sent twice', async () => {
    const dealId = await house.freshDeal();
    await meet('commit-then-cut');
    const { intentId } = await house.click(dealId);
    await house.tellXero('revoke', {});
    expect(await house.pass(6, intentId)).toMatchObject({ state: 'checking', invoice: null, problem: REVOKED });
    await house.connectAgain();
    for (const seconds of [10 * MINUTE, MINUTE]) await house.pass(seconds, intentId);
    expect(await house.settled(intentId)).toMatchObject({ state: 'done', problem: null });
    // The second sending was not let in.
    await expectOne(dealId, 2);
  });
});
