import { randomUUID } from 'node:crypto';
import { Big } from 'big.js';
import type { Answer } from '../../answer.ts';
import type { Item, Organisation, Pricing } from '../../facts.ts';
import { wireItem } from '../../wire/settings.ts';
import { refuse, type Kind, type Outcome, type WriteCall } from '../batch.ts';
import type { UnitDecimals } from '../invoices/lines.ts';
import { unitDecimalsOf } from '../invoices/put-invoice.ts';
import { present } from '../present.ts';
import { commit, openUnit, type Unit } from '../unit.ts';
import { checkItem, itemInput, type ItemInput, type PricingInput } from './input.ts';
import { itemFaults } from './rules.ts';

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';

const pricingOf = ({ UnitPrice, AccountCode, TaxType }: PricingInput, unitDecimals: UnitDecimals): Pricing =>
  present({
    unitPrice: UnitPrice && new Big(UnitPrice).round(unitDecimals, Big.roundHalfUp).toFixed(),
    accountCode: AccountCode === '' ? undefined : AccountCode,
    taxType: TaxType === '' ? undefined : TaxType,
  });

const blank = (unit: Unit): Item => ({
  itemId: randomUUID(),
  code: '',
  name: '',
  description: '',
  isSold: true,
  isPurchased: true,
  updatedAt: unit.now,
});

/** What an item loses when it is no longer sold, or no longer bought. */
const forgotten = (item: Item): Item => {
  const { unitPrice, accountCode, taxType, purchase, purchaseDescription, ...rest } = item;
  const sold = item.isSold === false ? { description: '' } : present({ unitPrice, accountCode, taxType });
  return { ...rest, ...sold, ...(item.isPurchased === true ? present({ purchase, purchaseDescription }) : {}) };
};

/** The item that an input makes of another, or of nothing. What is not sent stays. */
const mergeItem = (unit: Unit, input: ItemInput, rest: { existing?: Item; unitDecimals: UnitDecimals }): Item => {
  const before = rest.existing ?? blank(unit);
  const { PurchaseDetails: bought, SalesDetails: sold = {} } = input;
  return forgotten({
    ...before,
    ...pricingOf(sold, rest.unitDecimals),
    ...present({
      name: input.Name,
      description: input.Description,
      purchaseDescription: input.PurchaseDescription,
      isSold: input.IsSold,
      isPurchased: input.IsPurchased,
      purchase: bought && { ...before.purchase, ...pricingOf(bought, rest.unitDecimals) },
    }),
    // It is the one field that every write must carry.
    code: input.Code ?? '',
    updatedAt: unit.now,
  });
};

const putItem = (unit: Unit, input: ItemInput, rest: { existing?: Item; call: WriteCall }): Outcome => {
  const { existing, call } = rest;
  const item = mergeItem(unit, input, { ...present({ existing }), unitDecimals: unitDecimalsOf(call) });
  const errors = itemFaults(item, unit.organisation);
  if (errors.length > 0) return { errors };
  unit.put('items', item, { changes: existing === undefined ? 'Created' : 'Edited', details: item.code });
  return { id: item.itemId, errors };
};

/** The item of a path, by its id or code. */
export const itemAt = ({ items }: Organisation, key: string | undefined): Item | undefined =>
  items.find(({ itemId }) => itemId === key?.toLowerCase()) ?? items.find(({ code }) => code === key);

const kind = (write: Kind<ItemInput>['write']): Kind<ItemInput> => ({
  name: 'Items',
  idField: 'ItemID',
  most: 500,
  schema: itemInput,
  check: checkItem,
  write,
  present: ({ organisation }, ids, call) =>
    organisation.items.filter(({ itemId }) => ids.includes(itemId)).map((item) => wireItem(item, unitDecimalsOf(call))),
  echo: ({ ItemID, Code, Name }) => present({ ItemID, Code, Name }),
});

/** PUT: every item is a new one, whatever id it carries. */
export const createItems = kind((unit, input, call) => putItem(unit, input, { call }));

/** POST: an item that is found by id or code is changed, else made; one with an id must be found. */
export const updateOrCreateItems = kind((unit, input, call) => {
  const { ItemID, Code } = input;
  const existing = unit.organisation.items.find((one) =>
    ItemID === undefined ? one.code === Code : one.itemId === ItemID,
  );
  if (existing === undefined && ItemID !== undefined) return refuse(NOT_FOUND);
  return putItem(unit, input, { ...present({ existing }), call });
});

/** POST to one item. */
export const updateItem = kind((unit, input, call) => {
  const existing = itemAt(unit.organisation, call.key);
  return existing === undefined ? refuse(NOT_FOUND) : putItem(unit, input, { existing, call });
});

/** `DELETE /Items/{id}`: lines that name its code keep it. */
export const deleteItem = async ({ reading, organisation, app }: WriteCall, { itemId }: Item): Promise<Answer> => {
  const unit = openUnit(reading, organisation, app);
  unit.remove('items', itemId);
  await commit(reading, organisation, unit);
  return { status: 204 };
};
