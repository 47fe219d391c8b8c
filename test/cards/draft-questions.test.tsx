import { Button, Input, Select } from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../src/contract/invoicing.ts';
import { draft, draftWith } from './support/invoicing-sample.ts';
import { wordsIn, type OpenCard } from './support/open-card.tsx';
import { answer, buttonOf, callsOf, click, dealCard, doors, fieldOf, openDeal, type } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const contacts = [
  { value: 'contact-1', label: 'Acme Ltd' },
  { value: 'contact-2', label: 'Acme (London)' },
];
const newCustomer = { name: 'Acme Ltd', contactId: null, email: null, isNew: true };
const unknown = { field: 'customer', message: 'Xero does not know Acme Ltd yet.', fix: 'Give the name.' } as const;

/** Opens the draft; once answered, nothing is missing. */
async function asked(first: InvoiceDraft, record = dealCard()): Promise<OpenCard> {
  const opening = await openDeal({ record });
  opening.service.on(doors.draft, (path) => ok(path.includes('?') ? draft() : first));
  await click(opening, 'Create invoice');
  return opening;
}

const lastQuery = ({ service }: OpenCard): string => decodeURIComponent(service.calls.at(-1)?.split('?')[1] ?? '');
const mayConfirm = (opening: OpenCard): boolean => buttonOf(opening, 'Create draft invoice').props.disabled === false;

test.each([
  { field: 'accountCode', label: 'Account', value: '260', query: 'accountCode=260' },
  { field: 'taxType', label: 'Tax rate', value: 'NONE', query: 'taxType=NONE' },
  { field: 'dueDate', label: 'Due date', value: { year: 2027, month: 0, date: 31 }, query: 'dueDate=2027-01-31' },
  { field: 'contactId', label: 'Contact in Xero', value: 'contact-2', query: 'contactId=contact-2' },
] as const)('$field is asked at its field, and the answer reads the draft again', async (question) => {
  const { field, label, value, query } = question;
  const gap = { field, message: 'It is not known.', fix: 'Say it.' };
  const opening = await asked(draftWith(gap, { options: { ...draft().options, contacts }, dueDate: null }));
  expect(fieldOf(opening, field)?.props).toMatchObject({
    label,
    error: true,
    validationMessage: gap.message,
    description: gap.fix,
  });
  expect(mayConfirm(opening)).toBe(false);
  await answer(opening, field, value);
  expect(lastQuery(opening)).toBe(query);
  expect(callsOf(opening, doors.draft)).toBe(2);
  expect(mayConfirm(opening)).toBe(true);
});

test('of what recurs one period may be billed; nothing is chosen for the person', async () => {
  const gap = { field: 'recurring', message: 'Hosting recurs.', fix: 'Bill one period now, or cancel.' } as const;
  const opening = await asked(draftWith(gap));
  expect(fieldOf(opening, 'recurring')?.props.value).toBeUndefined();
  expect(opening.words()).toContain('Hosting recurs. Bill one period now, or cancel.');
  expect(mayConfirm(opening)).toBe(false);
  await answer(opening, 'recurring', 'one_period');
  expect(lastQuery(opening)).toBe('recurring=one_period');
  expect(mayConfirm(opening)).toBe(true);
  expect(fieldOf(opening, 'recurring')?.props.value).toBe('one_period');
});

test('answers add up, and the last one travels with the click', async () => {
  const opening = await asked(draft());
  opening.service.on(doors.create, () => 'no answer of ours');
  await answer(opening, 'accountCode', '260');
  await answer(opening, 'reference', 'PO 77');
  expect(lastQuery(opening)).toBe('accountCode=260&reference=PO 77');
  await click(opening, 'Create draft invoice');
  expect(opening.service.bodies[0]).toMatchObject({ accountCode: '260', reference: 'PO 77', hash: 'hash-1' });
});

test('a field that is left as it was asks nothing', async () => {
  const opening = await asked(draft());
  await answer(opening, 'reference', draft().reference);
  await answer(opening, 'dueDate', { year: 2026, month: 11, date: 22 });
  expect(callsOf(opening, doors.draft)).toBe(1);
});

test('what has a good answer stands under the details, with its default', async () => {
  const opening = await asked(draft());
  expect(opening.words()).toContain('Change details Account Tax rate Due date Reference');
  expect(opening.renderer.find(Select, { name: 'accountCode' }).props.value).toBe('200');
  expect(opening.renderer.find(Select, { name: 'taxType' }).props.value).toBe('OUTPUT2');
  expect(fieldOf(opening, 'contactId')).toBeNull();
  expect(fieldOf(opening, 'newContactName')).toBeNull();
});

test('a customer new to Xero is named by the person, not by what they are typing', async () => {
  const record = dealCard({ state: 'not_matched' });
  const opening = await asked(draftWith(unknown, { customer: newCustomer }), record);
  expect(opening.renderer.find(Input, { name: 'newContactName' }).props).toMatchObject({
    value: 'Acme Ltd',
    validationMessage: unknown.message,
  });
  type(opening, 'newContactName', 'Acme & Sons');
  type(opening, 'newContactEmail', 'books@acme.test');
  expect(callsOf(opening, doors.draft)).toBe(1);
  await click(opening, 'Use this name');
  expect(lastQuery(opening)).toBe('newContactName=Acme & Sons&newContactEmail=books@acme.test');
});

