import type { Terms } from '../../mirror/facts.ts';

/** How a person writes terms, and what they are. `$n` is the number in it. */
type Form = readonly [form: RegExp, type: Terms['type'], day: number | 'n'];

const NUMBER = String.raw`(?<n>\d{1,3})`;
const DAY_OF_MONTH = String.raw`(?:day )?(?<n>\d{1,2})(?:st|nd|rd|th)?(?: day)?`;
const FOLLOWING = '(?:following|next)';

const form = (text: string): RegExp => new RegExp(`^(?:${text})$`);

/**
 * Every form that is read, in plain letters. `EOM` and `MFI` (month following invoice) are of the trade; source:
 * https://en.wikipedia.org/wiki/Net_D and https://www.investopedia.com/terms/n/net-30.asp; the words of Xero's own four types:
 * https://help.xero.com/uk/gs-PaymentTerms.
 */
const FORMS: readonly Form[] = [
  [
    form(`(?:due |payable |payment )?(?:up)?on receipt|immediate(?:ly)?|due immediately|on the invoice date`),
    'DAYSAFTERBILLDATE',
    0,
  ],
  [form(`net ?${NUMBER}(?: days?)?|n ?${NUMBER.replace('<n>', '<m>')}`), 'DAYSAFTERBILLDATE', 'n'],
  [
    form(
      `(?:due |payable |payment )?(?:in |within )?${NUMBER} ?(?:days?|d)(?: net| after (?:the )?invoice date| from (?:the )?invoice(?: date)?)?`,
    ),
    'DAYSAFTERBILLDATE',
    'n',
  ],
  [
    form(`(?:net )?(?:eom|end of (?:the )?(?:invoice )?month)|at the end of the invoice month`),
    'DAYSAFTERBILLMONTH',
    0,
  ],
  [
    form(`(?:net )?${NUMBER}(?: days?)? (?:eom|(?:after|from) (?:the )?end of (?:the )?(?:invoice )?month)`),
    'DAYSAFTERBILLMONTH',
    'n',
  ],
  [form(`(?:net )?eom ?\\+? ?${NUMBER}(?: days?)?`), 'DAYSAFTERBILLMONTH', 'n'],
  [form(`end of (?:the )?${FOLLOWING} month`), 'OFFOLLOWINGMONTH', 31],
  [
    form(
      `${DAY_OF_MONTH} (?:of (?:the )?)?(?:${FOLLOWING} month|month following|mfi)|${DAY_OF_MONTH.replace('<n>', '<m>')} following`,
    ),
    'OFFOLLOWINGMONTH',
    'n',
  ],
  [form(`${DAY_OF_MONTH} of (?:the )?(?:current|this) month`), 'OFCURRENTMONTH', 'n'],
];

const LAST_DAY = 31;

/**
 * The payment terms that a text of the CRM means (C50); null where it is not one of the forms above, and so not to be told:
 * an early-payment discount, a bare number, terms in another language. Never a guess.
 */
export function parseTerms(text: string): Terms | null {
  const plain = text
    .toLowerCase()
    .replace(/(?<=\w)[-–](?=\w)|[.,;:()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (const [shape, type, day] of FORMS) {
    const found = shape.exec(plain);
    if (found) return fitting({ type, day: day === 'n' ? Number(found.groups?.['n'] ?? found.groups?.['m']) : day });
  }
  return null;
}

/** A day of a month is one from 1 to 31. */
const fitting = (terms: Terms): Terms | null =>
  terms.type.startsWith('OF') && (terms.day < 1 || terms.day > LAST_DAY) ? null : terms;
