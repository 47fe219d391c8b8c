import fc from 'fast-check';
import { decimal } from '../../src/lib/money.ts';

/** What facts are made of, as fast-check makes it. */
export const money = fc
  .integer({ min: -99_999_999, max: 99_999_999 })
  .map((units) => decimal((units / 10_000).toFixed(4)));
export const moment = fc.date({ min: new Date('1960-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
export const date = moment.map((at) => at.toISOString().slice(0, 10));
export const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\0', ''));
export const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
export const currency = fc.constantFrom('GBP', 'EUR');
export const terms = fc.record({
  day: fc.nat(90),
  type: fc.constantFrom('DAYSAFTERBILLDATE' as const, 'OFFOLLOWINGMONTH' as const),
});
export const fact = { id: fc.uuid(), updatedAt: moment };
