import { XeroClient } from 'xero-node';
import { connect } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import { approved, bankAccount, startWriter, type Writer } from '../testing/writer.ts';
import type { Wire } from '../wire/wire.ts';

const SCOPES = ['banksummary', 'profitandloss', 'aged'].map((name) => `accounting.reports.${name}.read`);
let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

/** The cells of each row, by the title of its section. */
const cellsOf = (report: Wire): string[][] => {
  const rows = (report['Rows'] as Wire[]).flatMap((one) => (one['Rows'] as Wire[] | undefined) ?? [one]);
  return rows.map((one) => (one['Cells'] as Wire[]).map(({ Value }) => String(Value)));
};
const report = async (path: string): Promise<Wire> => (await writer.read(`/Reports/${path}`))[0] ?? {};
const table = async (path: string): Promise<string[][]> => cellsOf(await report(path));
const refused = async (path: string): Promise<unknown[]> => {
  const { status, body } = await writer.send('GET', `/Reports/${path}`);
  return [status, body['Message'] ?? body['text']];
};

test('the bank summary adds up what came in and went out, this month when no other is asked for', async () => {
  expect(await table('BankSummary')).toEqual([
    ['Bank Accounts', 'Opening Balance', 'Cash Received', 'Cash Spent', 'Closing Balance'],
    // 30.40 paid, 15.00 paid too much, 40.00 euros at 1.25 paid in advance.
    ['Bank', '50.00', '77.40', '0.00', '127.40'],
    ['Total', '50.00', '77.40', '0.00', '127.40'],
  ]);
  const [titles, first] = await report('BankSummary').then(({ ReportTitles, Rows }) => [
    ReportTitles,
    ((Rows as Wire[])[1]?.['Rows'] as Wire[])[0],
  ]);
  expect(titles).toEqual(['Bank Summary', 'Small Ltd', 'From 1 November 2026 to 30 November 2026']);
  expect(first).toMatchObject({
    Cells: [{ Attributes: [{ Id: 'accountID', Value: bankAccount }] }, {}, { Attributes: [{ Id: 'account' }] }, {}, {}],
  });
});

test('a payment shows in the bank summary while it stands; a bill that is paid is money spent', async () => {
  const pay = async (InvoiceID: string, Amount: number) => {
    const payment = { Invoice: { InvoiceID }, Account: { AccountID: bankAccount }, Amount };
    return (await writer.send('PUT', '/Payments', { body: { Payments: [payment] } })).rows[0]?.['PaymentID'];
  };
  const taken = await pay(ids.partPaid, 90);
  await pay(ids.bill, 12);
  expect((await table('BankSummary'))[1]).toEqual(['Bank', '50.00', '167.40', '12.00', '205.40']);
  await writer.send('POST', `/Payments/${String(taken)}`, { body: { Status: 'DELETED' } });
  expect((await table('BankSummary?fromDate=2026-11-11&toDate=2026-11-30'))[1]).toEqual([
    'Bank',
    '127.40',
    '0.00',
    '12.00',
    '115.40',
  ]);
});

test('profit and loss books approved documents by their dates and accounts, without tax, in the base currency', async () => {
  const [sales] = writer.organisation.accounts;
  writer.organisation.accounts.push({ ...sales!, accountId: ids.other, code: '429', name: 'Rent', type: 'OVERHEADS' });
  const [bill] = writer.organisation.invoices.filter(({ type }) => type === 'ACCPAY');
  bill!.lines = bill!.lines.map((line) => ({ ...line, accountCode: '429' }));
  expect(await table('ProfitAndLoss?fromDate=2026-10-01&toDate=2026-11-30')).toEqual([
    ['', '30 Nov 26'],
    // 109.90, 100 euros at 1.25, less a credit note of 25.00; a draft and a voided one count for nothing.
    ['Sales', '164.90'],
    ['Total Income', '164.90'],
    ['Total Cost of Sales', '0.00'],
    ['Gross Profit', '164.90'],
    ['Total Other Income', '0.00'],
    ['Rent', '12.00'],
    ['Total Operating Expenses', '12.00'],
    ['Net Profit', '152.90'],
  ]);
});

