import { ids } from '../../testing/small-world.ts';
import { startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const put = (contact: Wire) => writer.send('PUT', '/Contacts', { body: { Contacts: [contact] } });
const post = (contact: Wire, path = '/Contacts') => writer.send('POST', path, { body: contact });
const readContact = async (key: string): Promise<Wire | undefined> => (await writer.read(`/Contacts/${key}`))[0];

const full = {
  Name: 'New Ltd',
  ContactNumber: 'HS-2',
  AccountNumber: 'ACC',
  CompanyNumber: '123',
  FirstName: 'Neu',
  LastName: 'Mann',
  EmailAddress: 'neu@example.test',
  TaxNumber: 'GB1',
  DefaultCurrency: 'EUR',
  PaymentTerms: { Sales: { Day: 10, Type: 'DAYSAFTERBILLMONTH' }, Bills: { Day: 15, Type: 'OFCURRENTMONTH' } },
};

test('a contact is made with all that was sent, and is nobody’s customer yet', async () => {
  const { status, rows } = await put({
    ...full,
    ContactID: ids.other,
    Addresses: [{ AddressType: 'POBOX', AddressLine1: '1 Way', AddressLine2: 'Flat', City: 'Leeds', Region: 'W' }],
    Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '555' }],
    ContactPersons: [{ FirstName: 'A', EmailAddress: 'a@example.test', IncludeInEmails: true }],
    IsCustomer: true,
  });
  expect([status, rows[0]]).toMatchObject([200, { ...full, ContactStatus: 'ACTIVE', IsCustomer: false }]);
  expect(rows[0]?.['ContactID']).not.toBe(ids.other);
  const read = await readContact('HS-2');
  expect(read?.['Addresses']).toContainEqual(
    expect.objectContaining({ AddressType: 'POBOX', AddressLine1: '1 Way', AddressLine2: 'Flat', Region: 'W' }),
  );
  expect(read).toMatchObject({ ContactPersons: [{ FirstName: 'A', IncludeInEmails: true }] });
  expect(read?.['Phones']).toContainEqual(expect.objectContaining({ PhoneType: 'MOBILE', PhoneNumber: '555' }));
});

const TAKEN =
  'The contact name Ada Ltd is already assigned to another contact. The contact name must be unique across all active contacts.';

