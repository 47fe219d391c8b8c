import type { Account, BillingBooks, TaxRate } from '../facts.ts';
import type { Choices, Found, Gap } from './draft.ts';

/**
 * The sales account of every line (docs/decisions/0007-draft-defaults.md): the one chosen, else the one that admins have set,
 * else the only one there is, else the one that the organisation's own newest invoices use; else it is asked. Xero marks no
 * account as the default. One that was set and is there no more is asked for, not replaced.
 */
export function accountOf(
  { salesAccounts, defaults }: Pick<BillingBooks, 'salesAccounts' | 'defaults'>,
  { choices, accountInUse }: { choices: Pick<Choices, 'accountCode'>; accountInUse: string | null },
): Found<Account> {
  const [only, second] = salesAccounts;
  if (!only) return { value: null, gaps: [NO_ACCOUNT] };
  const code = choices.accountCode ?? defaults.accountCode ?? (second ? accountInUse : only.code);
  const account = salesAccounts.find((one) => one.code === code);
  return account ? { value: account, gaps: [] } : { value: null, gaps: [WHICH_ACCOUNT] };
}

/**
 * The tax of every line: the one chosen, else the one that admins have set, else the account's own where it may be used on
 * revenue; else it is asked. An account that the person chose brings its own tax along.
 */
export function taxOf(
  { taxRates, defaults }: Pick<BillingBooks, 'taxRates' | 'defaults'>,
  { choices, account }: { choices: Pick<Choices, 'taxType' | 'accountCode'>; account: Account | null },
): Found<TaxRate> {
  const isChosen = choices.accountCode !== undefined && choices.accountCode !== defaults.accountCode;
  const taxType = choices.taxType ?? (isChosen ? account?.taxType : (defaults.taxType ?? account?.taxType));
  const rate = taxRates.find((one) => one.taxType === taxType);
  if (rate) return { value: rate, gaps: [] };
  if (!account && choices.taxType === undefined) return { value: null, gaps: [] };
  return { value: null, gaps: [WHICH_TAX] };
}

const NO_ACCOUNT: Gap = {
  field: null,
  message: 'The organisation has no active sales account with a code.',
  fix: 'Add one to the chart of accounts in Xero, then refresh.',
};

const WHICH_ACCOUNT: Gap = {
  field: 'accountCode',
  message: 'It is not known which sales account this goes to.',
  fix: 'Choose the account.',
};

const WHICH_TAX: Gap = {
  field: 'taxType',
  message: 'It is not known which tax rate applies.',
  fix: 'Choose the tax rate.',
};
