import { call, connect, rowsOf, startSmall, type Tokens } from '../testing/harness.ts';
import { themes, tracking } from '../testing/small-settings.ts';
import { ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';
import type { Wire } from '../wire/wire.ts';

let xero: XeroStandIn;
let tokens: Tokens;
beforeAll(async () => {
  xero = await startSmall();
  tokens = await connect(xero, ['accounting.settings.read']);
});
afterAll(() => xero.close());

const list = async (path: string, name: string) => rowsOf(await call(xero, tokens, { path }), name);
const optionNames = (category: Wire | undefined) => (category?.['Options'] as Wire[]).map(({ Name }) => Name);

test('branding themes, the default first', async () => {
  const [standard, plain] = await list('/BrandingThemes', 'BrandingThemes');
  expect(standard).toEqual({
    BrandingThemeID: themes.standard,
    Name: 'Standard',
    SortOrder: 0,
    Type: 'INVOICE',
    CreatedDateUTC: '/Date(1704067200000+0000)/',
  });
  expect(await list(`/BrandingThemes/${themes.plain}`, 'BrandingThemes')).toEqual([plain]);
});

test('tracking categories, with archived options only when asked for', async () => {
  const active = await list('/TrackingCategories', 'TrackingCategories');
  expect(active.map(({ Name }) => Name)).toEqual(['Region', 'Team']);
  expect(optionNames(active[0])).toEqual(['North', 'South']);
  const all = await list('/TrackingCategories?includeArchived=true', 'TrackingCategories');
  expect(optionNames(all[0])).toEqual(['North', 'South', 'West']);
  expect(all[0]?.['Options']).toMatchObject([{ Status: 'ACTIVE', IsActive: true }, {}, { IsArchived: true }]);
  const [one] = await list(`/TrackingCategories/${tracking.region}`, 'TrackingCategories');
  expect(optionNames(one)).toEqual(['North', 'South', 'West']);
});

test('who signs in to the organisation', async () => {
  const users = await list('/Users', 'Users');
  expect(users).toMatchObject([
    { FirstName: 'Ann', EmailAddress: 'ann@example.test', IsSubscriber: true, OrganisationRole: 'FINANCIALADVISER' },
  ]);
  expect(await list(`/Users/${String(users[0]?.['UserID'])}`, 'Users')).toEqual(users);
});

test('what the person may do, and whether customers are reminded', async () => {
  const actions = await list('/Organisation/Actions', 'Actions');
  expect(actions).toContainEqual({ Name: 'CreateApprovedInvoice', Status: 'ALLOWED' });
  expect(actions).toContainEqual({ Name: 'UseMulticurrency', Status: 'ALLOWED' });
  expect(await list('/InvoiceReminders/Settings', 'InvoiceReminders')).toEqual([{ Enabled: true }]);
});

test('without a second currency several cannot be used', async () => {
  const { organisations } = xero.state.data;
  const [organisation] = organisations;
  const currencies = organisation!.currencies.splice(0, 1);
  expect(await list('/Organisation/Actions', 'Actions')).toContainEqual({
    Name: 'UseMulticurrency',
    Status: 'NOT-ALLOWED',
  });
  organisation!.currencies.unshift(...currencies);
});

test('an item by its id or its code, also with the scope of invoices alone', async () => {
  const other = await startSmall();
  const own = await connect(other, ['accounting.invoices.read']);
  const [byCode] = await rowsOf(await call(other, own, { path: '/Items/SIGN?unitdp=4' }), 'Items');
  expect(byCode).toMatchObject({ Code: 'SIGN', SalesDetails: { UnitPrice: 33.3333 } });
  const byId = await call(other, own, { path: `/Items/${String(byCode?.['ItemID'])}` });
  expect(await rowsOf(byId, 'Items')).toMatchObject([{ SalesDetails: { UnitPrice: 33.33 } }]);
  for (const path of ['/BrandingThemes', '/TrackingCategories', '/Users', '/Organisation/Actions'])
    expect((await call(other, own, { path })).status).toBe(401);
  await other.close();
});

test('what is nobody’s is not found', async () => {
  for (const name of ['BrandingThemes', 'TrackingCategories', 'Users', 'Items'])
    expect((await call(xero, tokens, { path: `/${name}/${ids.ada}` })).status).toBe(404);
});
