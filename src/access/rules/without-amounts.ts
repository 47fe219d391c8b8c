const CURRENCY = `(?:[£$€¥]|\\b(?:${Intl.supportedValuesOf('currency').join('|')}))`;
const NUMBER = '-?\\d(?:[\\d,.]*\\d)?(?:[ \\u00a0]\\d{3})*(?:[.,]\\d+)?';

/**
 * What a person would read as an amount: a number beside a currency, one with a decimal part or thousands apart, and one that
 * follows a word for an amount. Dates and codes are none.
 */
const AMOUNTS = [
  `${CURRENCY}\\s?${NUMBER}`,
  `${NUMBER}\\s?${CURRENCY}(?![A-Za-z])`,
  '-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?',
  '(?<![\\d.,-])-?\\d{1,3}(?:[ \\u00a0]\\d{3})+(?:[.,]\\d+)?(?!\\d)',
  '-?\\d+[.,]\\d{1,4}(?!\\d|[.,]\\d)',
  '(?<=\\b(?:amount|total|balance|outstanding|owed|paid|credit|sum)\\s(?:of\\s|is\\s|was\\s)?)-?\\d+(?![\\d-])',
];

const AMOUNT = new RegExp(AMOUNTS.join('|'), 'g');

/** The same words with every amount replaced by an ellipsis, for whoever may not see amounts. Dates and codes stay. */
export const withoutAmounts = (words: string): string => words.replace(AMOUNT, '…');
