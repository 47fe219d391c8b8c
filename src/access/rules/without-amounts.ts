/** A number with a decimal part or thousands apart, or one beside a currency: what a person would read as an amount. */
const AMOUNT =
  /(?:[£$€¥]\s?|\b[A-Z]{3}\s)-?\d[\d,. ]*\d|(?:[£$€¥]\s?|\b[A-Z]{3}\s)-?\d|-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d{2,4}(?!\d|\.\d)/g;

/** The same words with every amount replaced by an ellipsis, for whoever may not see amounts. Dates and codes stay. */
export const withoutAmounts = (words: string): string => words.replace(AMOUNT, '…');
