import type { Account, BillingBooks, TaxRate } from '../facts.ts';
import type { Choices, Found, LineChoice } from './draft.ts';
import { missing } from './gap.ts';

/** What a rule came to, and in words what decided it. */
export interface Decided<T> extends Found<T> {
  why: string | null;
}

/** What speaks for an account or a tax rate of a line. */
export interface Spoken {
  choices: Pick<Choices, 'accountCode' | 'taxType'>;
  /** What the person chose for this line alone. */
  chosen?: LineChoice | undefined;
}

type Candidate = readonly [value: string | null | undefined, why: string];

const firstOf = (candidates: readonly Candidate[]): { value: string; why: string } | null => {
  const found = candidates.find(([value]) => value != null);
  return found?.[0] == null ? null : { value: found[0], why: found[1] };
};

const AS_CHOSEN = 'as chosen';
const AS_SET = 'as set in Tieout';

/**
 * The sales account of a line (docs/decisions/0007-draft-defaults.md): the one chosen for it or for all lines, else the one
 * that admins have set, else the only one there is, else the one that the organisation's own newest invoices use; else it is
 * asked. Xero marks no account as the default. One that was set and is there no more is asked for, not replaced.
 */
export function accountOf(
  { salesAccounts, defaults }: Pick<BillingBooks, 'salesAccounts' | 'defaults'>,
  { choices, chosen, accountInUse }: Spoken & { accountInUse: string | null },
): Decided<Account> {
  const [only, second] = salesAccounts;
  if (!only) return { value: null, why: null, gaps: [NO_ACCOUNT] };
  const spoken = firstOf([
    [chosen?.accountCode ?? choices.accountCode, AS_CHOSEN],
    [defaults.accountCode, AS_SET],
    second ? [accountInUse, 'where the newest invoices go'] : [only.code, 'the only sales account'],
  ]);
  const account = salesAccounts.find((one) => one.code === spoken?.value);
  return account && spoken
    ? { value: account, why: spoken.why, gaps: [] }
    : { value: null, why: null, gaps: [WHICH_ACCOUNT] };
}

/**
 * The tax of a line: the one chosen for it or for all lines, else the one that admins have set, else the account's own where
 * it may be used on revenue; else it is asked. An account that the person chose brings its own tax along.
 */
export function taxOf(
  { taxRates, defaults }: Pick<BillingBooks, 'taxRates' | 'defaults'>,
  { choices, chosen, account }: Spoken & { account: Account | null },
): Decided<TaxRate> {
  const code = chosen?.accountCode ?? choices.accountCode;
  const isChosen = code !== undefined && code !== defaults.accountCode;
  const choice = chosen?.taxType ?? choices.taxType;
  const ofAccount: Candidate = [account?.taxType, 'the tax of the account'];
  const spoken = firstOf([
    [choice, AS_CHOSEN],
    ...(isChosen ? [ofAccount] : ([[defaults.taxType, AS_SET], ofAccount] as const)),
  ]);
  const rate = taxRates.find((one) => one.taxType === spoken?.value);
  if (rate && spoken) return { value: rate, why: spoken.why, gaps: [] };
  if (!account && choice === undefined) return { value: null, why: null, gaps: [] };
  return { value: null, why: null, gaps: [WHICH_TAX] };
}

const NO_ACCOUNT = missing('account', {
  message: 'The organisation has no active sales account with a code.',
  fix: 'Add one to the chart of accounts in Xero, then refresh.',
});

const WHICH_ACCOUNT = missing('account', {
  field: 'accountCode',
  message: 'It is not known which sales account this goes to.',
  fix: 'Choose the account.',
});

const WHICH_TAX = missing('tax', {
  field: 'taxType',
  message: 'It is not known which tax rate applies.',
  fix: 'Choose the tax rate.',
});
