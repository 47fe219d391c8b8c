import type { Account, BillingBooks, TaxRate } from '../facts.ts';
import type { MappedItem } from '../mapping/facts.ts';
import type { PlaceTax } from './tax/tax-by-place.ts';
import type { Choices, Found, LineChoice } from './draft.ts';
import { missing } from './gap.ts';
import { goneAccount, goneRate, undecided } from './account-and-tax-words.ts';

/** What a rule came to, and in words what decided it. */
export interface Decided<T> extends Found<T> {
  why: string | null;
}

/** What speaks for an account or a tax rate of a line. */
export interface Spoken {
  choices: Pick<Choices, 'accountCode' | 'taxType'>;
  /** What the person chose for this line alone. */
  chosen?: LineChoice | undefined;
  /** What a line rule says of it. */
  rule?: { value: string; rule: string } | null;
  item?: Pick<MappedItem, 'name' | 'accountCode' | 'taxType'> | null;
}

type Candidate = readonly [value: string | null | undefined, why: string];

const firstOf = (candidates: readonly Candidate[]): { value: string; why: string } | null => {
  const found = candidates.find(([value]) => value != null);
  return found?.[0] == null ? null : { value: found[0], why: found[1] };
};

const AS_CHOSEN = 'as chosen';
const AS_SET = 'as set in Tieout';
const OF_ACCOUNT = 'the tax of the account';

const ofItem = (item: Spoken['item']): string => `the item “${item?.name ?? ''}” in Xero`;

/**
 * The sales account of a line (docs/decisions/0007-draft-defaults.md): the one chosen for it or for all lines, else what a
 * line rule says, else the item's, else the one that admins have set, else the only one there is, else the one that the
 * organisation's own newest invoices use; else it is asked. Xero marks no account as the default. One that was said and is
 * there no more is asked for, not replaced.
 */
export function accountOf(
  books: Pick<BillingBooks, 'salesAccounts' | 'otherAccounts' | 'defaults'>,
  { choices, chosen, rule, item, accountInUse }: Spoken & { accountInUse: string | null },
): Decided<Account> {
  const { salesAccounts, defaults } = books;
  const [only, second] = salesAccounts;
  if (!only) return { value: null, why: null, gaps: [NO_ACCOUNT] };
  const spoken = firstOf([
    [chosen?.accountCode ?? choices.accountCode, AS_CHOSEN],
    [rule?.value, rule?.rule ?? ''],
    [item?.accountCode, ofItem(item)],
    [defaults.accountCode, AS_SET],
    second ? [accountInUse, 'where the newest invoices go'] : [only.code, 'the only sales account'],
  ]);
  if (!spoken) return { value: null, why: null, gaps: [WHICH_ACCOUNT] };
  const account = salesAccounts.find(({ code }) => code === spoken.value);
  if (account) return { value: account, why: spoken.why, gaps: [] };
  return { value: null, why: null, gaps: [goneAccount(books, spoken)] };
}

/**
 * The tax of a line: the one chosen for it or for all lines, else what a line rule says, else what the customer's place
 * decides, else the item's, else the one that admins have set, else the account's own where it may be used on revenue; else
 * it is asked. An account that the person chose brings its own tax along.
 */
export function taxOf(
  books: Pick<BillingBooks, 'taxRates' | 'otherTaxRates' | 'defaults'>,
  { choices, chosen, rule, item, place, account }: Spoken & { place?: PlaceTax | null; account: Account | null },
): Decided<TaxRate> {
  const { taxRates, defaults } = books;
  const said = firstOf([
    [chosen?.taxType ?? choices.taxType, AS_CHOSEN],
    [rule?.value, rule?.rule ?? ''],
  ]);
  if (!said && place) {
    if (place.state === 'undecided') return { value: null, why: place.rule, gaps: [undecided(place)] };
    return { value: place.rate, why: place.decision.rule, gaps: [] };
  }
  const code = chosen?.accountCode ?? choices.accountCode;
  const isChosen = code !== undefined && code !== defaults.accountCode;
  const set: Candidate[] = isChosen
    ? []
    : [
        [item?.taxType, ofItem(item)],
        [defaults.taxType, AS_SET],
      ];
  const spoken = said ?? firstOf([...set, [account?.taxType, OF_ACCOUNT]]);
  const rate = taxRates.find((one) => one.taxType === spoken?.value);
  if (rate && spoken) return { value: rate, why: spoken.why, gaps: [] };
  if (!account && !said) return { value: null, why: null, gaps: [] };
  const gone = spoken && goneRate(books, { ...spoken, isOnlyTheAccounts: spoken.why === OF_ACCOUNT });
  return { value: null, why: null, gaps: [gone ?? WHICH_TAX] };
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
