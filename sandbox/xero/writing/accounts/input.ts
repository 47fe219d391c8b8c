import { z } from 'zod';
import type { Account } from '../../../seed/world.ts';
import type { Wire } from '../../wire/wire.ts';
import { refuseUnplayed } from '../body.ts';
import { flag, text, word } from '../fields.ts';

/** Which class an account of each type is of. */
export const CLASSES = {
  BANK: 'ASSET',
  CURRENT: 'ASSET',
  FIXED: 'ASSET',
  INVENTORY: 'ASSET',
  NONCURRENT: 'ASSET',
  PREPAYMENT: 'ASSET',
  EQUITY: 'EQUITY',
  DEPRECIATN: 'EXPENSE',
  DIRECTCOSTS: 'EXPENSE',
  EXPENSE: 'EXPENSE',
  OVERHEADS: 'EXPENSE',
  CURRLIAB: 'LIABILITY',
  LIABILITY: 'LIABILITY',
  PAYG: 'LIABILITY',
  TERMLIAB: 'LIABILITY',
  OTHERINCOME: 'REVENUE',
  REVENUE: 'REVENUE',
  SALES: 'REVENUE',
} as const satisfies Record<string, Account['class']>;

/** An account as it is sent. */
export const accountInput = z.object({
  Code: text.default(''),
  Name: text.default(''),
  Type: word(...(Object.keys(CLASSES) as (keyof typeof CLASSES)[])).optional(),
  Status: word('ACTIVE', 'ARCHIVED', 'DELETED').default('ACTIVE'),
  Description: text.optional(),
  BankAccountNumber: text.optional(),
  BankAccountType: word('BANK', 'CREDITCARD', 'PAYPAL', 'NONE', '').optional(),
  CurrencyCode: text.optional(),
  TaxType: text.default('NONE'),
  EnablePaymentsToAccount: flag.default(false),
});
export type AccountInput = z.infer<typeof accountInput>;

/** Throws on what the stand-in does not keep of an account: a bank account is a plain one. */
export const checkAccount = (element: Wire): void => {
  const isPlain = /^(bank|none)$/i.test(String(element['BankAccountType']));
  const { BankAccountType, ...rest } = element;
  const unplayed = ['AddToWatchlist', 'BankAccountType', 'ReportingCode', 'ShowInExpenseClaims'];
  refuseUnplayed(isPlain ? rest : { ...rest, BankAccountType }, unplayed, 'an account');
};
