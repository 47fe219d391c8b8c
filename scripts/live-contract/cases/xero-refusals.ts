import { contactsOf, invoicesOf } from '../xero-sdk.ts';
import { UNKNOWN, type XeroAccount, type XeroCase } from './xero-account.ts';

/* Texts that Xero refuses a document with, provoked by Xero's own SDK; none needs more than a contact and an account. */

type Row = [text: string, rule: string, one: (account: XeroAccount) => object];

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';
const WORDS = 'Words not shown by anybody';
const NAMES = 'Contact names: 255 characters';

const contacts: Row[] = [
  [
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    WORDS,
    () => ({ firstName: 'Ada' }),
  ],
  ['Contact Name cannot be empty.', NAMES, () => ({ contactNumber: 'CONTRACT-CHECK-1' })],
  [
    'is already assigned to another contact. The contact name must be unique across all active contacts.',
    NAMES,
    ({ contact }) => ({ name: contact.name.toUpperCase() }),
  ],
  ['Contact Name cannot contain angle brackets.', NAMES, () => ({ name: 'A <b>' })],
  [
    'Contact Name cannot begin or end with a space, or contain two in a row.',
    NAMES,
    () => ({ name: ' Contract check' }),
  ],
  ['The name of a contact cannot be longer than 255 characters.', NAMES, () => ({ name: 'x'.repeat(256) })],
  [
    'A contact can have at most 5 contact persons.',
    'lengths of what it holds',
    () => ({ name: 'Contract check', contactPersons: Array.from({ length: 6 }, () => ({ firstName: 'x' })) }),
  ],
  ['Organisation is not subscribed to currency XPF', WORDS, () => ({ name: 'Contract check', defaultCurrency: 'XPF' })],
];

const lineOf = ({ account }: XeroAccount): object => ({
  ...{ description: 'x', quantity: 1, unitAmount: 10 },
  accountCode: account,
});
const line =
  (changes: object): Row[2] =>
  (account) => ({ lineItems: [{ ...lineOf(account), ...changes }] });

const invoices: Row[] = [
  ['Account code must be specified', 'A line of words alone needs no account', line({ accountCode: undefined })],
  [
    "Account code 'NOPE9' is not a valid code for this document.",
    'banks and Xero',
    line({ accountCode: 'NOPE9', taxType: 'NONE' }),
  ],
  [
    "The TaxType code 'NOPE' does not exist or cannot be used with this type of transaction.",
    WORDS,
    line({ taxType: 'NOPE' }),
  ],
  ['Organisation is not subscribed to currency XPF', WORDS, () => ({ currencyCode: 'XPF' })],
  ['Invoice not of valid type for creation', WORDS, () => ({ type: 'ACCRECCREDIT' })],
  ['Invoice not of valid status for creation', 'Status moves as Xero', () => ({ status: 'PAID' })],
  [
    'A Contact must be specified for this type of transaction',
    'Contact of an invoice: none, unnamed',
    () => ({ contact: undefined }),
  ],
  ['Contact could not be found.', 'Contact of an invoice: none, unnamed', () => ({ contact: { contactID: UNKNOWN } })],
  ['One or more line items must be specified', WORDS, () => ({ lineItems: [] })],
  ['Description must be specified', WORDS, line({ description: '' })],
  ['Due Date must be specified', 'no due date follows from the terms', () => ({ dueDate: undefined })],
  ["Item code 'NOPE' is not valid", WORDS, line({ itemCode: 'NOPE' })],
  [
    'The line total 11.00 does not match the expected line total 10.00',
    'LineAmount and Total that are sent must be right',
    line({ lineAmount: 11 }),
  ],
  [
    'The document total does not equal the sum of the lines.',
    'LineAmount and Total that are sent must be right',
    () => ({ total: 99_999 }),
  ],
  [
    "The discount rate '101.00' is invalid. Discount must not be greater than the line total.",
    'Discounts: only on sales',
    line({ discountRate: 101 }),
  ],
  ['Url must not contain the word xero', WORDS, () => ({ url: 'https://xero.example' })],
];

const smallest = (account: XeroAccount): object => ({
  ...{ type: 'ACCREC', status: 'AUTHORISED', contact: { contactID: account.contact.id } },
  ...{ lineItems: [lineOf(account)], dueDate: '2099-12-31' },
});

const refusedWith = (text: string) => ({ status: 400, says: ['ValidationException', text] });

/** Every one of them. */
export const xeroRefusalCases: XeroCase[] = [
  ...contacts.map(([text, rule, one]) => ({
    ...{ name: `a contact: “${text}”`, rule, expected: refusedWith(text) },
    ask: (account: XeroAccount) => account.api.createContacts(account.tenant, contactsOf(one(account))),
  })),
  ...invoices.map(([text, rule, one]) => ({
    ...{ name: `an invoice: “${text}”`, rule, expected: refusedWith(text) },
    ask: (account: XeroAccount) =>
      account.api.createInvoices(account.tenant, invoicesOf({ ...smallest(account), ...one(account) })),
  })),
  {
    name: `an invoice of an unknown id: “${NOT_FOUND}”`,
    rule: 'An unknown id in a POST is refused',
    ask: (account) =>
      account.api.updateOrCreateInvoices(account.tenant, invoicesOf({ ...smallest(account), invoiceID: UNKNOWN })),
    expected: refusedWith(NOT_FOUND),
  },
];
