import type { Implemented } from '../../../scripts/sandbox/implemented.ts';
import { world, type House } from './operation-house.ts';

/*
 * Where each operation of the Xero stand-in finds something that it can be done to: a draft to change, an approved invoice to pay
 * or to e-mail. What the uk world has not is made first, by the API itself.
 */

const [organisation] = world.xero.organisations;
if (!organisation) throw new Error('The uk world has an organisation');
const { contacts, invoices, creditNotes, quotes, trackingCategories } = organisation;

function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The uk world has no ${what}`);
  return found;
}

const mailed = new Set(
  contacts.filter(({ status, emailAddress }) => status === 'ACTIVE' && emailAddress).map(({ contactId }) => contactId),
);
const fresh = ({ date }: { date: string }): boolean => date > must(organisation.periodLockDate, 'lock date');
const ours = invoices.filter(
  ({ type, contactId, currencyCode }) => type === 'ACCREC' && mailed.has(contactId) && currencyCode === 'GBP',
);
const owed = must(
  ours.find((one) => one.status === 'AUTHORISED' && one.payments.length === 0 && fresh(one)),
  'invoice that is owed',
);
const draft = must(
  ours.find(({ status }) => status === 'DRAFT'),
  'draft',
);
const paid = must(
  ours.find((one) => one.status === 'AUTHORISED' && one.payments.some(fresh)),
  'payment',
);
const credit = must(
  creditNotes.find(({ status, allocations }) => status === 'AUTHORISED' && allocations.length > 0),
  'credit note that is set against an invoice',
);
/** What a customer owes of which nothing is paid: what money or credit can be set against. */
const unpaidOf = (contactId: string | undefined): string | undefined =>
  invoices.find(
    (one) =>
      one.contactId === contactId && one.type === 'ACCREC' && one.status === 'AUTHORISED' && one.payments.length === 0,
  )?.invoiceId;
const [category] = trackingCategories;

/** Ids, codes and dates of the uk world that a request may name. */
export const xeroKnown = {
  owed: owed.invoiceId,
  owedNumber: owed.invoiceNumber,
  contact: owed.contactId,
  /** An invoice of whoever has the credit that an operation allocates: credit goes to the same customer alone. */
  allocatedTo: (operation: string): string | undefined => {
    const owner = {
      createCreditNoteAllocation: owed.contactId,
      createOverpaymentAllocations: organisation.overpayments[0]?.contactId,
      createPrepaymentAllocations: organisation.prepayments[0]?.contactId,
    }[operation];
    return unpaidOf(owner);
  },
  others: [...mailed].slice(0, 2),
  sales: '200',
  bank: must(
    organisation.accounts.find(({ type, code, status }) => type === 'BANK' && code && status === 'ACTIVE'),
    'bank account',
  ).code,
};

const first: Record<string, string> = {
  Accounts: organisation.accounts[0]!.accountId,
  BrandingThemes: organisation.brandingThemes[0]!.brandingThemeId,
  Contacts: owed.contactId,
  CreditNotes: credit.creditNoteId,
  Invoices: owed.invoiceId,
  Items: organisation.items[0]!.itemId,
  Overpayments: organisation.overpayments[0]!.overpaymentId,
  Payments: paid.payments.find(fresh)!.paymentId,
  Prepayments: organisation.prepayments[0]!.prepaymentId,
  Quotes: must(
    quotes.find(({ status }) => status === 'DRAFT'),
    'quote that is a draft',
  ).quoteId,
  RepeatingInvoices: organisation.repeatingInvoices[0]!.repeatingInvoiceId,
  TrackingCategories: must(category, 'tracking category').trackingCategoryId,
  Users: world.xero.users[0]!.userId,
};

/** What an operation is done to where the first of its list will not do. */
const byOperation: Record<string, string> = {
  updateInvoice: draft.invoiceId,
};

/** An allocation of each kind of credit. */
const allocationOf: Record<string, string | undefined> = {
  CreditNotes: credit.allocations[0]?.allocationId,
  Overpayments: organisation.overpayments[0]?.allocations[0]?.allocationId,
  Prepayments: organisation.prepayments[0]?.allocations[0]?.allocationId,
};

/** Credit for who owes. */
const creditNote = {
  Type: 'ACCRECCREDIT',
  Contact: { ContactID: owed.contactId },
  LineItems: [{ Description: 'A discount', Quantity: 1, UnitAmount: 5, AccountCode: '200' }],
};

const idIn = (answer: unknown, name: string): string => {
  const rows = Array.isArray(answer) ? answer : Object.values(answer ?? {}).find(Array.isArray);
  return String((rows as Record<string, unknown>[] | undefined)?.[0]?.[name]);
};

const CATEGORIES = '/api.xro/2.0/TrackingCategories';

/** Two categories may be active, and both are. */
const archiveCategory = (house: House, operation: Implemented): Promise<unknown> =>
  house.ask(operation, {
    ...{ method: 'post', path: `${CATEGORIES}/${first['TrackingCategories'] ?? ''}` },
    body: { Status: 'ARCHIVED' },
  });

/** What is used by documents cannot be deleted: what is to be deleted is made. */
async function trackingPath(house: House, operation: Implemented, at: string): Promise<string> {
  const put = async (path: string) =>
    (await house.ask(operation, { method: 'put', path, body: { Name: 'New' } })).answer;
  if (operation.id === 'deleteTrackingCategory') {
    await archiveCategory(house, operation);
    return `${CATEGORIES}/${idIn(await put(CATEGORIES), 'TrackingCategoryID')}`;
  }
  const option =
    operation.id === 'deleteTrackingOptions'
      ? idIn(await put(at.replace('/:part', '')), 'TrackingOptionID')
      : category?.options[0]?.trackingOptionId;
  return at.replace(':part', option ?? '');
}

/** The path of an operation in that house, with something there in each place of it. */
export async function xeroPath(house: House, operation: Implemented): Promise<string> {
  const { id, path } = operation;
  if (id === 'createTrackingCategory') await archiveCategory(house, operation);
  if (!path.includes(':')) return path;
  const ask = (method: string, at: string, body?: unknown) => house.ask(operation, { method, path: at, body });
  if (id === 'deleteConnection') return path.replace(':key', idIn((await ask('get', '/connections')).answer, 'id'));
  const [, documents = '', collection = ''] = /^\/api\.xro\/2\.0\/(\w+)\/:key(?:\/(\w+))?/.exec(path) ?? [];
  const status = { createCreditNoteAllocation: 'AUTHORISED', updateCreditNote: 'DRAFT' }[id];
  if (status !== undefined) {
    const note = await ask('put', '/api.xro/2.0/CreditNotes', { ...creditNote, Status: status });
    return path.replace(':key', idIn(note.answer, 'CreditNoteID'));
  }
  if (documents === 'ContactGroups') {
    const group = await ask('put', '/api.xro/2.0/ContactGroups', { Name: 'A group' });
    return path.replace(':key', idIn(group.answer, 'ContactGroupID'));
  }
  const at = path.replace(':key', byOperation[id] ?? must(first[documents], documents));
  if (documents === 'TrackingCategories') return trackingPath(house, operation, at);
  if (collection !== 'Attachments') return at.replace(':part', allocationOf[documents] ?? '');
  const attached = at.replace(/Attachments.*/, 'Attachments/check.png');
  const file = { headers: { 'content-type': 'image/png' }, body: 'AAAA' };
  const made = await house.ask(operation, { method: 'put', path: attached, ...file });
  if (id.endsWith('ById')) return at.replace(':part', idIn(made.answer, 'AttachmentID'));
  return at.replace(':part', id.startsWith('create') ? 'other.png' : 'check.png');
}
