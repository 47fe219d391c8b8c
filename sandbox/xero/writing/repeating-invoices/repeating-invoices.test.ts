import { tracking } from '../../testing/small-settings.ts';
import { repeating } from '../../testing/small-templates.ts';
import { ids } from '../../testing/small-world.ts';
import { startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => (writer = await startWriter()));
afterEach(() => writer.xero.close());

const schedule = { Period: 1, Unit: 'MONTHLY', DueDate: 10, DueDateType: 'OFFOLLOWINGMONTH', StartDate: '2026-12-01' };
const line = { Description: 'Care', Quantity: 2, UnitAmount: 50.005, AccountCode: '200' };
const template = (more: Wire = {}): Wire => ({
  Type: 'ACCREC',
  Contact: { ContactID: ids.ada },
  Schedule: schedule,
  LineItems: [line],
  LineAmountTypes: 'Exclusive',
  CurrencyCode: 'GBP',
  Status: 'AUTHORISED',
  ...more,
});
const put = (more: Wire = {}) =>
  writer.send('PUT', '/RepeatingInvoices', { body: { RepeatingInvoices: [template(more)] } });

test('a repeating invoice is made with all that Xero asks for, and comes next on its first day', async () => {
  const { status, rows } = await put({
    ApprovedForSending: true,
    Reference: 'Care [Month]',
    LineItems: [{ ...line, Tracking: [{ TrackingOptionID: tracking.signs }] }],
  });
  expect(status).toBe(200);
  expect(rows).toMatchObject([
    {
      Status: 'AUTHORISED',
      Reference: 'Care [Month]',
      ApprovedForSending: true,
      SendCopy: false,
      LineItems: [{ UnitAmount: 50.01, TaxType: 'OUTPUT2', Tracking: [{ Option: 'Signs' }] }],
      SubTotal: 100.02,
      TotalTax: 20,
      Total: 120.02,
      Schedule: { StartDate: '/Date(1796083200000+0000)/', NextScheduledDate: '/Date(1796083200000+0000)/' },
    },
  ]);
  expect(await writer.read(`/RepeatingInvoices/${String(rows[0]?.['ID'])}`)).toEqual(rows);
});

test.each(['Type', 'Contact', 'Schedule', 'LineItems', 'LineAmountTypes', 'CurrencyCode', 'Status'])(
  'a repeating invoice without %s is refused',
  async (field) => {
    const { status, messages } = await put({ [field]: undefined });
    expect([status, messages]).toEqual([400, [`${field} must be specified`]]);
  },
);

test.each(['Period', 'Unit', 'DueDate', 'DueDateType', 'StartDate'])(
  'a schedule without %s is refused',
  async (field) => {
    const { messages } = await put({ Schedule: { ...schedule, [field]: undefined } });
    expect(messages).toEqual([`${field} must be specified`]);
  },
);

test.each([
  [{ Type: 'ACCPAY' }, 'Invoice not of valid type for creation'],
  [{ Status: 'DELETED' }, 'Invoice not of valid status for creation'],
  [{ LineItems: [] }, 'One or more line items must be specified'],
  [{ LineItems: [{ Description: 'x', UnitAmount: 5 }] }, 'Account code must be specified'],
  [{ CurrencyCode: 'USD' }, 'Organisation is not subscribed to currency USD'],
  [{ Contact: { ContactID: ids.note } }, 'Contact could not be found.'],
  [{ BrandingThemeID: ids.ada }, 'The BrandingThemeID is not valid'],
  [{ Schedule: { ...schedule, Period: 0 } }, 'Period must be 1 or more'],
  [{ Schedule: { ...schedule, DueDate: 32 } }, 'DueDate must be a day of the month'],
  [{ Schedule: { ...schedule, EndDate: '2026-11-30' } }, 'EndDate cannot be before StartDate'],
  [{ Status: 'DRAFT', ApprovedForSending: true }, 'Only AUTHORISED invoices can be approved for sending'],
])('a repeating invoice with %j is refused', async (more, message) => {
  const { status, messages } = await put(more);
  expect([status, messages]).toEqual([400, [message]]);
});

test('a draft needs no accounts', async () => {
  expect((await put({ Status: 'DRAFT', LineItems: [{ Description: 'x', UnitAmount: 5 }] })).status).toBe(200);
});

test('POST makes, or deletes, and changes nothing else', async () => {
  const path = `/RepeatingInvoices/${repeating}`;
  const post = (body: Wire, to = path) => writer.send('POST', to, { body });
  expect((await post({ Reference: 'new' })).messages).toEqual(['Repeating invoices can only be created or deleted']);
  expect((await post(template(), '/RepeatingInvoices')).rows).toMatchObject([{ Total: 120.02 }]);
  const gone = await post({ RepeatingInvoiceID: repeating, Status: 'DELETED' }, '/RepeatingInvoices');
  expect(gone.rows).toMatchObject([{ RepeatingInvoiceID: repeating, Status: 'DELETED' }]);
  expect((await post({ Status: 'DELETED' })).messages).toEqual(['Repeating invoice has already been deleted']);
  expect((await post({ Status: 'DELETED' }, `/RepeatingInvoices/${ids.ada}`)).status).toBe(404);
  const { rows } = await writer.send('GET', `${path}/History`);
  expect(rows.map(({ Changes }) => Changes)).toEqual(['Deleted', 'Created']);
});
