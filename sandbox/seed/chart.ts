import { xeroId } from './ids.ts';
import type { Account } from './world.ts';

const WRITTEN = '2023-04-03T09:00:00.000Z';

type Row = [code: string, name: string, type: string, class_: Account['class'], taxType: string];

/** Writes the accounts of one organisation. `prefix` keeps their ids apart from those of accounts of the same name elsewhere. */
export const chart = ({ prefix, currencyCode }: { prefix: string; currencyCode: string }) => {
  const blank = (name: string) => ({
    accountId: xeroId(`${prefix}account:${name}`),
    name,
    status: 'ACTIVE' as const,
    enablePaymentsToAccount: false,
    updatedAt: WRITTEN,
  });
  return {
    account: ([code, name, type, class_, taxType]: Row, more: Partial<Account> = {}): Account => ({
      ...blank(name),
      code,
      type,
      class: class_,
      taxType,
      ...more,
    }),
    bank: (name: string, more: Partial<Account>): Account => ({
      ...blank(name),
      type: 'BANK',
      class: 'ASSET',
      taxType: 'NONE',
      currencyCode,
      ...more,
    }),
  };
};
