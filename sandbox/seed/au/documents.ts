import { bookkeeper } from '../bookkeeping.ts';
import { basket, exported } from './catalogue.ts';
import { bankAccounts, taxRates } from './organisation.ts';

/** Whoever writes the documents of the roaster. */
export const bookkeeperOfAu = bookkeeper({
  baseCurrency: 'AUD',
  rates: { NZD: '1.087300' },
  bankAccountIds: { AUD: bankAccounts.AUD.accountId, NZD: bankAccounts.NZD.accountId },
  taxRates,
  basket: (random, currencyCode) => (currencyCode === 'NZD' ? exported(basket(random)) : basket(random)),
});