test('an invoice raises the income of its month by what it is worth without tax, once it is approved', async () => {
  const income = async () => (await table('ProfitAndLoss')).find(([name]) => name === 'Total Income')?.[1];
  expect(await income()).toBe('-25.00');
  const body = approved({ Status: 'DRAFT', LineAmountTypes: 'Inclusive' });
  const { rows } = await writer.send('PUT', '/Invoices', { body });
  expect(await income()).toBe('-25.00');
  await writer.send('POST', `/Invoices/${String(rows[0]?.['InvoiceID'])}`, { body: { Status: 'AUTHORISED' } });
  expect(await income()).toBe('58.33');
});

test('aged receivables list what a customer owed on a day, and since when', async () => {
  expect(await table(`AgedReceivablesByContact?contactId=${ids.ada}`)).toEqual([
    ['Date', 'Number', 'Due Date', '', 'Total', 'Paid', 'Credited', 'Due'],
    ['2026-10-20T00:00:00', 'Opening Balance', '', '', '', '', '', '0.00'],
    ['2026-10-20T00:00:00', 'INV-0001', '2026-11-20T00:00:00', '10 days overdue', '130.40', '30.40', '10.00', '90.00'],
    ['Total', '', '', '', '130.40', '30.40', '10.00', '90.00'],
    ['Closing Balance', '', '', '', '130.40', '30.40', '10.00', '90.00'],
  ]);
  const early = await table(`AgedReceivablesByContact?contactId=${ids.ada}&date=2026-11-10&fromDate=2026-11-01`);
  expect(early[1]).toEqual(['2026-11-01T00:00:00', 'Opening Balance', '', '', '', '', '', '100.00']);
  expect(early.at(-1)).toEqual(['Closing Balance', '', '', '', '130.40', '30.40', '0.00', '100.00']);
  expect((await table(`AgedReceivablesByContact?contactId=${ids.zoe}`)).at(-1)).toEqual([
    'Closing Balance',
    '',
    '',
    '',
    '80.00',
    '0.00',
    '0.00',
    '80.00',
  ]);
});

test.each([
  ['BankSummary?fromDate=soon', 400, 'fromDate is not a date: soon'],
  ['BankSummary?fromDate=2026-02-30', 400, 'fromDate is not a date: 2026-02-30'],
  ['BankSummary?fromDate=2026-12-02&toDate=2026-12-01', 400, 'fromDate cannot be after toDate'],
  ['ProfitAndLoss?fromDate=2025-01-01&toDate=2026-12-01', 400, 'A report covers at most 365 days'],
  ['ProfitAndLoss?paymentsOnly=true', 501, 'The stand-in does not play paymentsOnly of ProfitAndLoss'],
  ['ProfitAndLoss?periods=3', 501, 'The stand-in does not play periods of ProfitAndLoss'],
  ['AgedReceivablesByContact', 400, 'Parameter contactId is required'],
  [`AgedReceivablesByContact?contactId=${ids.other}`, 404, 'The resource you are looking for cannot be found'],
])('refused: %s', async (path, status, message) => {
  expect(await refused(path)).toEqual([status, message]);
});

test.each(['BankSummary', 'ProfitAndLoss', `AgedReceivablesByContact?contactId=${ids.ada}`])(
  'the scope of another report does not open %s',
  async (path) => {
    const own = SCOPES.find((scope) => path.toLowerCase().startsWith(scope.split('.')[2] ?? ''));
    const other = await startWriter({}, ['accounting.payments', ...SCOPES.filter((scope) => scope !== own)]);
    expect((await other.send('GET', `/Reports/${path}`)).status).toBe(401);
    await other.xero.close();
  },
);

test('Xero’s own SDK reads the three reports', async () => {
  const api = new XeroClient().accountingApi;
  api.basePath = `${writer.xero.url}/api.xro/2.0`;
  api.accessToken = (await connect(writer.xero, SCOPES)).access_token;
  const [bank] = (await api.getReportBankSummary(ids.organisation, '2026-11-01', '2026-11-30')).body.reports ?? [];
  expect(bank?.rows?.[1]?.rows?.[0]?.cells?.[4]?.value).toBe('127.40');
  const [profit] = (await api.getReportProfitAndLoss(ids.organisation, '2026-11-01', '2026-11-30')).body.reports ?? [];
  expect(profit?.rows?.at(-1)?.rows?.[0]?.cells?.map(({ value }) => value)).toEqual(['Net Profit', '-25.00']);
  const [aged] = (await api.getReportAgedReceivablesByContact(ids.organisation, ids.ada)).body.reports ?? [];
  expect(aged?.reportTitles?.[1]).toBe('Ada Ltd');
});