test.each<[string, Wire, string[]]>([
  ['a name that is taken', { Name: 'Ada Ltd' }, [TAKEN]],
  [
    'nothing to know it by',
    { EmailAddress: 'a@b.test' },
    [
      'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    ],
  ],
  ['no name', { ContactNumber: 'HS-9' }, ['Contact Name cannot be empty.']],
  [
    'a number that is taken',
    { Name: 'New', ContactNumber: 'HS-COMPANY-1' },
    ['Another contact has this contact number. Please enter a different contact number.'],
  ],
  ['an address that is none', { Name: 'New', EmailAddress: 'müller@example.test' }, ['Email address must be valid']],
  ['angle brackets', { Name: 'A <b>' }, ['Contact Name cannot contain angle brackets.']],
  ['spaces too many', { Name: 'A  b' }, ['Contact Name cannot begin or end with a space, or contain two in a row.']],
  ['a name too long', { Name: 'x'.repeat(256) }, ['The name of a contact cannot be longer than 255 characters.']],
  [
    'six persons',
    { Name: 'New', ContactPersons: Array(6).fill({}) },
    ['A contact can have at most 5 contact persons.'],
  ],
  ['a foreign currency', { Name: 'New', DefaultCurrency: 'USD' }, ['Organisation is not subscribed to currency USD']],
  ...(
    [
      ['FirstName', 'firstName', 255],
      ['LastName', 'lastName', 255],
      ['ContactNumber', 'contactNumber', 50],
      ['AccountNumber', 'accountNumber', 50],
      ['CompanyNumber', 'companyNumber', 50],
      ['TaxNumber', 'taxNumber', 50],
    ] as const
  ).map(([field, name, longest]): [string, Wire, string[]] => [
    `a contact whose ${field} is too long`,
    { Name: 'New', [field]: 'x'.repeat(longest + 1) },
    [`The ${name} of a contact cannot be longer than ${longest} characters.`],
  ]),
  [
    'an e-mail address too long',
    { Name: 'New', EmailAddress: `${'x'.repeat(243)}@example.test` },
    ['The emailAddress of a contact cannot be longer than 255 characters.'],
  ],
  ...(
    [
      ['AddressLine1', 'line1', 500],
      ['AddressLine4', 'line4', 500],
      ['City', 'city', 255],
      ['Region', 'region', 255],
      ['PostalCode', 'postalCode', 50],
      ['Country', 'country', 50],
      ['AttentionTo', 'attentionTo', 255],
    ] as const
  ).map(([field, name, longest]): [string, Wire, string[]] => [
    `an address whose ${field} is too long`,
    { Name: 'New', Addresses: [{ AddressType: 'STREET', [field]: 'x'.repeat(longest + 1) }] },
    [`The ${name} of an address cannot be longer than ${longest} characters.`],
  ]),
  ...(
    [
      ['PhoneNumber', 'number', 50],
      ['PhoneAreaCode', 'areaCode', 10],
      ['PhoneCountryCode', 'countryCode', 20],
    ] as const
  ).map(([field, name, longest]): [string, Wire, string[]] => [
    `a phone whose ${field} is too long`,
    { Name: 'New', Phones: [{ PhoneType: 'MOBILE', [field]: '1'.repeat(longest + 1) }] },
    [`The ${name} of a phone cannot be longer than ${longest} characters.`],
  ]),
  [
    'a person whose name is too long',
    { Name: 'New', ContactPersons: [{ FirstName: 'x'.repeat(256) }] },
    ['The firstName of a contact person cannot be longer than 255 characters.'],
  ],
  [
    'a country of digits',
    { Name: 'New', Addresses: [{ AddressType: 'POBOX', Country: '12345' }] },
    ['The country of an address can hold letters only.'],
  ],
])('refused: %s', async (_what, contact, messages) => {
  const answer = await put(contact);
  expect([answer.status, answer.messages]).toEqual([400, messages]);
  expect(await writer.read('/Contacts?includeArchived=true')).toHaveLength(3);
});

test('what is as long as it may be is taken, and so is every kind of phone', async () => {
  const Addresses = [
    { AddressType: 'STREET', AddressLine1: 'x'.repeat(500), City: 'x'.repeat(255), Country: "Côte d'Ivoire" },
  ];
  const Phones = ['DEFAULT', 'DDI', 'MOBILE', 'FAX', 'OFFICE'].map((PhoneType) => ({
    PhoneType,
    PhoneNumber: '5'.repeat(50),
    PhoneAreaCode: '5'.repeat(10),
    PhoneCountryCode: '5'.repeat(20),
  }));
  const { status, rows } = await put({ Name: 'x'.repeat(255), Addresses, Phones });
  expect([status, rows[0]?.['Phones']]).toEqual([200, expect.arrayContaining(Phones)]);
});

test('that a person wants to be forgotten is not played, wherever it is said', async () => {
  const forgotten = { ContactID: ids.ada, ContactStatus: 'GDPRREQUEST' };
  expect((await post(forgotten)).status).toBe(501);
  expect((await writer.send('PUT', '/Quotes', { body: { Contact: forgotten, Date: '2026-11-22' } })).status).toBe(501);
  expect(await readContact(ids.ada)).toMatchObject({ ContactStatus: 'ACTIVE' });
});

test('the name of an archived contact is free', async () => {
  expect((await put({ Name: 'Bob' })).status).toBe(200);
});

test('a POST changes the contact of that id, number or name, and leaves alone what is not sent', async () => {
  for (const contact of [{ ContactID: ids.ada }, { ContactNumber: 'HS-COMPANY-1' }, { Name: 'ada ltd' }])
    expect((await post({ ...contact, FirstName: 'Augusta' })).rows).toMatchObject([{ ContactID: ids.ada }]);
  expect(await readContact(ids.ada)).toMatchObject({
    FirstName: 'Augusta',
    EmailAddress: 'ada@example.test',
    ContactPersons: [{ FirstName: 'Ada' }],
    PaymentTerms: { Sales: { Day: 14 } },
  });
  expect((await post({ Name: 'Another' })).status).toBe(200);
  expect((await post({ ContactID: ids.other, Name: 'x' })).messages).toEqual([
    'The document with the supplied id was not found for this endpoint.',
  ]);
});

test('one contact is changed by its path, archived and restored; its list of persons is replaced', async () => {
  expect((await post({ ContactStatus: 'ARCHIVED' }, `/Contacts/${ids.ada}`)).rows).toMatchObject([
    { ContactStatus: 'ARCHIVED' },
  ]);
  expect((await post({ ContactStatus: 'ACTIVE', ContactPersons: [] }, '/Contacts/HS-COMPANY-1')).rows).toMatchObject([
    { ContactID: ids.ada, ContactStatus: 'ACTIVE', ContactPersons: [] },
  ]);
  expect((await post({ Name: 'x' }, '/Contacts/nope')).status).toBe(404);
});

test('an archived contact is not restored under a name that was taken meanwhile', async () => {
  await put({ Name: 'Bob' });
  const { messages } = await post({ ContactStatus: 'ACTIVE' }, `/Contacts/${ids.bob}`);
  expect(messages).toEqual([expect.stringContaining('already assigned to another contact')]);
});
