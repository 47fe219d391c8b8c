import { billingContact } from '../../../test/support/billing-facts.ts';
import { chooseCustomer, type CustomerQuestion } from './choose-customer.ts';
import { NO_DETAILS } from './new-contact.ts';

const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë & Söhne' };
const ask = (more: Partial<CustomerQuestion> = {}) =>
  chooseCustomer({ record, contacts: [], namesakes: [], choices: {}, place: null, taxNumber: null, ...more });
const gapOf = (more: Partial<CustomerQuestion>) => {
  const { gaps } = ask(more);
  expect(gaps).toHaveLength(1);
  return [gaps[0]!.field, gaps[0]!.message];
};

const one = billingContact({ contactId: 'one', name: 'One' });
const two = billingContact({ contactId: 'two', name: 'Two' });
const old = billingContact({ contactId: 'old', name: 'Old', archived: true });

test('the one contact that is the customer is billed; an archived one beside it does not count', () => {
  const reached = { email: 'post@zoe.test', recipients: ['post@zoe.test'], details: NO_DETAILS };
  const expected = { record, name: 'One', contactId: 'one', ...reached, isNew: false, isChosen: false };
  expect(ask({ contacts: [one] })).toEqual({ customer: expected, options: [one], gaps: [] });
  expect(ask({ contacts: [old, one] })).toEqual({ customer: expected, options: [one], gaps: [] });
});

test('of several contacts one must be chosen', () => {
  const contacts = [one, two, old];
  expect(gapOf({ contacts })).toEqual(['contactId', 'Several Xero contacts stand for Zoë & Söhne.']);
  expect(ask({ contacts }).options).toEqual([one, two]);
  expect(ask({ contacts, choices: { contactId: 'two' } })).toMatchObject({
    customer: { contactId: 'two', isChosen: false },
    gaps: [],
  });
});

test.each(['old', 'somebody-elses'])('a contact that cannot be billed cannot be chosen: %s', (contactId) => {
  const words = ['contactId', 'The Xero contact that was chosen can no longer be billed for this deal.'];
  expect(gapOf({ contacts: [one, two, old], choices: { contactId } })).toEqual(words);
  expect(gapOf({ choices: { contactId } })).toEqual(words);
});

test('archived in Xero, and no other', () => {
  expect(gapOf({ contacts: [old] })).toEqual([null, '“Old” is archived in Xero.']);
  expect(ask({ contacts: [old], choices: { newContactName: 'New' } }).customer).toBeNull();
});

test('a deal of nobody', () => {
  expect(gapOf({ record: null })).toEqual([null, 'The deal has no company and no contact.']);
});

test('whom Xero does not know is made there under the name that the person gave', () => {
  expect(gapOf({})).toEqual(['customer', 'Xero does not know Zoë & Söhne yet.']);
  expect(ask().customer).toMatchObject({ name: 'Zoë & Söhne', contactId: null, isNew: true });
  expect(ask({ choices: { newContactName: '  Zoë  GmbH ', newContactEmail: ' a@zoe.test ' } })).toEqual({
    customer: {
      ...{ record, name: 'Zoë GmbH', contactId: null, isNew: true, isChosen: false },
      ...{ email: 'a@zoe.test', recipients: ['a@zoe.test'], details: NO_DETAILS },
    },
    options: [],
    gaps: [],
  });
  expect(ask({ choices: { newContactName: 'Zoë', newContactEmail: ' ' } }).customer).toMatchObject({ email: null });
});

test.each([
  [{ newContactName: ' ' }, 'A contact in Xero needs a name, without angle brackets.'],
  [{ newContactName: 'Zoë <GmbH>' }, 'A contact in Xero needs a name, without angle brackets.'],
  [{ newContactName: 'Zoë', newContactEmail: 'zoe' }, '“zoe” is no e-mail address.'],
])('refused for a new contact: %j', (choices, message) => expect(gapOf({ choices })).toEqual(['customer', message]));

test('a contact that merely has the name is asked about, and is billed when it was chosen', () => {
  const namesakes = [one];
  const words = 'Xero has a contact “One” already, which is not known to be this customer.';
  expect(gapOf({ namesakes })).toEqual(['contactId', words]);
  expect(gapOf({ namesakes, choices: { newContactName: 'one' } })).toEqual(['contactId', words]);
  expect(ask({ namesakes, choices: { contactId: 'one' } })).toMatchObject({
    customer: { contactId: 'one', isNew: false, isChosen: true },
    gaps: [],
  });
});
