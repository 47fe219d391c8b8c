import { tracking } from '../../testing/small-settings.ts';
import { ids } from '../../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeAll(async () => (writer = await startWriter()));
afterAll(() => writer.xero.close());

const line = { Description: 'A sign', Quantity: 1, UnitAmount: 100, AccountCode: '200' };
const tracked = (Tracking: unknown) => approved({ LineItems: [{ ...line, Tracking }] });
const put = (Tracking: unknown) => writer.send('PUT', '/Invoices', { body: tracked(Tracking) });
const trackingOf = (rows: Wire[]) => ((rows[0]?.['LineItems'] as Wire[])[0] as Wire)['Tracking'];

const north = {
  Name: 'Region',
  Option: 'North',
  TrackingCategoryID: tracking.region,
  TrackingOptionID: tracking.north,
};
const signs = { Name: 'Team', Option: 'Signs', TrackingCategoryID: tracking.team, TrackingOptionID: tracking.signs };

test.each([
  [[{ TrackingOptionID: tracking.north }], [north]],
  [[{ TrackingCategoryID: tracking.region, Option: 'North' }], [north]],
  [
    [
      { Name: 'Team', Option: 'Signs' },
      { Name: 'Region', Option: 'North' },
    ],
    [signs, north],
  ],
  [[], []],
])('a line tracked by %j', async (given, expected) => {
  const { rows } = await put(given);
  expect(trackingOf(rows)).toEqual(expected);
  expect(trackingOf(await writer.read(`/Invoices/${String(rows[0]?.['InvoiceID'])}`))).toEqual(expected);
});

test.each([
  [[{ Name: 'Colour', Option: 'Red' }], "There is no ACTIVE tracking category with the name 'Colour'"],
  [[{ Name: 'Region', Option: 'East' }], "There is no ACTIVE tracking option with the name 'East'"],
  // It is archived.
  [[{ Name: 'Region', Option: 'West' }], "There is no ACTIVE tracking option with the name 'West'"],
  [[{ TrackingOptionID: ids.ada }], `There is no ACTIVE tracking option with the id '${ids.ada}'`],
  [[north, signs, north], 'A line item can have at most 2 tracking categories'],
  [[north, { TrackingOptionID: tracking.south }], 'A tracking category can be used only once on a line item'],
])('a line tracked by %j is refused', async (given, message) => {
  const { status, messages } = await put(given);
  expect([status, messages]).toEqual([400, [message]]);
});

test('tracking stays when it is not sent, goes when it is sent empty, and may change when money came in', async () => {
  const { rows } = await put([north]);
  const id = String(rows[0]?.['InvoiceID']);
  const [{ LineItemID } = {}] = rows[0]?.['LineItems'] as Wire[];
  const change = async (more: Wire) =>
    (await writer.send('POST', `/Invoices/${id}`, { body: { LineItems: [{ ...line, LineItemID, ...more }] } })).rows;
  expect(trackingOf(await change({ Description: 'Another sign' }))).toEqual([north]);
  await writer.send('PUT', '/Payments', {
    body: { Invoice: { InvoiceID: id }, Account: { AccountID: '00000000-0000-4000-8000-0000000000b1' }, Amount: 1 },
  });
  expect(trackingOf(await change({ Tracking: [signs] }))).toEqual([signs]);
  expect(trackingOf(await change({ Tracking: [] }))).toEqual([]);
});

test('the line of a credit note is tracked like that of an invoice', async () => {
  const note = (Tracking: unknown) => ({ ...tracked(Tracking), Type: 'ACCRECCREDIT', DueDate: undefined });
  const { rows } = await writer.send('PUT', '/CreditNotes', { body: note([{ Name: 'Region', Option: 'North' }]) });
  expect(trackingOf(rows)).toEqual([north]);
  expect(trackingOf(await writer.read(`/CreditNotes/${String(rows[0]?.['CreditNoteID'])}`))).toEqual([north]);
  const refused = await writer.send('PUT', '/CreditNotes', { body: note([{ Name: 'Region', Option: 'East' }]) });
  expect(refused.messages).toEqual(["There is no ACTIVE tracking option with the name 'East'"]);
});
