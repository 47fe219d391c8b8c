import type { Item, Organisation, Pricing } from '../../facts.ts';
import { taxTypeFaults } from '../invoices/line-rules.ts';

const LONGEST = { code: 30, name: 50, description: 4000, purchaseDescription: 4000 } as const;
const WORDS = {
  code: 'Code',
  name: 'Name',
  description: 'Description',
  purchaseDescription: 'PurchaseDescription',
} as const;

const lengthFaults = (item: Item): string[] =>
  (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).flatMap((field) =>
    (item[field] ?? '').length > LONGEST[field]
      ? [`${WORDS[field]} must be ${LONGEST[field]} characters or less.`]
      : [],
  );

const codeFaults = ({ itemId, code }: Item, { items }: Organisation): string[] => {
  if (code === '') return ['Code must be specified'];
  return items.some((other) => other.itemId !== itemId && other.code.toLowerCase() === code.toLowerCase())
    ? [`Price List Item with Code '${code}' already exists`]
    : [];
};

const pricingFaults = ({ accountCode, taxType }: Pricing, organisation: Organisation): string[] => {
  const account = organisation.accounts.find(({ code }) => code !== undefined && code === accountCode);
  if (accountCode !== undefined && account?.status !== 'ACTIVE')
    return [`Account code '${accountCode}' has been removed as it does not match a recognised account.`];
  if (account?.type === 'BANK' || account?.systemAccount !== undefined)
    return [`Account code '${accountCode ?? ''}' is not a valid code for this document.`];
  return taxType === undefined ? [] : taxTypeFaults(taxType, account, organisation);
};

/** What is wrong with an item among the others of its organisation, each message once. */
export const itemFaults = (item: Item, organisation: Organisation): string[] => [
  ...new Set([
    ...codeFaults(item, organisation),
    ...lengthFaults(item),
    ...pricingFaults(item, organisation),
    ...pricingFaults(item.purchase ?? {}, organisation),
  ]),
];
