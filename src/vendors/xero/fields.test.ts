import fc from 'fast-check';
import { amount, date, salesTerms, time, withoutBlanks } from './fields.ts';

test('a time of the wire is that moment, before 1970 as well', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.constantFrom('', '+0000', '-0000'), (moment, zone) => {
      expect(time.parse(`/Date(${moment.getTime()}${zone})/`)).toEqual(moment);
    }),
  );
});

test.each(['/Date()/', '/Date(12+1300)/', '/Date(9999999999999999)/', 'Date(1)', '2026-01-01', ''])(
  '%j is no time',
  (text) => {
    expect(time.safeParse(text).success).toBe(false);
  },
);

test('a calendar date stays itself in both of its forms, whatever zone this machine is in', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (moment) => {
      const day = moment.toISOString().slice(0, 10);
      expect(date.parse(`${day}T00:00:00`)).toBe(day);
      expect(date.parse(`/Date(${Date.parse(day)}+0000)/`)).toBe(day);
    }),
  );
});

test.each(['2026-03-29T01:30:00', '29/03/2026', 'soon'])('%j is no calendar date', (text) => {
  expect(date.safeParse(text).success).toBe(false);
});

test('an amount that is none is refused, not taken for zero', () => {
  expect(amount.parse('-0.10').toFixed()).toBe('-0.1');
  for (const text of ['', 'NaN', '1,000.00', '£5']) expect(amount.safeParse(text).success).toBe(false);
});

test('nothing is absent, however it is written, and at any depth', () => {
  const row = { a: null, b: [], c: '', d: { e: null, f: 0, g: false }, h: [{ i: '' }, 'x'] };
  expect(withoutBlanks(row)).toEqual({ d: { f: 0, g: false }, h: [{}, 'x'] });
  expect(withoutBlanks(null)).toBeNull();
});

test.each([
  [{ Sales: { Day: '20', Type: 'OFFOLLOWINGMONTH' } }, { day: 20, type: 'OFFOLLOWINGMONTH' }],
  [{ Bills: { Day: '20', Type: 'OFFOLLOWINGMONTH' } }, null],
  [{ Sales: { Day: '20', Type: 'WHENEVER' } }, null],
  [undefined, null],
])('payment terms %j', (wire, terms) => {
  expect(salesTerms.parse(wire)).toEqual(terms);
});
