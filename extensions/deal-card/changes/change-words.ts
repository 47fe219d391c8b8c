import type { InvoiceChange } from '../../../src/contract/changes.ts';

type Money = (amount: string, currency: string) => string;

const nameOf = ({ number }: InvoiceChange): string => (number === '' ? 'the invoice' : number);

/** What has come apart, in a few words. */
export function titleOf(change: InvoiceChange): string {
  const name = nameOf(change);
  if (change.differences.length > 0) return `The deal was changed after ${name}`;
  return name === 'the invoice' ? 'The invoice was edited in Xero' : `${name} was edited in Xero`;
}

/** What the deal comes to by that; null: it is not known, or nothing of the deal is different. */
export function amountWords({ differences, amount, currency }: InvoiceChange, money: Money): string | null {
  if (differences.length === 0 || amount === null) return null;
  if (/^-?0*(\.0*)?$/.test(amount)) return 'What it comes to is the same.';
  const [by, how] = amount.startsWith('-') ? [amount.slice(1), 'less'] : [amount, 'more'];
  return `It comes to ${money(by, currency)} ${how} than was invoiced, without tax.`;
}

/** So many sentences stand on the card; all of them in the panel. */
const MOST_SAID = 2;

/** What is said on the card, and how much more there is. */
export function saidOf({ differences, edits }: InvoiceChange): { said: string[]; more: number } {
  const all = [...differences.map(({ words }) => `${words}.`), ...edits];
  return { said: all.slice(0, MOST_SAID), more: Math.max(0, all.length - MOST_SAID) };
}

/** What does it, where that has its button elsewhere on the card; null: it stands right here, or nothing does. */
export function elsewhereOf({ offers }: InvoiceChange): string | null {
  if (offers[0] === 'credit') return 'A credit note takes off what is too much: “Credit” stands with the invoice.';
  return offers[0] === 'bill_rest' ? 'What is more is billed as a further step.' : null;
}
