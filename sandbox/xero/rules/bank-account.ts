import type { Account } from '../../seed/world.ts';

/** The bank account that takes money of a currency: one in that currency, else the first. */
export const bankAccountFor = ({ accounts }: { accounts: Account[] }, currencyCode: string): Account | undefined => {
  const banks = accounts.filter(({ type, status }) => type === 'BANK' && status === 'ACTIVE');
  return banks.find((one) => one.currencyCode === currencyCode) ?? banks[0];
};
