import { smallWorld } from '../../hubspot/testing/small-world.ts';
import type { CrmRecord, Portal } from './data.ts';
import { display, means, recordPath, typeById, typeByName, type ObjectField } from './object-types.ts';

const portal: Portal = { ...smallWorld.hubspot, install: null };
const deals = typeById('0-3')!;

const record = (properties: CrmRecord['properties']): CrmRecord => ({
  id: '301',
  properties,
  createdAt: '',
  updatedAt: '',
  archived: false,
});

const shown = (name: string, properties: CrmRecord['properties']): string =>
  display(
    deals.fields.find((field): field is ObjectField => field.name === name)!,
    record(properties),
    portal,
  );

test.each([
  ['deals', true],
  ['DEAL', true],
  ['0-3', true],
  ['contacts', false],
])('metadata that says %s means deals: %s', (written, expected) => {
  expect(means(deals, written)).toBe(expected);
});

test('people, stages, money and days are shown in words', () => {
  expect(shown('hubspot_owner_id', { hubspot_owner_id: '77' })).toBe('Ada Test');
  expect(shown('hubspot_owner_id', { hubspot_owner_id: '5' })).toBe('5');
  expect(shown('dealstage', { dealstage: 'closedwon' })).toBe('Won');
  expect(shown('amount', { amount: '1200.5', deal_currency_code: 'EUR' })).toBe('€1,200.50');
  expect(shown('amount', { amount: '1200.5' })).toBe('£1,200.50');
  expect(shown('closedate', { closedate: '2026-01-20T00:00:00.000Z' })).toBe('20 Jan 2026');
  expect(shown('closedate', {})).toBe('');
});

test('a person without a name is called by their e-mail address, any record at last by its number', () => {
  const contacts = typeByName('contacts')!;
  expect(contacts.title(record({ firstname: 'Ada', lastname: null }))).toBe('Ada');
  expect(contacts.title(record({ email: 'a@b.example' }))).toBe('a@b.example');
  expect(contacts.title(record({}))).toBe('Contact 301');
});

test('a record has the address that it has in HubSpot', () => {
  expect(recordPath(portal, deals, '301')).toBe('/contacts/62515/record/0-3/301');
});
