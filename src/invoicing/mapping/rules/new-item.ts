import type { Decimal } from '../../../lib/money.ts';
import type { ItemFact } from '../../../mirror/facts.ts';
import type { BillingBooks } from '../../facts.ts';
import type { MirrorItem, Product } from '../facts.ts';
import { fold } from './fold.ts';
import { cutText } from '../../rules/cut-text.ts';
import { jsonText } from '../../rules/json-text.ts';

/** Xero's limits. Source: https://developer.xero.com/documentation/api/accounting/items. */
const LONGEST = { code: 30, name: 50, description: 4000 } as const;

/** What a person has said of the item; what is absent comes from the product and the organisation's defaults. */
export interface ItemChoices {
  code?: string | undefined;
  name?: string | undefined;
  accountCode?: string | undefined;
  taxType?: string | undefined;
}

/** An item as it is to be made. */
export interface NewItem {
  code: string;
  name: string;
  description: string;
  unitPrice: Decimal | null;
  accountCode: string | null;
  taxType: string | null;
}

export interface ItemGap {
  message: string;
  fix: string;
}

type Books = Pick<BillingBooks, 'salesAccounts' | 'taxRates' | 'defaults' | 'baseCurrency' | 'portal'>;

/**
 * The item that is made of a product: its code is the SKU, its price the product's, where the portal and the organisation
 * count in one currency. A name that is too long for Xero is cut; all of it is in the description. With what keeps it from
 * being made.
 */
export function newItem(
  product: Product,
  { choices, books, items }: { choices: ItemChoices; books: Books; items: readonly MirrorItem[] },
): { item: NewItem; gaps: ItemGap[] } {
  const name = (choices.name ?? product.name).trim();
  const accountCode = choices.accountCode ?? books.defaults.accountCode;
  const taxType = choices.taxType ?? books.defaults.taxType;
  const item: NewItem = {
    code: (choices.code ?? product.sku ?? '').trim(),
    name: cutText(name, LONGEST.name),
    description: cutText(product.description?.trim() || name, LONGEST.description),
    unitPrice: books.portal.currency === books.baseCurrency ? (product.price?.round(4) ?? null) : null,
    accountCode,
    taxType,
  };
  const gaps = [...codeGaps(item, items), ...(item.name === '' ? [NO_NAME] : [])];
  if (accountCode !== null && !books.salesAccounts.some(({ code }) => code === accountCode))
    gaps.push(noAccount(accountCode));
  if (taxType !== null && !books.taxRates.some((rate) => rate.taxType === taxType)) gaps.push(noRate(taxType));
  return { item, gaps };
}

function codeGaps({ code }: NewItem, items: readonly MirrorItem[]): ItemGap[] {
  if (code === '') return [NO_CODE];
  if (code.length > LONGEST.code)
    return [{ message: `The code ${code} is longer than Xero's 30 characters.`, fix: 'Type a shorter code.' }];
  const taken = items.find((item) => fold(item.code) === fold(code));
  if (!taken) return [];
  return [
    {
      message: `Xero has the item ${taken.code} (${taken.name}) already.`,
      fix: 'Link the product to it, or type another code.',
    },
  ];
}

const NO_CODE: ItemGap = { message: 'The product has no SKU, and an item needs a code.', fix: 'Type a code.' };
const NO_NAME: ItemGap = { message: 'The product has no name.', fix: 'Type a name.' };
const noAccount = (code: string): ItemGap => ({
  message: `${code} is no active account for sales in Xero.`,
  fix: 'Choose another account.',
});
const noRate = (taxType: string): ItemGap => ({
  message: `${taxType} is no active tax rate that sales can use in Xero.`,
  fix: 'Choose another tax rate.',
});

/** The exact bytes of PUT /Items for an item that is sold and not bought. */
export function itemRequest({ code, name, description, unitPrice, accountCode, taxType }: NewItem): string {
  const sales = {
    UnitPrice: unitPrice ?? undefined,
    AccountCode: accountCode ?? undefined,
    TaxType: taxType ?? undefined,
  };
  const item = { Code: code, Name: name, Description: description, SalesDetails: sales };
  return `{"Items":[{"IsSold":true,"IsPurchased":false,${jsonText(item).slice(1)}]}`;
}

/** How Xero says that there is an item with the code. Source: the example of a refusal in its OpenAPI document. */
const TAKEN = /^Price List Item with Code '.*' already exists$/;

/** Whether Xero has refused the item because of its code alone. */
export const isTaken = (messages: readonly string[]): boolean => messages.some((message) => TAKEN.test(message));

/** How far Xero's clock and ours may differ. */
const MARGIN_MS = 5 * 60_000;

/**
 * Whether an item that has the code can be the one that was asked for: of that name, and not older than the asking. One that
 * somebody else made in these minutes under the same code and name is as good.
 */
export function isAskedFor(
  { name, isSold, updatedAt }: Pick<ItemFact, 'name' | 'isSold' | 'updatedAt'>,
  asked: { name: string; createdAt: Date },
): boolean {
  return isSold && name === asked.name && updatedAt.getTime() >= asked.createdAt.getTime() - MARGIN_MS;
}
