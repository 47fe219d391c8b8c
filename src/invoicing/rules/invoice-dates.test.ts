import type { Terms } from '../../mirror/facts.ts';
import { billingBooks } from '../../../test/support/billing-facts.ts';
import { NOTHING_SET } from '../../tenancy/facts.ts';
import { invoiceDates } from './invoice-dates.ts';

const date = '2026-11-20';
const fortnight: Terms = { type: 'DAYSAFTERBILLDATE', day: 14 };
const dates = (more: Partial<Parameters<typeof invoiceDates>[1]> = {}, books = billingBooks()) =>
  invoiceDates(books, { date, contactTerms: null, crmTerms: null, choices: {}, ...more });

const ORGANISATIONS = '30 days after the invoice date, terms of the organisation in Xero';
const withTerms = (salesTerms: Terms | null = billingBooks().salesTerms) =>
  billingBooks({ salesTerms, defaults: { ...NOTHING_SET, terms: fortnight } });

test.each([
  ['the organisation', dates(), '2026-12-20', '30 days after the invoice date, terms of the organisation in Xero'],
  [
    'the customer first',
    dates({ contactTerms: fortnight }),
    '2026-12-04',
    '14 days after the invoice date, terms of the customer in Xero',
  ],
  ['those that were set, before the organisation’s never', dates({}, withTerms()), '2026-12-20', ORGANISATIONS],
  [
    'those that were set, where there are no others',
    dates({}, withTerms(null)),
    '2026-12-04',
    '14 days after the invoice date, as set in Tieout',
  ],
  ['the choice first of all', dates({ contactTerms: fortnight, choices: { dueDate: date } }), date, 'as chosen'],
])('terms: %s', (...[, found, dueDate, terms]) => expect(found).toEqual({ dueDate, terms, gaps: [] }));

test('without terms it is asked', () => {
  expect(dates({}, billingBooks({ salesTerms: null }))).toMatchObject({
    dueDate: null,
    terms: null,
    gaps: [
      {
        field: 'dueDate',
        message: 'Neither the customer nor the organisation has payment terms in Xero.',
        fix: 'Choose the due date.',
      },
    ],
  });
});

test.each([
  [
    { choices: { dueDate: '2026-11-19' } },
    'The due date, 19 November 2026 (as chosen), lies before the invoice date, 20 November 2026.',
  ],
  [
    { contactTerms: { type: 'OFCURRENTMONTH' as const, day: 5 } },
    'The due date, 5 November 2026 (day 5 of the current month, terms of the customer in Xero), lies before the invoice date, 20 November 2026.',
  ],
  [{ choices: { dueDate: '2026-02-30' } }, '“2026-02-30” is no date.'],
])('a due date that will not do: %j', (asked, message) => {
  expect(dates(asked).gaps).toMatchObject([{ field: 'dueDate', message }]);
});

test.each([
  ['2026-11-19', null, null],
  ['2026-11-20', null, '20 November 2026'],
  [null, '2026-11-20', '20 November 2026'],
  ['2026-10-31', '2026-12-31', '31 December 2026'],
  ['2026-12-31', '2026-11-30', '31 December 2026'],
])('locked up to %s and, for the year, %s', (...[periodLockDate, endOfYearLockDate, until]) => {
  const { gaps } = dates({}, billingBooks({ periodLockDate, endOfYearLockDate }));
  expect(gaps.map(({ message }) => message)).toEqual(
    until === null ? [] : [`The books are locked up to ${until}: Xero takes no invoice of 20 November 2026.`],
  );
});

test.each([
  ['Net 14', '2026-12-04', '14 days after the invoice date, terms of the company in HubSpot'],
  ['20th of following month', '2026-12-20', 'day 20 of the following month, terms of the company in HubSpot'],
])('terms of the CRM, before the organisation’s: “%s”', (crmTerms, dueDate, terms) => {
  expect(dates({ crmTerms })).toEqual({ dueDate, terms, gaps: [] });
  expect(dates({ crmTerms, contactTerms: { type: 'DAYSAFTERBILLDATE', day: 0 } }).dueDate).toBe(date);
});

test('terms of the CRM that cannot be read are told of and passed over; nobody hears of those that do not count', () => {
  const crmTerms = '2/10 net 30';
  expect(dates({ crmTerms })).toMatchObject({
    terms: ORGANISATIONS,
    gaps: [
      {
        severity: 'warning',
        message: '“2/10 net 30”, the terms of the company in HubSpot, cannot be read; others count.',
      },
    ],
  });
  expect(dates({ crmTerms, contactTerms: fortnight }).gaps).toEqual([]);
  expect(dates({ crmTerms, choices: { dueDate: date } }).gaps).toEqual([]);
});
