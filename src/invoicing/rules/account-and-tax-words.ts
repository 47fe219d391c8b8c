import type { BillingBooks } from '../facts.ts';
import type { PlaceTax } from './tax/tax-by-place.ts';
import { missing, type Gap, type GapField } from './gap.ts';

interface Said {
  value: string;
  /** What said it, in words. */
  why: string;
}

/** That an account was named which sales cannot be booked to, and why not. */
export function goneAccount({ otherAccounts }: Pick<BillingBooks, 'otherAccounts'>, { value, why }: Said): Gap {
  const other = otherAccounts.find(({ code }) => code === value);
  const named = other ? `${value} – ${other.name}` : value;
  return missing('account', {
    field: 'accountCode',
    message: `Account ${named} (${why}) ${other ? accountFault(other) : 'is not there any more in Xero'}.`,
    fix: 'Choose another account, or put this one right in Xero, then refresh.',
  });
}

function accountFault({ status, class: kind }: BillingBooks['otherAccounts'][number]): string {
  if (status !== 'ACTIVE') return 'is archived in Xero';
  return kind === 'REVENUE' ? 'is one of Xero’s own, to which nothing is booked by hand' : 'is not for sales in Xero';
}

/**
 * That a tax rate was named which sales cannot have, and why not; null: it is merely what the account says, and Xero no longer
 * tells of it.
 */
export function goneRate(
  { otherTaxRates }: Pick<BillingBooks, 'otherTaxRates'>,
  { value, why, isOnlyTheAccounts }: Said & { isOnlyTheAccounts: boolean },
): Gap | null {
  const other = otherTaxRates.find(({ taxType }) => taxType === value);
  if (!other && isOnlyTheAccounts) return null;
  const named = other ? `“${other.name}”` : value;
  return missing('tax', {
    field: 'taxType',
    message: `Tax rate ${named} (${why}) ${other ? rateFault(other) : 'is not there any more in Xero'}.`,
    fix: 'Choose another tax rate, or put this one right in Xero, then refresh.',
  });
}

const rateFault = ({ status }: BillingBooks['otherTaxRates'][number]): string =>
  status === 'ACTIVE'
    ? 'is not for sales in Xero'
    : `is ${status === 'DELETED' ? 'deleted' : 'no longer active'} in Xero`;

type Undecided = PlaceTax & { state: 'undecided' };

/** Where the answer to what the rules of a place ask is typed; the rest is answered by choosing the rate. */
const ASKED_AT: Partial<Record<Undecided['asks'], GapField>> = { country: 'country', tax_number: 'taxNumber' };

/** What has to be known before the place can decide the tax. */
export const undecided = ({ asks, message, fix }: Undecided): Gap =>
  missing('tax', { field: ASKED_AT[asks] ?? 'taxType', message, fix });
