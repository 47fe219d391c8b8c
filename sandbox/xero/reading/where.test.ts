import fc from 'fast-check';
import { wireDate } from '../rules/dates.ts';
import type { Fields } from './fields.ts';
import { QueryError } from './query-error.ts';
import { parseWhere } from './where.ts';

const fields: Fields = {
  Status: 'text',
  Name: 'folded',
  Date: 'date',
  AmountDue: 'number',
  IsCustomer: 'flag',
  'Contact.ContactID': 'guid',
};
const contactId = '5cc8cf28-567e-4d43-b287-687cfcaec47c';
const row = {
  Status: 'PAID',
  Name: 'Café O"Brien',
  Date: wireDate('2026-11-22'),
  AmountDue: -12.5,
  IsCustomer: true,
  Contact: { ContactID: contactId },
};
const holds = (where: string): boolean => parseWhere(where, fields)(row);

test.each([
  ['Status=="PAID"', true],
  ['Status = "PAID"', true],
  ['status=="paid"', false],
  ['Status!="PAID"', false],
  ['Status!=null', true],
  ['Status=="DRAFT" OR Status=="PAID"', true],
  ['Status=="DRAFT" || AmountDue < 0 && IsCustomer==true', true],
  ['Name=="CAFE o\\"brien"', true],
  ['Date>=DateTime(2026, 11, 22)', true],
  ['Date>DateTime(2026,11,22)', false],
  ['Date<DateTime(2026,11,22,00,00,01)', true],
  ['AmountDue==-12.5', true],
  ['AmountDue>=-12 or AmountDue<=-13', false],
  [`Contact.ContactID==guid("${contactId.toUpperCase()}")`, true],
  [`contact.contactid=Guid("${contactId}")`, true],
  ['(Status=="DRAFT" OR Status=="PAID") AND IsCustomer==false', false],
  // AND binds tighter: with the brackets left out, the first part alone decides.
  ['Status=="PAID" OR Status=="DRAFT" AND IsCustomer==false', true],
])('%s is %s', (where, expected) => {
  expect(holds(where)).toBe(expected);
});

test.each([
  '',
  'Status',
  'Status==',
  'Status==PAID',
  'Status=="PAID',
  'Status=="PAID" AND',
  'Status=="PAID" Status=="PAID"',
  '(Status=="PAID"',
  'Nothing==1',
  'AmountDue=="1"',
  'Status==1',
  'Status>"A"',
  'AmountDue>null',
  `Contact.ContactID=="${contactId}"`,
  'Contact.ContactID==guid("nothing")',
  'Date==DateTime(2026,2,30)',
  'Date==DateTime(2026,11)',
  'Date==DateTime("2026",11,22)',
  'Status LIKE "P"',
  'Status=="PAID"; drop',
])('%s is refused', (where) => {
  expect(() => parseWhere(where, fields)).toThrow(QueryError);
});

test('a row without the field is equal to null and to nothing else', () => {
  const bare = (where: string) => parseWhere(where, fields)({});
  expect(['Status==null', 'Status!="PAID"', 'Status=="PAID"', 'AmountDue<5', 'AmountDue>-5'].map(bare)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('any text in quotes is found as it is, and nothing but QueryError is thrown on any input', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const quoted = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
      expect(parseWhere(`Status=="${quoted}"`, fields)({ Status: text })).toBe(true);
      try {
        parseWhere(text, fields);
      } catch (error) {
        expect(error).toBeInstanceOf(QueryError);
      }
    }),
  );
});
