import { documentsPage, invoiceDetail, type DocumentsPage, type InvoiceDetail } from '../../src/contract/documents.ts';
import { decimal } from '../../src/lib/money.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { Ledger } from '../support/ledger-builder.ts';

const QUERY = { objectTypeId: '0-2', objectId: '42' };
const noAmount = { quantity: null, unitAmount: null, discountRate: null, discountAmount: null };
const line = {
  lineItemId: null,
  description: 'Work',
  itemCode: null,
  accountCode: '200',
  taxType: 'OUTPUT2',
  tracking: [],
  ...noAmount,
};

const ledger = (): Ledger =>
  new Ledger()
    .user('7')
    .company('42', { ownerId: '70' })
    .company('43', { ownerId: '70' })
    .organisation()
    .contact('c', { contactNumber: 'HS-COMPANY-42', name: 'Contact C' })
    .contact('x', { contactNumber: 'HS-COMPANY-43' })
    .invoice('overdue', 'c', { dueDate: '2026-11-10', date: '2026-10-10' })
    .invoice('overdue-first', 'c', { dueDate: '2026-11-01', date: '2026-10-11' })
    .invoice('part', 'c', {
      date: '2026-11-02',
      total: '119.988',
      subTotal: '99.99',
      totalTax: '19.998',
      amountDue: '50.00',
      amountPaid: '39.988',
      amountCredited: '30.00',
      lines: [
        {
          ...line,
          quantity: decimal('3'),
          unitAmount: decimal('33.3333'),
          discountRate: decimal('10'),
          taxAmount: decimal('19.998'),
          lineAmount: decimal('99.99'),
        },
        { ...line, discountAmount: decimal('5'), taxAmount: decimal('0'), lineAmount: decimal('-5') },
      ],
    })
    .invoice('undated', 'c', { dueDate: null, date: '2026-11-03' })
    .invoice('paid', 'c', { status: 'PAID', amountDue: '0', date: '2025-02-01', fullyPaidOn: '2025-03-01' })
    .invoice('draft', 'c', { status: 'DRAFT', date: '2026-11-04' })
    .invoice('submitted', 'c', { status: 'SUBMITTED', date: '2026-11-05' })
    .invoice('voided', 'c', { status: 'VOIDED', date: '2024-02-29' })
    .invoice('deleted', 'c', { status: 'DELETED', date: '2026-11-06' })
    .invoice('foreign', 'x', {})
    .payment('pay-2', { id: 'part', contactId: 'c' }, { amount: '9.988', date: '2026-11-12', reference: 'second' })
    .payment('pay-1', { id: 'part', contactId: 'c' }, { amount: '30.00', date: '2026-11-11', reference: 'first' })
    .payment('pay-0', { id: 'part', contactId: 'c' }, { amount: '1.00', status: 'DELETED' })
    .credit('used', 'c', {
      status: 'PAID',
      remainingCredit: '0',
      date: '2026-09-01',
      allocations: [{ invoiceId: 'part', date: '2026-11-13', amount: decimal('30.00') }],
    })
    .credit('left', 'c', { kind: 'overpayment', date: '2026-09-02', creditNumber: '' })
    .credit('credit-draft', 'c', { status: 'DRAFT', date: '2026-09-03' })
    .credit('credit-void', 'c', { status: 'VOIDED', date: '2026-09-04', remainingCredit: '0' })
    .readUntil(NOW);

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
    await ledger().write(house.store);
  });
  afterAll(() => house.remove());

  const list = async (query: Record<string, string> = {}): Promise<DocumentsPage> => {
    const answer = await house.ask({ userId: '7' }, { path: '/cards/documents', query: { ...QUERY, ...query } });
    expect(documentsPage.parse(answer.value)).toEqual(answer.value);
    return answer.value as DocumentsPage;
  };
  const ids = async (query: Record<string, string>) => (await list(query)).rows.map(({ id }) => id);

  test.each([
    ['open', ['overdue-first', 'overdue', 'part', 'undated']],
    ['overdue', ['overdue-first', 'overdue']],
    ['paid', ['paid']],
    ['draft', ['submitted', 'draft', 'credit-draft']],
    ['void', ['deleted', 'credit-void', 'voided']],
    ['credit', ['credit-void', 'credit-draft', 'left', 'used']],
    ['not_yet_due', ['part', 'undated']],
    ['late_1_30', ['overdue-first', 'overdue']],
    ['draft_invoices', ['draft']],
    ['submitted_invoices', ['submitted']],
    ['unallocated_overpayment', ['left']],
    ['unallocated_prepayment', []],
  ])('the filter %s', async (filter, expected) => {
    expect(await ids({ filter })).toEqual(expected);
  });

  test('all documents, the newest first, with their states', async () => {
    const { rows, ...rest } = await list();
    expect(rest).toEqual({ page: 1, pageCount: 1, total: 13, years: ['2026', '2025', '2024'] });
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      ['deleted', 'deleted'],
      ['submitted', 'submitted'],
      ['draft', 'draft'],
      ['undated', 'awaiting_payment'],
      ['part', 'part_paid'],
      ['overdue-first', 'overdue'],
      ['overdue', 'overdue'],
      ['credit-void', 'voided'],
      ['credit-draft', 'draft'],
      ['left', 'unallocated'],
      ['used', 'allocated'],
      ['paid', 'settled_by_credit'],
      ['voided', 'voided'],
    ]);
  });

  test('each filter keeps the rows whose state it names', async () => {
    const statesOf: Record<string, string[]> = {
      open: ['awaiting_payment', 'part_paid', 'overdue'],
      overdue: ['overdue'],
      paid: ['paid', 'settled_by_credit'],
      draft: ['draft', 'submitted'],
      void: ['voided', 'deleted'],
    };
    const all = (await list()).rows;
    for (const [filter, states] of Object.entries(statesOf)) {
      const expected = all.filter(({ state }) => states.includes(state)).map(({ id }) => id);
      expect([filter, (await ids({ filter })).sort()]).toEqual([filter, expected.sort()]);
    }
  });

  test('a year, alone and with a filter; the years stay', async () => {
    expect(await ids({ year: '2025' })).toEqual(['paid']);
    expect(await ids({ year: '2024', filter: 'open' })).toEqual([]);
    expect(await list({ year: '1999' })).toMatchObject({ total: 0, pageCount: 0, years: ['2026', '2025', '2024'] });
  });

  test('pages of 25, each document on one of them', async () => {
    const many = new Ledger('777').user('7').company('42', { ownerId: '70' }).organisation();
    many.contact('c', { contactNumber: 'HS-COMPANY-42' }).readUntil(NOW);
    for (let n = 0; n < 60; n += 1) many.invoice(`i${n}`, 'c', { date: '2026-11-01', invoiceNumber: 'SAME' });
    await many.write(house.store);
    const pages = await Promise.all(
      ['1', '2', '3', '4'].map(async (page) => {
        const query = { ...QUERY, page };
        return (await house.ask({ userId: '7', portalId: '777' }, { path: '/cards/documents', query }))
          .value as DocumentsPage;
      }),
    );
    expect(pages.map(({ rows, pageCount, total }) => [rows.length, pageCount, total])).toEqual([
      [25, 3, 60],
      [25, 3, 60],
      [10, 3, 60],
      [0, 3, 60],
    ]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(60);
  });

  test('a customer without a Xero contact has no documents', async () => {
    await new Ledger('778').user('7').company('42', { ownerId: '70' }).organisation().readUntil(NOW).write(house.store);
    const answer = await house.ask({ userId: '7', portalId: '778' }, { path: '/cards/documents', query: QUERY });
    expect(answer.value).toEqual({ rows: [], page: 1, pageCount: 0, total: 0, years: [] });
  });

  test('an invoice with its lines, payments and credits', async () => {
    const answer = await house.ask({ userId: '7' }, { path: '/cards/invoices/part', query: QUERY });
    const detail = answer.value as InvoiceDetail;
    expect(invoiceDetail.parse(detail)).toEqual(detail);
    expect(detail).toMatchObject({
      state: 'part_paid',
      contactName: 'Contact C',
      total: '119.988',
      amountDue: '50.00',
      subTotal: '99.99',
      xeroUrl: 'https://go.xero.com/app/!ab12/invoicing/view/part',
      payments: [
        { id: 'pay-1', date: '2026-11-11', amount: '30.00', reference: 'first' },
        { id: 'pay-2', date: '2026-11-12', amount: '9.988', reference: 'second' },
      ],
      credits: [{ kind: 'credit_note', id: 'used', number: 'CN-used', date: '2026-11-13', amount: '30.00' }],
    });
    expect(
      detail.lines.map(({ quantity, unitAmount, discount, lineAmount }) => [
        quantity,
        unitAmount,
        discount,
        lineAmount,
      ]),
    ).toEqual([
      ['3', '33.3333', '10%', '99.99'],
      [null, null, '5.00', '-5.00'],
    ]);
  });

  test('an invoice of another customer, of another portal, and one that is not there get the same words', async () => {
    const ask = (id: string, portalId = '62515', objectId = '42') =>
      house.ask({ userId: '7', portalId }, { path: `/cards/invoices/${id}`, query: { ...QUERY, objectId } });
    const absent = await ask('nowhere');
    expect(absent).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await ask('foreign')).toEqual(absent);
    expect(await ask('part', '777')).toEqual(absent);
    expect(await ask('part', '62515', '404')).toEqual(absent);
    expect(await ask('foreign', '62515', '43')).toMatchObject({ ok: true });
  });
});
