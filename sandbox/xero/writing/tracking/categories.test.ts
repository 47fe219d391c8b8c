import { tracking } from '../../testing/small-settings.ts';
import { ids } from '../../testing/small-world.ts';
import { startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => (writer = await startWriter()));
afterEach(() => writer.xero.close());

const send = (method: string, path: string, body?: Wire) => writer.send(method, `/TrackingCategories${path}`, { body });
const region = `/${tracking.region}`;
const long = 'N'.repeat(101);

test('a third active category is refused, until one is archived; at most four are kept', async () => {
  const third = await send('PUT', '', { Name: 'Colour' });
  expect([third.status, third.messages]).toEqual([
    400,
    ['An organisation can have at most 2 ACTIVE tracking categories'],
  ]);
  expect((await send('POST', region, { Status: 'ARCHIVED' })).rows).toMatchObject([{ Status: 'ARCHIVED' }]);
  // The document's own example writes the name so.
  const made = await send('PUT', '', { name: 'Colour' });
  expect(made.rows).toMatchObject([{ Name: 'Colour', Status: 'ACTIVE', Options: [] }]);
  expect((await send('POST', region, { Status: 'ACTIVE' })).status).toBe(400);
  await send('POST', `/${String(made.rows[0]?.['TrackingCategoryID'])}`, { Status: 'ARCHIVED' });
  expect((await send('PUT', '', { Name: 'Size' })).status).toBe(200);
  await send('POST', `/${tracking.team}`, { Status: 'ARCHIVED' });
  expect((await send('PUT', '', { Name: 'Shape' })).messages).toEqual([
    'An organisation can have at most 4 tracking categories',
  ]);
});

test('a category is renamed, to a name of its own of at most 100 letters', async () => {
  expect((await send('POST', region, { Name: 'Area' })).rows).toMatchObject([{ Name: 'Area', Options: [{}, {}, {}] }]);
  expect((await send('POST', region, { Name: 'team' })).messages).toEqual([
    'For each specified tracking category the name must be unique.',
  ]);
  expect((await send('POST', region, { Name: long })).messages).toEqual(['Name must be 100 characters or less.']);
  expect((await send('POST', region, { Name: ' ' })).messages).toEqual(['Name must be specified']);
  expect((await send('POST', `/${ids.ada}`, { Name: 'X' })).status).toBe(404);
});

test('options are added, renamed and archived; their names are unique within the category', async () => {
  const made = await send('PUT', `${region}/Options`, { Name: 'East' });
  expect(made.rows).toMatchObject([{ Name: 'East', Status: 'ACTIVE', IsActive: true }]);
  const east = `${region}/Options/${String(made.rows[0]?.['TrackingOptionID'])}`;
  expect((await send('PUT', `${region}/Options`, { Name: 'north' })).messages).toEqual([
    'For each specified tracking option the name must be unique.',
  ]);
  expect((await send('PUT', `${region}/Options`, { Name: long })).messages).toEqual([
    'Name must be 100 characters or less.',
  ]);
  expect((await send('POST', east, { Name: 'Far east', Status: 'ARCHIVED' })).rows).toMatchObject([
    { Name: 'Far east', IsArchived: true },
  ]);
  expect((await send('DELETE', east)).rows).toMatchObject([{ Status: 'DELETED', IsDeleted: true }]);
  expect((await send('POST', east, { Name: 'Back' })).status).toBe(404);
  expect((await send('PUT', `/${ids.ada}/Options`, { Name: 'X' })).status).toBe(404);
});

test('what documents use cannot be deleted; what they do not is deleted, and can be read by its id', async () => {
  const used = await send('DELETE', region);
  expect([used.status, used.messages]).toEqual([400, ['The tracking category is used by documents']]);
  expect((await send('DELETE', `${region}/Options/${tracking.north}`)).messages).toEqual([
    'The tracking option is used by documents',
  ]);
  for (const quote of writer.organisation.quotes) for (const line of quote.lines) delete line.tracking;
  expect((await send('DELETE', region)).rows).toMatchObject([{ Name: 'Region', Status: 'DELETED' }]);
  expect((await writer.read('/TrackingCategories?includeArchived=true')).map(({ Name }) => Name)).toEqual(['Team']);
  expect(await writer.read(`/TrackingCategories${region}`)).toMatchObject([{ Status: 'DELETED' }]);
});

test('the scope to read does not suffice to write', async () => {
  await writer.xero.close();
  writer = await startWriter({}, ['accounting.settings.read', 'accounting.invoices']);
  expect((await send('PUT', '', { Name: 'Colour' })).status).toBe(401);
  expect((await writer.send('PUT', '/Items', { body: { Code: 'A' } })).status).toBe(200);
});
