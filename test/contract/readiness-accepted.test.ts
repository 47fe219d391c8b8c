import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { newContactName } from '../../src/invoicing/rules/choose-customer.ts';
import { differenceOf } from '../../src/invoicing/rules/preview-difference.ts';
import type { BillingContact } from '../../src/invoicing/facts.ts';
import type { Choices, InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import type { DraftFacts } from '../../src/invoicing/rules/make-draft.ts';
import { contactRequest, invoiceRequest, withContact } from '../../src/invoicing/rules/request-body.ts';
import type { WriteFailure } from '../../src/lib/failure.ts';
import type { Result } from '../../src/lib/result.ts';
import { billingContact, draftOf } from '../support/billing-facts.ts';
import { deals, newcomers } from './support/readiness-deals.ts';
import { readinessXero, type ReadinessXero } from './support/readiness-xero.ts';

let xero: ReadinessXero;
beforeAll(async () => (xero = await readinessXero()));
afterAll(() => xero.close());

const RUNS = 300;

type Row = ReadinessXero['organisation']['contacts'][number];

const as = ({ contactId, name, status }: Row): BillingContact =>
  billingContact({ contactId, name, archived: status === 'ARCHIVED' });

/** The Xero contacts that a customer is known as, or what is typed of one whom Xero does not know. */
function customers({ organisation: { contacts } }: ReadinessXero): fc.Arbitrary<{ known: Row[]; choices: Choices }> {
  const active = contacts.find(({ status }) => status === 'ACTIVE')!;
  const archived = contacts.find(({ status }) => status === 'ARCHIVED')!;
  return fc.oneof(
    fc
      .constantFrom([active], [active], [active], [active, archived], [archived])
      .map((known) => ({ known: [...known], choices: {} })),
    newcomers(active.name).map((choices) => ({ known: [], choices })),
  );
}

/** Those that were made meanwhile. */
const made: BillingContact[] = [];
let last = 0;

/** The customer as the mirror has it by now, each time another one. */
function customerOf(known: Row[], choices: Choices): DraftFacts['customer'] {
  const record = { objectTypeId: '0-2', objectId: String((last += 1)), name: 'A customer' };
  const name = newContactName(choices, record).toLowerCase();
  const active = xero.organisation.contacts.filter(({ status }) => status === 'ACTIVE').map(as);
  const namesakes = [...active, ...made].filter((one) => one.name.toLowerCase() === name);
  return { record, contacts: known.map(as), namesakes: known.length > 0 ? [] : namesakes };
}

/** Throws with Xero's words. */
const right = <T>(result: Result<T, WriteFailure>): T => {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
};

const URL = 'https://app.hubspot.com/contacts/1/record/0-3/5?tieout=a';

/** The customer first, where Xero does not know it, as the outbox does. */
async function sendAll(draft: InvoiceDraft): ReturnType<ReadinessXero['send']> {
  const request = invoiceRequest(draft, { url: URL });
  if (!draft.customer?.isNew) return xero.send('create_invoice', request);
  const created = right(await xero.send('create_contact', contactRequest(draft.customer)));
  if (created.kind !== 'contact') throw new Error('No contact was made');
  const { id, name } = created.contact;
  made.push(billingContact({ contactId: id, name }));
  return xero.send('create_invoice', withContact(request, id));
}

test('what passes readiness is taken by Xero, to the cent; what does not is never sent', async () => {
  const taken = { known: 0, isNew: 0 };
  await fc.assert(
    fc.asyncProperty(deals(xero.books, xero.items), customers(xero), async (facts, { known, choices }) => {
      const customer = customerOf(known, choices);
      const draft = draftOf({ ...facts, customer, choices: { ...facts.choices, ...choices } });
      if (draft.gaps.length > 0) return;
      const sent = right(await sendAll(draft));
      if (sent.kind !== 'invoice' || !draft.totals) throw new Error('No invoice was made');
      const { subTotal, totalTax, total } = draft.totals;
      const sums = { subTotal: subTotal.toFixed(), totalTax: totalTax.toFixed(), total: total.toFixed() };
      const { currency, lineAmountTypes } = draft;
      expect(differenceOf({ ...sums, currency, lineAmountTypes }, sent.invoice)).toBeNull();
      taken[draft.customer?.isNew ? 'isNew' : 'known'] += 1;
    }),
    { numRuns: RUNS },
  );
  expect(Math.min(taken.known, taken.isNew)).toBeGreaterThanOrEqual(RUNS / 30);
}, 60_000);

/** Each text of a refusal that is the same for every organisation. */
const TEXTS = [
  'Invoice # must be unique.',
  'is already assigned to another contact.',
  'The Contact must contain at least 1 of the following elements to identify the contact',
  'Another contact has this contact number. Please enter a different contact number.',
  'Contact Name cannot be empty.',
  'Email address must be valid',
  'The country of an address can hold letters only.',
  'Account code must be specified',
  'is not a valid code for this document.',
  'has been archived, or has been deleted. Each line item must reference a valid account.',
  'has been removed as it does not match a recognised account.',
  'cannot be used with account code',
  'does not exist or cannot be used with this type of transaction.',
  'Organisation is not subscribed to currency',
  'The document date cannot be before the period lock date',
  'The document date cannot be before the end of year lock date',
  'Invoice not of valid status for modification',
  'This document cannot be edited as it has a payment or credit note allocated to it.',
  'Invoice not of valid type for creation',
  'Only AUTHORISED invoices may have SentToContact updated.',
  'Payment amount exceeds the amount outstanding on this document',
  'Payments can only be made against authorised documents',
  'Account could not be found.',
  'Price List Item with Code',
  'The document with the supplied id was not found for this endpoint.',
  'You have reached the limit of invoices you can approve',
  'Unable to assign an Archived contact.',
  'is archived. Restore it before using it on a document.',
];

test('the table of texts is complete: each names its check, or why there is none', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/readiness.md'), 'utf8');
  const rows = page.split('\n').map((row) => row.split('|').map((cell) => cell.trim()));
  const checks = new Set(draftOf().readiness.checks.map(({ id }) => `\`${id}\``));
  for (const text of TEXTS) {
    const found = rows.filter(([, said = '']) => said.includes(text));
    expect([text, found.length]).toEqual([text, 1]);
    const [, , check = '', how = ''] = found[0]!;
    expect([text, check === 'none' || checks.has(check)]).toEqual([text, true]);
    expect(how).not.toBe('');
  }
  const told = rows.filter(([, , check = '']) => check === 'none' || checks.has(check));
  expect(told.filter(([, said = '']) => said.length > 25 && !TEXTS.some((text) => said.includes(text)))).toEqual([]);
});
