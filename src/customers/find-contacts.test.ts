import type { Family } from './facts.ts';
import { findContacts } from './find-contacts.ts';
import type { CustomerStore, FamilyQuery } from './ports.ts';
import { contactNumber } from './rules/contact-number.ts';
import { customerOf } from './rules/customer-of.ts';
import { contactUrl, invoiceUrl } from './rules/xero-links.ts';

const asked: FamilyQuery[] = [];
const knowing = (family: Family | null): CustomerStore => ({
  subject: () => Promise.resolve(null),
  family: (query) => {
    asked.push(query);
    return Promise.resolve(family);
  },
});
const member = (contactId: string, name: string, mergedToContactId: string | null = null) => ({
  contactId,
  name,
  status: 'ACTIVE',
  mergedToContactId,
});
const company = { objectTypeId: '0-2', objectId: '42' };

test('those that live on are shown by name, the documents of all count', async () => {
  const members = [member('3', 'Zoë'), member('1', 'Ada'), member('2', 'Old Ada', '1')];
  const found = await findContacts(knowing({ matchedBy: 'email', members }), { tenantId: 't', customer: company });
  expect(found?.contacts.map((contact) => contact.name)).toEqual(['Ada', 'Zoë']);
  expect(found?.contactIds).toEqual(['1', '2', '3']);
  expect(asked.at(-1)).toEqual({
    tenantId: 't',
    customer: company,
    contactNumber: 'HS-COMPANY-42',
    numberPrefix: 'HS-COMPANY-',
  });
});

test('nobody found', async () => {
  await expect(findContacts(knowing(null), { tenantId: 't', customer: company })).resolves.toBeNull();
});

test('a deal has no number of its own: its customer has', async () => {
  const before = asked.length;
  const deal = { objectTypeId: '0-3', objectId: '5' };
  await expect(
    findContacts(knowing({ matchedBy: 'link', members: [] }), { tenantId: 't', customer: deal }),
  ).resolves.toBeNull();
  expect(asked.length).toBe(before);
  expect(contactNumber({ objectTypeId: '0-1', objectId: '9' })).toBe('HS-CONTACT-9');
});

test("a deal's customer is its company, else its contact, else nobody", () => {
  const named = (objectTypeId: string, objectId: string) => ({ objectTypeId, objectId, name: 'N' });
  const deal = (company: boolean, person: boolean) => ({
    ...named('0-3', '1'),
    company: company ? named('0-2', '2') : null,
    person: person ? named('0-1', '3') : null,
  });
  expect(customerOf(deal(true, true))?.objectTypeId).toBe('0-2');
  expect(customerOf(deal(false, true))?.objectTypeId).toBe('0-1');
  expect(customerOf(deal(false, false))).toBeNull();
  expect(customerOf({ ...named('0-2', '2'), company: null, person: null })).toEqual(named('0-2', '2'));
});

test('links lead to Xero only where the organisation is known by its short code', () => {
  expect(contactUrl('!ab12', 'c-1')).toBe('https://go.xero.com/app/!ab12/contacts/contact/c-1');
  expect(invoiceUrl('!ab12', 'i-1')).toBe('https://go.xero.com/app/!ab12/invoicing/view/i-1');
  expect(invoiceUrl(null, 'i-1')).toBeNull();
});
