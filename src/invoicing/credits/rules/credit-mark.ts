import { cutText } from '../../rules/cut-text.ts';

/** The most letters that Xero takes of a reference. */
const MOST = 255;

const BEFORE_MARK = ' · ';

/** What an intent is told by where an address has no place: the last group of its id. */
const markOf = (intentId: string): string => intentId.split('-').at(-1) ?? intentId;

/**
 * The reference of a credit note: whose invoice and why, for people, and at its end the mark of the intent that makes it.
 * Credit notes have no `Url`, by which an invoice is known again.
 */
export function creditReference(of: { invoiceNumber: string; reason: string; intentId: string }): string {
  const end = `${BEFORE_MARK}${markOf(of.intentId)}`;
  return `${cutText(`${of.invoiceNumber}: ${of.reason}`, MOST - end.length)}${end}`;
}

/** Whether the reference bears the mark of the intent. */
export const bearsMark = (reference: string, intentId: string): boolean =>
  reference.includes(`${BEFORE_MARK}${markOf(intentId)}`);

/** The reference as people read it. */
export const withoutMark = (reference: string): string => reference.replace(/ · [0-9a-f]{12}$/, '');
