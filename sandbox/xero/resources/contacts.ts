import type { Resource } from '../reading/resource.ts';
import { wireGroups } from '../wire/contact-groups.ts';
import { wireContacts } from '../wire/contacts.ts';
import { without } from '../wire/wire.ts';
import { read } from './scopes.ts';

const SUMMARY_LACKS = ['Addresses', 'Balances', 'ContactGroups', 'ContactPersons', 'IsCustomer', 'IsSupplier'];
const UNPAGED_LACKS = ['Balances', 'PaymentTerms', 'DefaultCurrency', 'MergedToContactID'];

export const contacts: Resource = {
  name: 'Contacts',
  idField: 'ContactID',
  numberField: 'ContactNumber',
  scopes: read('contacts'),
  operations: { list: 'getContacts', get: 'getContact' },
  fields: {
    ContactID: 'guid',
    Name: 'folded',
    EmailAddress: 'folded',
    AccountNumber: 'folded',
    ContactNumber: 'text',
    ContactStatus: 'text',
    FirstName: 'text',
    LastName: 'text',
    IsCustomer: 'flag',
    IsSupplier: 'flag',
    UpdatedDateUTC: 'date',
  },
  rows: ({ ledger, today }) => wireContacts(ledger, today),
  paged: {
    unpaged: (row) => ({ ...without(row, UNPAGED_LACKS), ContactPersons: [] }),
    page: (row) => row,
    summary: (row) => without(row, SUMMARY_LACKS),
  },
  lists: { IDs: { field: 'ContactID' } },
  searched: ['Name', 'FirstName', 'LastName', 'ContactNumber', 'CompanyNumber', 'EmailAddress'],
  archived: (row) => row['ContactStatus'] === 'ARCHIVED',
  modifiedSince: true,
};

/** The list of groups names nobody; one group read by its id does. */
export const contactGroups: Resource = {
  name: 'ContactGroups',
  idField: 'ContactGroupID',
  scopes: read('contacts'),
  operations: { list: 'getContactGroups', get: 'getContactGroup' },
  fields: { ContactGroupID: 'guid', Name: 'text', Status: 'text' },
  rows: ({ ledger }) => wireGroups(ledger.organisation),
  listed: (row) => ({ ...row, Contacts: [] }),
  modifiedSince: false,
};
