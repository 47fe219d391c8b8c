import { contactsOf, invoicesOf } from '../xero-sdk.ts';
import { UNKNOWN, type XeroAccount, type XeroCase } from './xero-account.ts';

/* Whom Xero does not let in, and the failures that are not about a document. */

const GONE = 'The resource you are looking for cannot be found';
const shut = (status: 401 | 403) => ({ status, says: ['AuthenticationUnsuccessful'] });
const NO_TOKEN = 'No or forged token: 401';
const NOT_THERE = '404 is plain text';
const KEY = 'Idempotency-Key: on PUT and POST';

/** A key that no run before this one has used. */
const key = `contract-check-${Date.now()}`;
const draft = (account: XeroAccount, idempotencyKey: string, reference: string) =>
  account.api.createInvoices(
    account.tenant,
    invoicesOf({
      type: 'ACCREC',
      contact: { contactID: account.contact.id },
      reference,
      lineItems: [{ description: 'x' }],
    }),
    false,
    4,
    idempotencyKey,
  );

/** Every one of them. */
export const xeroDoorCases: XeroCase[] = [
  {
    ...{ name: 'no token', rule: NO_TOKEN, expected: shut(401) },
    ask: ({ as, tenant }) => as('').getInvoices(tenant),
  },
  {
    ...{ name: 'a token that is none', rule: NO_TOKEN, expected: shut(401) },
    ask: ({ as, tenant }) => as('nonsense').getInvoices(tenant),
  },
  {
    ...{ name: 'an organisation that is not connected', rule: 'Organisation not connected: 403', expected: shut(403) },
    ask: ({ api }) => api.getInvoices(UNKNOWN),
  },
  {
    ...{ name: 'no organisation', rule: '`xero-tenant-id` missing: the same 403', expected: shut(403) },
    change: ({ headers }) => void headers.delete('xero-tenant-id'),
    ask: ({ api, tenant }) => api.getInvoices(tenant),
  },
  {
    ...{ name: 'an invoice that is not there', rule: NOT_THERE, expected: { status: 404, says: [GONE] } },
    ask: ({ api, tenant }) => api.getInvoice(tenant, UNKNOWN),
  },
  {
    ...{ name: 'a contact that is not there', rule: NOT_THERE, expected: { status: 404, says: [GONE] } },
    ask: ({ api, tenant }) => api.getContact(tenant, UNKNOWN),
  },
  {
    ...{ name: 'an invoice to change that is not there', rule: NOT_THERE, expected: { status: 404, says: [GONE] } },
    ask: ({ api, tenant }) => api.updateInvoice(tenant, UNKNOWN, invoicesOf({ reference: 'x' })),
  },
  {
    ...{ name: 'a key of more than 128 characters', rule: KEY, expected: { status: 400, says: [] } },
    ask: ({ api, tenant }) =>
      api.createContacts(tenant, contactsOf({ name: 'Contract check' }), false, 'k'.repeat(129)),
  },
  {
    name: 'a key that was used for another request',
    rule: KEY,
    ask: async (account) => {
      await draft(account, key, 'first');
      return draft(account, key, 'second');
    },
    expected: { status: 400, says: [`Idempotency Key: ${key} is used with a different request.`] },
  },
];
