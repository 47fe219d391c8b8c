/** How an amount can be typed beside `1414.50`: as a card writes it, with its currency and in groups of three. */
const PLAIN = /^\d{1,12}(\.\d{1,4})?$/;
const GROUPED = /^\d{1,3}(,\d{3}){1,3}(\.\d{1,4})?$/;
const GROUPED_BY_DOTS = /^\d{1,3}(\.\d{3}){1,3},\d{1,4}$/;

/** The exact decimal that was typed; null: none, or one that can be read in two ways, as `40,00`. */
export function typedAmount(text: string): string | null {
  const bare = text.replace(/^\s*[A-Z]{3}\s/, '').replaceAll(/[\s’']/g, '');
  if (PLAIN.test(bare)) return bare;
  if (GROUPED.test(bare)) return bare.replaceAll(',', '');
  return GROUPED_BY_DOTS.test(bare) ? bare.replaceAll('.', '').replace(',', '.') : null;
}

/** What is said of an amount that cannot be read. */
export const AMOUNT_FAULT = 'Type it as 40.00 or 1,414.50: the cents stand after a dot.';
