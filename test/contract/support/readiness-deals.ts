import fc from 'fast-check';
import { NOTHING_CHOSEN } from '../../../src/billing-settings/facts.ts';
import type { BillingBooks } from '../../../src/invoicing/facts.ts';
import type { MirrorItem } from '../../../src/invoicing/mapping/facts.ts';
import type { Choices } from '../../../src/invoicing/rules/draft.ts';
import type { DraftFacts } from '../../../src/invoicing/rules/make-draft.ts';
import { decimal } from '../../../src/lib/money.ts';
import { around, liveDeal, liveLine } from '../../support/billing-facts.ts';

const LONG = 4000;

/** A number of that many digits with as many decimals as one of those. */
const numbers = ({ min, max }: { min: number; max: number }, ...places: number[]) =>
  fc
    .tuple(fc.integer({ min, max }), fc.constantFrom(...places))
    .map(([digits, decimals]) => decimal(String(digits)).div(decimal('10').pow(decimals)).round(8).toFixed());

/** Mostly the first; now and then what somebody should not have typed. */
const mostly = <T, U>(weight: number, good: fc.Arbitrary<T>, bad: fc.Arbitrary<U>) =>
  fc.oneof({ weight, arbitrary: good }, { weight: 1, arbitrary: bad });

const GOOD = [0, 2, 2, 4];
const amounts = mostly(
  40,
  numbers({ min: 50_000, max: 9_000_000 }, ...GOOD),
  numbers({ min: -200_000, max: 90_000 }, 0, 5),
);
const quantities = mostly(
  40,
  numbers({ min: 1, max: 90_000 }, ...GOOD),
  fc.oneof(numbers({ min: 1, max: 90_000 }, 8), fc.constant('123456789.1234')),
);
const hundredths = (max: number) => numbers({ min: 1, max }, 2);
const discounts = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: numbers({ min: 1, max: 9_999 }, 2, 2, 6).map((discountRate) => ({ discountRate })) },
  { weight: 2, arbitrary: hundredths(90).map((discountAmount) => ({ discountAmount })) },
  { weight: 1, arbitrary: fc.constantFrom({ discountRate: '100.5' }, { discountAmount: '99999999' }) },
);
const words = mostly(
  24,
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => `Desk ${text}`),
    },
    { weight: 1, arbitrary: fc.constant('x'.repeat(LONG)) },
  ),
  fc.constantFrom('x'.repeat(LONG + 1), ' '),
);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

/** What is typed of a customer whom Xero does not know. */
export function newcomers(takenName: string): fc.Arbitrary<Choices> {
  return fc.record({
    newContactName: mostly(
      12,
      fc.string({ maxLength: 30, unit: 'grapheme' }).map((text) => `Firm  ${text} `),
      fc.constantFrom(' ', 'A <b>', 'x'.repeat(256), takenName.toUpperCase()),
    ),
    newContactEmail: maybe(
      mostly(12, fc.constantFrom('a.b+c@d-e.test', ' post@firm.test'), fc.constantFrom('zoë@firm.test', 'no@dot', '@')),
    ),
    newContactAddressLine: maybe(fc.string({ maxLength: 500, unit: 'grapheme-ascii' })),
    newContactCity: maybe(fc.string({ maxLength: 60, unit: 'grapheme' })),
    newContactPostCode: maybe(mostly(20, fc.constantFrom('EC1A 1BB', '69001'), fc.constant('9'.repeat(51)))),
    newContactCountry: maybe(mostly(20, fc.constantFrom('France', 'Côte d’Ivoire'), fc.constantFrom('Nr 5'))),
    newContactTaxNumber: maybe(mostly(20, fc.constantFrom('FR40303265045', 'x'), fc.constant('9'.repeat(51)))),
  });
}

/** A deal as people type them, good and bad, with what they choose; whose it is, is said by the test. */
export function deals(books: BillingBooks, items: MirrorItem[]): fc.Arbitrary<Partial<DraftFacts>> {
  const others = books.otherAccounts.map(({ code }) => code).filter((code) => code !== '');
  const sales = books.salesAccounts.map(({ code }) => code);
  const types = books.taxRates.map(({ taxType }) => taxType);
  const themes = books.brandingThemes.map(({ brandingThemeId }) => brandingThemeId);
  const options = books.trackingCategories.flatMap(({ categoryId, options: all }) =>
    all.flatMap(({ optionId, status }) =>
      Array.from({ length: status === 'ACTIVE' ? 12 : 1 }, () => ({ categoryId, optionId })),
    ),
  );
  const codes = items.map(({ code }) => code);
  const account = mostly(30, fc.constantFrom(...sales), fc.constantFrom(...others));
  const tax = mostly(30, fc.constantFrom(...types), fc.constantFrom('NOSUCH', 'INPUT2', 'ECZROUTPUT'));
  const lineChoice = fc.record({
    accountCode: maybe(account),
    taxType: maybe(tax),
    itemCode: maybe(mostly(40, fc.constantFrom('', ...codes), fc.constant('GONE'))),
  });
  const line = fc
    .record({
      name: words,
      quantity: quantities,
      unitPrice: amounts,
      discount: discounts,
      sku: fc.constantFrom(null, ...codes),
    })
    .map(({ discount, ...rest }) => liveLine({ ...rest, ...discount }));
  return fc
    .record({
      lines: fc.array(fc.tuple(line, maybe(lineChoice)), { minLength: 1, maxLength: 4 }),
      currency: mostly(20, fc.constantFrom('GBP', 'GBP', 'EUR', 'JPY', 'KWD'), fc.constant('CHF')),
      accountCode: account,
      taxType: fc.option(tax, { nil: undefined, freq: 2 }),
      status: fc.constantFrom('DRAFT' as const, 'SUBMITTED' as const, 'AUTHORISED' as const),
      reference: fc.oneof(words, fc.constant('x'.repeat(300)), fc.constant(`${'x'.repeat(254)}🚲`)),
      currencyRate: fc.oneof(
        { weight: 12, arbitrary: fc.constant(undefined) },
        { weight: 3, arbitrary: fc.constantFrom('1.25', '0.857143', '150') },
        { weight: 1, arbitrary: fc.constantFrom('0', '1.1234567') },
      ),
      brandingThemeId: maybe(mostly(20, fc.constantFrom(...themes), fc.uuid())),
      tracking: fc.uniqueArray(fc.constantFrom(...options), { maxLength: 2, selector: ({ categoryId }) => categoryId }),
      today: mostly(
        20,
        fc.constantFrom('2026-11-20', '2026-12-31', '2028-02-29'),
        fc.constantFrom(books.periodLockDate ?? '', books.endOfYearLockDate ?? ''),
      ),
    })
    .map(({ lines, currency, tracking, today, ...choices }) => ({
      deal: liveDeal({ lines: lines.map(([one], n) => ({ ...one, id: String(n) })), currency }),
      ...{ today, around: around({ items }) },
      choices: { ...choices, lines: Object.fromEntries(lines.map(([, chosen], n) => [n, chosen])) },
      books: { ...books, billing: { ...NOTHING_CHOSEN, lines: { ...NOTHING_CHOSEN.lines, tracking } } },
    }));
}