test('whoever names a new contact is asked for its address once', async () => {
  const check = { id: 'contact_details', label: 'E-mail and address', state: 'warning', lineId: null } as const;
  const why = '“Acme Ltd” has no e-mail address, so the invoice cannot be e-mailed.';
  const checks = [{ ...check, field: 'email' as const, why, fix: 'Fill it in.' }];
  const first = draftWith(unknown, { customer: newCustomer, readiness: { ready: 9, of: 10, checks } });
  const opening = await asked(first, dealCard({ state: 'not_matched' }));
  expect(opening.renderer.findAll(Input, { name: 'newContactEmail' })).toHaveLength(1);
  const named = draft({ customer: newCustomer, readiness: { ready: 10, of: 10, checks } });
  const known = await asked(named, dealCard());
  expect(known.renderer.findAll(Input, { name: 'newContactEmail' })).toHaveLength(1);
});

test('a name that Xero has already: the person chooses that contact or gives another name, never both', async () => {
  const taken = { field: 'contactId', message: 'Xero has a contact “Acme Ltd” already.', fix: 'Choose it.' } as const;
  const first = draftWith(taken, { customer: null, options: { ...draft().options, contacts: contacts.slice(0, 1) } });
  const opening = await asked(first, dealCard({ state: 'not_matched' }));
  opening.service.on(doors.draft, () => ok(first));
  type(opening, 'newContactName', 'Acme (York)');
  await click(opening, 'Use this name');
  expect(lastQuery(opening)).toBe('newContactName=Acme (York)');
  await answer(opening, 'contactId', 'contact-1');
  expect(lastQuery(opening)).toBe('contactId=contact-1');
});

test('of several contacts that are the customer one is chosen; a new one is not offered', async () => {
  const several = { field: 'contactId', message: 'Several Xero contacts stand for Acme Ltd.', fix: 'Choose.' } as const;
  const opening = await asked(draftWith(several, { customer: null, options: { ...draft().options, contacts } }));
  expect(fieldOf(opening, 'contactId')?.props.options).toEqual(contacts);
  expect(fieldOf(opening, 'newContactName')).toBeNull();
});

test('a customer’s new contact is named as such', async () => {
  const opening = await asked(draft({ customer: newCustomer }), dealCard({ state: 'not_matched' }));
  expect(opening.words()).toContain('Customer Acme Ltd, a new contact in Xero');
});

test('a price that nobody typed: it is said where to type it, nothing is shown as nought, and it blocks', async () => {
  const fix = 'Type it on the line items of the deal in HubSpot, 0 if nothing is to be paid; then look again.';
  const unpriced = { quantity: null, unitAmount: null, discount: null, taxAmount: null, lineAmount: null };
  const lines = [{ ...draft().lines[0]!, ...unpriced }];
  const opening = await asked(
    draftWith({ field: 'lines', message: '“Rope” has no price.', fix }, { lines, totals: null }),
  );
  expect(opening.words()).toContain(`“Rope” has no price. ${fix}`);
  expect(opening.words()).toContain('Rope, 12 mm');
  const { overlay } = opening.renderer.find(Button, ({ text }) => text === 'Create invoice').props;
  expect(wordsIn(overlay as never)).not.toMatch(/\b0\b(?! if)/);
  expect(mayConfirm(opening)).toBe(false);
});

test('what no answer here mends is said with what to do, and blocks', async () => {
  const opening = await asked(
    draftWith(
      { field: 'currency', message: 'The organisation has no NZD.', fix: 'Add it in Xero.' },
      { currency: null },
    ),
  );
  expect(opening.words()).toContain('The organisation has no NZD. Add it in Xero.');
  expect(opening.words()).toContain('Total 1,414.5');
  expect(mayConfirm(opening)).toBe(false);
});

test('an answer that cannot be taken is said in words, and is not asked again', async () => {
  const rate = { field: 'currencyRate', message: 'Xero has no rate for it.', fix: 'Give one.' } as const;
  const opening = await asked(draftWith(rate));
  const message = 'Currency rate is not a number, such as 1.25.';
  opening.service.on(doors.draft, (path) =>
    path.includes('currencyRate=1%2C25')
      ? problem({ code: 'invalid_input', message, field: 'currencyRate' })
      : ok(draftWith(rate)),
  );
  await answer(opening, 'currencyRate', '1,25');
  expect(opening.words()).toContain(message);
  expect(fieldOf(opening, 'currencyRate')).not.toBeNull();
  await answer(opening, 'reference', 'PO 77');
  expect(lastQuery(opening)).toBe('reference=PO 77');
  expect(opening.words()).not.toContain(message);
});

test('an answer with which the draft could not be read is taken back, and another try is without it', async () => {
  const opening = await asked(draft());
  opening.service.on(doors.draft, () => problem({ code: 'conflict', message: 'That step is gone.' }));
  await answer(opening, 'accountCode', '260');
  expect(opening.words()).toContain('That step is gone.');
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Try again');
  expect(opening.service.calls.at(-1)).toBe(doors.draft);
});
