import {
  HistoryRecord,
  HistoryRecords,
  Items,
  Quotes,
  RepeatingInvoices,
  TrackingCategory,
  TrackingOption,
  XeroClient,
  type AccountingApi,
  type Item,
  type Quote,
  type RepeatingInvoice,
} from 'xero-node';
import { connect } from '../../testing/harness.ts';
import { tracking } from '../../testing/small-settings.ts';
import { ids } from '../../testing/small-world.ts';
import { startWriter, type Writer } from '../../testing/writer.ts';

const tenant = ids.organisation;
let writer: Writer;
let api: AccountingApi;
beforeAll(async () => {
  writer = await startWriter();
  api = new XeroClient().accountingApi;
  api.basePath = `${writer.xero.url}/api.xro/2.0`;
  api.accessToken = (await connect(writer.xero, ['accounting.invoices', 'accounting.settings'])).access_token;
});
afterAll(() => writer.xero.close());

const quotes = (one: object) => Object.assign(new Quotes(), { quotes: [one as Quote] });
const items = (one: object) => Object.assign(new Items(), { items: [one as Item] });
const notes = (details: string) =>
  Object.assign(new HistoryRecords(), { historyRecords: [Object.assign(new HistoryRecord(), { details })] });
const templates = (one: object) =>
  Object.assign(new RepeatingInvoices(), { repeatingInvoices: [one as RepeatingInvoice] });

const category = (fields: object) => Object.assign(new TrackingCategory(), fields);
const option = (fields: object) => Object.assign(new TrackingOption(), fields);

const contact = { contactID: ids.ada };

test('Xero’s own SDK makes a quote, sends it, notes, and has it accepted', async () => {
  const asked = { contact, date: '2026-11-22', lineItems: [{ description: 'Film', quantity: 3, unitAmount: 23.3333 }] };
  const [draft] = (await api.createQuotes(tenant, quotes(asked), false, 'q1')).body.quotes ?? [];
  const [again] = (await api.createQuotes(tenant, quotes(asked), false, 'q1')).body.quotes ?? [];
  expect(draft).toMatchObject({ quoteNumber: 'QU-0012', total: 70, lineItems: [{ unitAmount: 23.3333 }] });
  const quoteID = again?.quoteID ?? '';
  expect(quoteID).toBe(draft?.quoteID);
  const base = { contact, date: '2026-11-22' };
  await api.updateQuote(tenant, quoteID, quotes({ ...base, status: 'SENT', title: 'Film' }));
  const accepted = quotes({ ...base, quoteID, status: 'ACCEPTED', title: 'Film' });
  expect((await api.updateOrCreateQuotes(tenant, accepted, true)).body.quotes).toMatchObject([
    { status: 'ACCEPTED', title: 'Film' },
  ]);
  await api.createQuoteHistory(tenant, quoteID, notes('Called'));
  const { historyRecords } = (await api.getQuoteHistory(tenant, quoteID)).body;
  expect(historyRecords?.map(({ changes }) => changes)).toEqual(['Note', 'Accepted', 'Sent', 'Created']);
});

test('… a repeating invoice, and deletes it', async () => {
  const asked = {
    type: 'ACCREC',
    contact,
    schedule: { period: 1, unit: 'MONTHLY', dueDate: 10, dueDateType: 'OFFOLLOWINGMONTH', startDate: '2026-12-01' },
    lineItems: [{ description: 'Care', quantity: 1, unitAmount: 145, accountCode: '200' }],
    lineAmountTypes: 'Exclusive',
    currencyCode: 'GBP',
    status: 'DRAFT',
  };
  const [one] = (await api.createRepeatingInvoices(tenant, templates(asked), true)).body.repeatingInvoices ?? [];
  expect(one).toMatchObject({ total: 174, status: 'DRAFT' });
  await api.updateOrCreateRepeatingInvoices(tenant, templates(asked), true);
  const id = one?.repeatingInvoiceID ?? '';
  const gone = await api.updateRepeatingInvoice(tenant, id, templates({ status: 'DELETED' }));
  expect(gone.body.repeatingInvoices).toMatchObject([{ status: 'DELETED' }]);
  await api.createRepeatingInvoiceHistory(tenant, id, notes('Ended'));
  expect((await api.getRepeatingInvoiceHistory(tenant, id)).body.historyRecords).toHaveLength(3);
});

test('… an item, changes it and deletes it', async () => {
  const asked = { code: 'FILM', name: 'Film', salesDetails: { unitPrice: 23.3333, accountCode: '200' } };
  const [film] = (await api.createItems(tenant, items(asked), true, 4)).body.items ?? [];
  expect(film).toMatchObject({ salesDetails: { unitPrice: 23.3333 } });
  const itemID = film?.itemID ?? '';
  await api.updateOrCreateItems(tenant, items({ code: 'FILM', name: 'Window film' }), true, 4);
  const changed = await api.updateItem(tenant, itemID, items({ code: 'FILM', description: 'Per square metre' }), 4);
  expect(changed.body.items).toMatchObject([{ name: 'Window film', description: 'Per square metre' }]);
  await api.createItemHistory(tenant, itemID, notes('Dearer'));
  expect((await api.getItemHistory(tenant, itemID)).body.historyRecords?.[0]).toMatchObject({ details: 'Dearer' });
  expect((await api.deleteItem(tenant, itemID)).response.status).toBe(204);
  await expect(api.createItems(tenant, items({ code: 'SIGN' }), true)).rejects.toMatch(
    /Price List Item with Code 'SIGN' already exists/,
  );
});

test('… a tracking category and its options', async () => {
  await api.updateTrackingCategory(tenant, tracking.team, category({ status: 'ARCHIVED' }));
  const [colour] =
    (await api.createTrackingCategory(tenant, category({ name: 'Colour' }))).body.trackingCategories ?? [];
  const id = colour?.trackingCategoryID ?? '';
  const [red] = (await api.createTrackingOptions(tenant, id, option({ name: 'Red' }))).body.options ?? [];
  const optionId = red?.trackingOptionID ?? '';
  const renamed = await api.updateTrackingOptions(tenant, id, optionId, option({ name: 'Crimson' }));
  expect(renamed.body.options).toMatchObject([{ name: 'Crimson', trackingOptionID: optionId }]);
  expect((await api.deleteTrackingOptions(tenant, id, optionId)).body.options).toMatchObject([{ status: 'DELETED' }]);
  expect((await api.deleteTrackingCategory(tenant, id)).body.trackingCategories).toMatchObject([{ status: 'DELETED' }]);
});
