import { dealInvoices, type DealInvoices } from '../../src/contract/invoicing.ts';
import {
  dealBilling,
  scheduleTry,
  type DealBilling,
  type ScheduleTry,
  type StepInput,
} from '../../src/contract/schedule.ts';
import { decimal } from '../../src/lib/money.ts';
import { eachDatabase } from '../support/databases.ts';
import { LOOKER, matched, openDraftHouse, REP, type DraftHouse } from '../support/draft-house.ts';
import { dealLine, dealQuote } from '../support/plain-facts.ts';

/** Deal 5 of 1,000.00, won, of the rep's own. */
const won = (portalId: string) =>
  matched(portalId).deal('5', {
    ...{ name: 'Refit', ownerId: '70', companyId: '42', isWon: true, isClosed: true },
    ...{ amount: decimal('1000'), currency: 'GBP' },
  });

const percent = (of: string) => ({ kind: 'percent', percent: of }) as const;
const step = (role: string, share: StepInput['share'], more: Partial<StepInput> = {}): StepInput => ({
  ...{ stepId: null, role, share, when: { kind: 'now' } },
  ...more,
});
const THREE = [step('Deposit', percent('30')), step('Delivery', percent('50')), step('Balance', percent('20'))];

interface Posted {
  userId?: string;
  path?: string;
  [field: string]: unknown;
}

const told = ({ steps }: DealBilling | ScheduleTry): string[] =>
  steps.map(({ role, amount, state }) => `${role} ${amount ?? '-'} ${state}`);

eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
  });
  afterAll(() => house.remove());

  /** As `house.write`, and its organisation may be written to. */
  const write = async (build: Parameters<typeof house.write>[0]): Promise<string> => {
    const portalId = await house.write(build);
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ live: true }).execute(),
    );
    return portalId;
  };
  const post = (portalId: string, { userId = REP, path = 'schedule', ...body }: Posted) =>
    house.ask({ userId, portalId }, { method: 'POST', path: `/cards/deals/5/${path}`, body: { dealId: '5', ...body } });
  const stepsAt = (steps: StepInput[], version: number) => ({ steps, version });
  const save = async (portalId: string, steps: StepInput[], version: number): Promise<DealBilling> => {
    const answer = await post(portalId, stepsAt(steps, version));
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return dealBilling.strict().parse(answer.value);
  };
  const refused = async (portalId: string, steps: StepInput[], version: number): Promise<string> =>
    (await post(portalId, stepsAt(steps, version))).error?.message ?? 'it was not';
  const tries = async (portalId: string, body: object): Promise<ScheduleTry> =>
    scheduleTry.strict().parse((await post(portalId, { ...body, path: 'schedule/try' })).value);
  const list = async (portalId: string, userId = REP): Promise<DealInvoices> => {
    const answer = await house.ask({ userId, portalId }, { path: '/cards/deals/5/invoices' });
    return dealInvoices.strict().parse(answer.value);
  };
  const billing = async (portalId: string): Promise<DealBilling> => (await list(portalId)).billing ?? fail();
  const links = async (portalId: string, stepId: string, invoiceId: string): Promise<void> =>
    house.store.withPortal(portalId, async ({ db }) => {
      const of = { portal_id: portalId, tenant_id: `tenant-of-${portalId}`, deal_id: '5', linked_at: new Date() };
      await db
        .insertInto('invoice_links')
        .values({ ...of, step: stepId, invoice_id: invoiceId, intent_id: null })
        .execute();
    });

  test('a deal without a schedule is billed at once; nothing is asked of a vendor', async () => {
    const portalId = await write((id) => won(id).rows('crm_quotes', dealQuote('q', '5', { amount: decimal('1200') })));
    expect(await billing(portalId)).toMatchObject({
      ...{ version: 0, currency: 'GBP', deal: '1000.00', quoted: '1200.00', won: '1000.00' },
      ...{ invoiced: '0.00', paid: '0.00', left: '1000.00', over: '0.00', unplanned: '0.00', mayEdit: true },
      steps: [{ stepId: 'whole', role: '', amount: '1000.00', state: 'due', whyNot: null }],
      next: { do: 'create', stepId: 'whole', label: 'Create invoice' },
      gaps: [
        { kind: 'quote_differs', message: 'Quoted GBP 1,200.00; the deal comes to GBP 1,000.00.', amount: '200.00' },
        { kind: 'not_invoiced', message: 'GBP 1,000.00 is won and in no invoice.', amount: '1000.00' },
      ],
    });
    expect(house.asked).toEqual([]);
  });

  test('a deal comes to what its lines do, whatever its amount says', async () => {
    const portalId = await write((id) =>
      won(id).rows('crm_line_items', dealLine('51', '5', { price: decimal('33.335'), quantity: decimal('3') })),
    );
    expect((await billing(portalId)).deal).toBe('100.01');
  });

  test('three steps are saved, and keep their ids when they are edited', async () => {
    const portalId = await write(won);
    const saved = await save(portalId, THREE, 0);
    expect(told(saved)).toEqual(['Deposit 300.00 due', 'Delivery 500.00 due', 'Balance 200.00 due']);
    expect(saved).toMatchObject({ version: 1, next: { do: 'create', label: 'Create invoice: Deposit' } });
    const [deposit, delivery, balance] = saved.steps.map(({ stepId }) => stepId);
    const edited = await save(
      portalId,
      [
        step('Deposit', percent('40'), { stepId: deposit ?? null }),
        step('Delivery', { kind: 'amount', amount: '100.50' }, { stepId: delivery ?? null, when: { kind: 'paid' } }),
        step('Balance', { kind: 'rest' }, { stepId: balance ?? null, when: { kind: 'date', date: '2027-02-28' } }),
      ],
      1,
    );
    expect(told(edited)).toEqual(['Deposit 400.00 due', 'Delivery 100.50 waiting', 'Balance 499.50 planned']);
    expect(edited.steps.map(({ stepId }) => stepId)).toEqual([deposit, delivery, balance]);
    expect(edited.steps.map(({ whyNot }) => whyNot)).toEqual([
      null,
      'It waits until “Deposit” is paid.',
      'It is planned for 28 February 2027: to bill it earlier, change its date.',
    ]);
    expect(await billing(portalId)).toEqual(edited);
    expect(told(await save(portalId, [], 2))).toEqual([' 1000.00 due']);
  });

  test('what the deal’s invoices bill is told by step, less credits, and cannot be changed', async () => {
    const portalId = await write((id) =>
      won(id)
        .invoice('i', 'c', { subTotal: '300', totalTax: '60', total: '360', amountDue: '300', amountPaid: '60' })
        .invoice('v', 'c', { subTotal: '300', totalTax: '60', total: '360', status: 'VOIDED' })
        .invoice('d', 'c', { subTotal: '500', total: '600', status: 'DRAFT', date: '2026-11-08', sentToContact: false })
        .credit('n', 'c', {
          total: '120.00',
          allocations: [{ invoiceId: 'd', date: '2026-11-09', amount: decimal('120') }],
        }),
    );
    const { steps } = await save(portalId, THREE, 0);
    const [deposit, delivery] = steps.map(({ stepId }) => stepId);
    await links(portalId, deposit ?? '', 'v');
    await links(portalId, deposit ?? '', 'i');
    await links(portalId, delivery ?? '', 'd');
    const { invoices } = await list(portalId);
    const now = await billing(portalId);
    expect(told(now)).toEqual(['Deposit 300.00 billed', 'Delivery 380.00 billed', 'Balance 320.00 due']);
    expect(now).toMatchObject({ invoiced: '680.00', paid: '50.00', left: '320.00' });
    expect(now.steps[0]?.whyNot).toBe(
      'It is billed by invoice INV-i. Once that is voided, deleted or credited in full, it can be billed again.',
    );
    expect(now.gaps.map(({ message }) => message)).toEqual([
      'GBP 320.00 is won and in no invoice.',
      'INV-d has been a draft for 12 days.',
      'INV-i is sent and not paid.',
    ]);
    expect(invoices.map(({ id, role, stepId }) => [id, role, stepId]).sort()).toEqual([
      ['d', 'Delivery', delivery],
      ['i', 'Deposit', deposit],
      ['v', 'Deposit', deposit],
    ]);
    const balance = step('Balance', { kind: 'rest' });
    expect(await refused(portalId, [balance], 1)).toContain('“Deposit” is billed already, or on its way to Xero');
    const input = (index: number): StepInput => ({ ...(THREE[index] ?? fail()), stepId: steps[index]?.stepId ?? null });
    expect(told(await save(portalId, [input(0), input(1), balance], 1))).toContain('Balance 320.00 due');
  });

  test('a credit note that was made for a paid invoice leaves its amount to be billed, although nothing takes it up', async () => {
    const portalId = await write((id) =>
      won(id)
        .invoice('i', 'c', { subTotal: '1000', totalTax: '200', total: '1200', status: 'PAID', amountPaid: '1200' })
        .credit('n', 'c', { subTotal: decimal('100'), totalTax: decimal('20'), total: '120.00', allocations: [] }),
    );
    await links(portalId, 'whole', 'i');
    expect(await billing(portalId)).toMatchObject({ invoiced: '1000.00', left: '0.00' });
    const made = { tenant_id: `tenant-of-${portalId}`, credit_id: 'n', invoice_id: 'i', intent_id: 'x' };
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('credit_links')
        .values({ portal_id: portalId, ...made, linked_at: new Date() })
        .execute(),
    );
    expect(await billing(portalId)).toMatchObject({ invoiced: '900.00', paid: '900.00', unplanned: '100.00' });
  });

  test('what is left of a deal that was billed at once and raised gets a step', async () => {
    const portalId = await write((id) => won(id).invoice('i', 'c', { subTotal: '900', total: '1080' }));
    await links(portalId, 'whole', 'i');
    expect(await billing(portalId)).toMatchObject({ unplanned: '100.00', next: { do: 'bill_rest' } });
    const whole = step('', { kind: 'rest' }, { stepId: 'whole' });
    const more = await save(portalId, [whole, step('Rest', { kind: 'rest' })], 0);
    expect(told(more)).toEqual([' 900.00 billed', 'Rest 100.00 due']);
  });

  test('nothing of a bad schedule is kept: it is refused in words', async () => {
    const portalId = await write(won);
    const two = (...shares: string[]) => shares.map((share, index) => step(`Part ${index + 1}`, percent(share)));
    expect(await refused(portalId, two('30', '69.99'), 0)).toBe('The percentages come to 99.99, not to 100.');
    expect(await refused(portalId, two('51', '50'), 0)).toBe('The percentages come to 101, not to 100.');
    expect(await refused(portalId, two('0', '100'), 0)).toContain('A step bills nothing or less.');
    const noDay = step('Part', percent('100'), { when: { kind: 'date', date: '2027-02-31' } });
    expect(await refused(portalId, [noDay], 0)).toBe('The calendar does not have the date of a step.');
    expect(await refused(portalId, [step('Part', percent('100'), { stepId: 'gone' })], 0)).toContain('taken it out');
    await save(portalId, THREE, 0);
    expect(await refused(portalId, two('40', '60'), 0)).toContain('Somebody has changed the schedule');
    expect((await billing(portalId)).version).toBe(1);
  });

  test('who may not bill the deal may not change how it is billed, nor try', async () => {
    const portalId = await write(won);
    const asked = (path: string) => ({ steps: THREE, version: 0, userId: LOOKER, path });
    for (const path of ['schedule', 'schedule/try'])
      expect((await post(portalId, asked(path))).error?.code).toBe('not_allowed');
    expect((await list(portalId, LOOKER)).billing).toMatchObject({
      mayEdit: false,
      next: null,
      steps: [{ amount: '1000.00' }],
    });
  });

  test('steps and patterns are tried without being kept', async () => {
    const portalId = await write(won);
    const deposit = await tries(portalId, { pattern: { kind: 'deposit', percent: '30' } });
    expect(told(deposit)).toEqual(['Deposit 300.00 due', 'Balance 700.00 due']);
    expect(deposit.steps.map(({ stepId }) => stepId)).toEqual([null, null]);
    const months = await tries(portalId, { pattern: { kind: 'monthly', months: 3, first: '2027-01-31' } });
    expect(months.steps.map(({ when, amount }) => [when, amount])).toEqual([
      [{ kind: 'date', date: '2027-01-31' }, '333.33'],
      [{ kind: 'date', date: '2027-02-28' }, '333.33'],
      [{ kind: 'date', date: '2027-03-31' }, '333.34'],
    ]);
    const wrong = await tries(portalId, {
      steps: [step('', percent('50')), step('B', { kind: 'amount', amount: '600' })],
    });
    expect(wrong.problems.map(({ index, message }) => `${index ?? '-'} ${message}`)).toEqual(['0 A step has no name.']);
    expect((await billing(portalId)).version).toBe(0);
  });

  test('two people who save at once: one of them is told', async () => {
    const portalId = await write(won);
    const answers = await Promise.all(
      [save(portalId, THREE, 0), refused(portalId, THREE.toReversed(), 0)].map((one) => one.catch(String)),
    );
    expect(answers.filter((one) => typeof one === 'object' || one === 'it was not')).toHaveLength(1);
    expect((await billing(portalId)).version).toBe(1);
  });
});

const fail = (): never => {
  throw new Error('There should be one');
};
