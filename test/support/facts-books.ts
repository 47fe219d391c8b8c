import fc from 'fast-check';
import type { StreamFacts } from '../../src/mirror/facts.ts';
import { fact, money, some, words } from './fact-parts.ts';

type BookStream = 'accounts' | 'tax_rates' | 'currencies' | 'tracking_categories' | 'branding_themes' | 'items';

/** Any fact of how an organisation's books are set up. */
export const anyBooksFact: { [S in BookStream]: fc.Arbitrary<StreamFacts[S]> } = {
  accounts: fc.record({
    ...fact,
    code: some(words),
    name: words,
    type: fc.constantFrom('REVENUE', 'BANK'),
    class: fc.constantFrom('REVENUE', 'ASSET'),
    taxType: some(words),
    status: fc.constantFrom('ACTIVE', 'ARCHIVED'),
    systemAccount: some(words),
  }),
  tax_rates: fc.record({
    ...fact,
    name: words,
    status: fc.constantFrom('ACTIVE', 'DELETED'),
    effectiveRate: money,
    canApplyToRevenue: fc.boolean(),
  }),
  currencies: fc.record({ ...fact, description: words }),
  tracking_categories: fc.record({
    ...fact,
    name: words,
    status: fc.constantFrom('ACTIVE', 'ARCHIVED'),
    options: fc.array(fc.record({ id: fc.uuid(), name: words, status: words }), { maxLength: 4 }),
  }),
  branding_themes: fc.record({ ...fact, name: words, sortOrder: fc.nat(20) }),
  items: fc.record({
    ...fact,
    code: words,
    name: words,
    description: words,
    isSold: fc.boolean(),
    isPurchased: fc.boolean(),
    isTracked: fc.boolean(),
    unitPrice: some(money),
    accountCode: some(words),
    taxType: some(words),
    quantityOnHand: some(money),
  }),
};
