import type { AddressFact } from '../../mirror/facts.ts';
import { contactChangeRequest, isChangedTo, type ContactChange, type RequestedContact } from './contact-change.ts';

const street: AddressFact = {
  ...{ type: 'STREET', attentionTo: null, lines: ['Quay 2'] },
  ...{ city: 'Hull', region: null, postalCode: 'HU1 1AA', country: null },
};
const printed: AddressFact = {
  ...{ type: 'POBOX', attentionTo: 'Accounts', lines: ['PO Box 7', 'Docks'] },
  ...{ city: 'Hull', region: 'Yorkshire', postalCode: null, country: 'United Kingdom' },
};
const sent = (change: ContactChange, addresses: AddressFact[] = []): unknown =>
  JSON.parse(contactChangeRequest({ contactId: 'c', addresses }, change));

test('an e-mail address is sent alone: nothing else of the contact is touched', () => {
  expect(contactChangeRequest({ contactId: 'c', addresses: [street, printed] }, { email: 'a@zoe.test' })).toBe(
    '{"Contacts":[{"ContactID":"c","EmailAddress":"a@zoe.test"}]}',
  );
});

test('so is a tax number', () => {
  expect(sent({ taxNumber: 'DE123456789' }, [printed])).toEqual({
    Contacts: [{ ContactID: 'c', TaxNumber: 'DE123456789' }],
  });
});

test('a post code is sent with all that stands in the addresses, because Xero takes the whole for the part', () => {
  expect(sent({ postCode: 'HU9 1TA' }, [street, printed])).toEqual({
    Contacts: [
      {
        ContactID: 'c',
        Addresses: [
          { AddressType: 'STREET', AddressLine1: 'Quay 2', City: 'Hull', PostalCode: 'HU1 1AA' },
          {
            ...{ AddressType: 'POBOX', AttentionTo: 'Accounts', AddressLine1: 'PO Box 7', AddressLine2: 'Docks' },
            ...{ City: 'Hull', Region: 'Yorkshire', PostalCode: 'HU9 1TA', Country: 'United Kingdom' },
          },
        ],
      },
    ],
  });
});

test('a contact without an address gets the one that invoices are printed with', () => {
  const change = { addressLine: '1 Quay', city: 'Hull', region: 'Yorkshire', postCode: 'HU1', country: 'Wales' };
  const Addresses = [
    {
      ...{ AddressType: 'POBOX', AddressLine1: '1 Quay', City: 'Hull' },
      ...{ Region: 'Yorkshire', PostalCode: 'HU1', Country: 'Wales' },
    },
  ];
  expect(sent(change)).toEqual({ Contacts: [{ ContactID: 'c', Addresses }] });
});

test('another first line leaves those below it', () => {
  expect(sent({ addressLine: 'PO Box 8' }, [printed])).toMatchObject({
    Contacts: [{ Addresses: [{ AddressLine1: 'PO Box 8', AddressLine2: 'Docks' }] }],
  });
});

const requested = (request: string): RequestedContact =>
  (JSON.parse(request) as { Contacts: [RequestedContact] }).Contacts[0];

describe('a contact proves the change when all that it fills in stands there', () => {
  const both: ContactChange = { email: 'a@zoe.test', postCode: 'HU9 1TA', taxNumber: 'GB1' };
  const request = requested(contactChangeRequest({ contactId: 'c', addresses: [street, printed] }, both));
  const changed = { email: 'a@zoe.test', taxNumber: 'GB1', addresses: [{ ...printed, postalCode: 'HU9 1TA' }, street] };

  test('whatever else stands there', () => {
    expect(isChangedTo(request, changed)).toBe(true);
    const without = { ...changed, addresses: [...changed.addresses.slice(0, 1)] };
    expect(isChangedTo(request, without)).toBe(true);
  });

  test.each([
    ['another e-mail address', { ...changed, email: 'b@zoe.test' }],
    ['no e-mail address', { ...changed, email: null }],
    ['no tax number', { ...changed, taxNumber: null }],
    ['the post code of before', { ...changed, addresses: [printed, street] }],
    ['no address to print', { ...changed, addresses: [street] }],
  ])('%s proves nothing', (_name, contact) => {
    expect(isChangedTo(request, contact)).toBe(false);
  });

  test('of an e-mail address alone no address is asked', () => {
    const alone = requested(contactChangeRequest({ contactId: 'c', addresses: [printed] }, { email: 'a@zoe.test' }));
    expect(isChangedTo(alone, { email: 'a@zoe.test', taxNumber: null, addresses: [] })).toBe(true);
  });
});
