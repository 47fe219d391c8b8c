import type { ConnectionSettings, DraftDefaults } from '../../../src/contract/settings.ts';
import { termsWords } from './terms.ts';

/** What each default is called. */
export const defaultLabels: Record<keyof DraftDefaults, string> = {
  accountCode: 'Account',
  taxType: 'Tax rate',
  terms: 'Payment terms',
  status: 'Create invoices as',
  reference: 'Reference',
};

type Options = ConnectionSettings['options'];

const labelOf = (options: Options['accounts'], value: string | null): string =>
  value === null ? 'none' : (options.find((option) => option.value === value)?.label ?? value);

const inWords = {
  accountCode: ({ accountCode }, { accounts }) => labelOf(accounts, accountCode),
  taxType: ({ taxType }, { taxRates }) => labelOf(taxRates, taxType),
  terms: ({ terms }) => (terms ? termsWords(terms) : 'none'),
  status: ({ status }) => (status === 'DRAFT' ? 'draft' : 'approved'),
  reference: ({ reference }) => (reference === '' ? 'empty' : `“${reference}”`),
} satisfies Record<keyof DraftDefaults, (values: DraftDefaults, options: Options) => string>;

const names = Object.keys(defaultLabels) as (keyof DraftDefaults)[];

/** Which defaults two sets have in different values. */
export const differing = (one: DraftDefaults, other: DraftDefaults): (keyof DraftDefaults)[] =>
  names.filter((name) => JSON.stringify(plain(one)[name]) !== JSON.stringify(plain(other)[name]));

/** The parts of the terms in one order. */
const plain = (values: DraftDefaults) => ({ ...values, terms: values.terms && [values.terms.type, values.terms.day] });

interface Changed {
  before: DraftDefaults;
  now: DraftDefaults;
  options: Options;
}

/** The defaults that were changed, with both values, e.g. `Account: 200 – Sales, before: none`. */
export const changesInWords = ({ before, now, options }: Changed): string[] =>
  differing(before, now).map(
    (name) => `${defaultLabels[name]}: ${inWords[name](now, options)}, before: ${inWords[name](before, options)}`,
  );
