import type { Big } from 'big.js';
import type { DocumentStatus } from '../rules/settlement.ts';

/** `1,234.50`, or with the currency `GBP 1,234.50`; always two decimals. */
export const amountWords = (amount: Big, currencyCode?: string): string => {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
  return currencyCode === undefined ? grouped : `${currencyCode} ${grouped}`;
};

/** `22 Nov 2026`, of a calendar date. */
export const dateWords = (date: string | undefined): string =>
  date === undefined
    ? '–'
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));

/** What people call a status in Xero. */
export const STATUS_WORDS: Record<DocumentStatus, string> = {
  DRAFT: 'Draft',
  SUBMITTED: 'Awaiting approval',
  AUTHORISED: 'Awaiting payment',
  PAID: 'Paid',
  VOIDED: 'Voided',
  DELETED: 'Deleted',
};
