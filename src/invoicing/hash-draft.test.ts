import {
  billingBooks,
  billingContact,
  draftOf,
  liveDeal,
  liveLine,
  PRINT,
  SALES,
} from '../../test/support/billing-facts.ts';
import { decimal } from '../lib/money.ts';
import { changesSince, hashDraft } from './hash-draft.ts';

const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë & Söhne' };
const before = draftOf();
const hash = hashDraft(before)!;

test('the same draft has the same hash, whatever is merely said of it; one with a gap has none', () => {
  expect(hash.length).toBeLessThanOrEqual(100);
  expect(hashDraft({ ...draftOf(), notes: ['other words'], terms: 'other words' })).toBe(hash);
  const asWritten = draftOf({ deal: liveDeal({ lines: [liveLine({ quantity: '1.0', unitPrice: '100' })] }) });
  expect(hashDraft(asWritten)).toBe(hash);
  expect(hashDraft(draftOf({ deal: liveDeal({ lines: [] }) }))).toBeNull();
});

const standardNow = { taxType: 'OUTPUT2', name: '17.5% (VAT on Income)', rate: decimal('17.5') };

test.each([
  [
    'another price',
    { deal: liveDeal({ lines: [liveLine({ unitPrice: '100.01' })] }) },
    ['The lines have changed; there is now 1.', 'The total is now GBP 120.01.'],
  ],
  [
    'the same sum of other lines',
    { deal: liveDeal({ lines: [liveLine({ unitPrice: '60' }), liveLine({ unitPrice: '40' })] }) },
    ['The lines have changed; there are now 2.', 'Account or tax have changed: now account 200, tax OUTPUT2.'],
  ],
  [
    'other words',
    { deal: liveDeal({ lines: [liveLine({ name: 'Table' })] }) },
    ['The lines have changed; there is now 1.'],
  ],
  ['another name of the deal', { deal: liveDeal({ name: 'Refit 2' }) }, ['The reference is now “Refit 2”.']],
  ['another currency', { deal: liveDeal({ currency: 'EUR' }) }, ['The currency is now EUR.']],
  [
    'another day',
    { today: '2026-11-21' },
    ['The invoice date is now 21 November 2026.', 'The due date is now 21 December 2026.'],
  ],
  [
    'another contact',
    { customer: { record, contacts: [billingContact({ contactId: 'd' })], namesakes: [] } },
    ['The customer is now “Zoë & Söhne GmbH”.'],
  ],
  [
    'renamed in Xero',
    { customer: { record, contacts: [billingContact({ name: 'Zoë AG' })], namesakes: [] } },
    ['The customer is now “Zoë AG”.'],
  ],
  ['approved at once', { choices: { status: 'AUTHORISED' as const } }, ['It is now approved at once.']],
  [
    'another account',
    { books: billingBooks({ salesAccounts: [SALES, PRINT] }), choices: { accountCode: '201', taxType: 'OUTPUT2' } },
    ['Account or tax have changed: now account 201, tax OUTPUT2.'],
  ],
  [
    'another rate of the same tax',
    { books: billingBooks({ taxRates: [standardNow] }) },
    ['Account or tax have changed: now account 200, tax OUTPUT2.', 'The total is now GBP 117.50.'],
  ],
  [
    'another organisation',
    { books: billingBooks({ tenantId: 'other', organisation: 'Other Books' }) },
    ['The organisation is now Other Books.'],
  ],
  [
    'archived in Xero',
    { customer: { record, contacts: [billingContact({ archived: true })], namesakes: [] } },
    ['The customer is no longer known.', '“Zoë & Söhne GmbH” is archived in Xero.'],
  ],
])('what has changed is said: %s', (...[, facts, words]) => {
  const after = draftOf(facts);
  expect(hashDraft(after)).not.toBe(hash);
  expect(changesSince(hash, after)).toEqual(words);
});

test('nothing has changed', () => expect(changesSince(hash, draftOf())).toEqual([]));

test.each(['', 'x', 'a.b', `${hash.slice(0, 43)}.`, `${hash.startsWith('x') ? 'y' : 'x'}${hash.slice(1)}`])(
  'a hash that is none of ours: “%s”',
  (other) => {
    expect(changesSince(other, before)).toEqual(['What would be sent is no longer what was shown.']);
  },
);
