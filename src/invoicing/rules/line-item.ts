import type { LineSettings } from '../../billing-settings/facts.ts';
import type { LiveLine } from '../facts.ts';
import type { ItemSource, MappedItem, Proposal } from '../mapping/facts.ts';
import { matchItem } from '../mapping/rules/match-item.ts';
import type { LineChoice } from './draft.ts';
import { missing, warning, type Gap } from './gap.ts';

export interface LineItem {
  item: MappedItem | null;
  /** Items that may be the line's product, for a person to confirm. */
  proposals: Proposal[];
  gaps: Gap[];
}

const none = (gaps: Gap[] = [], proposals: Proposal[] = []): LineItem => ({ item: null, proposals, gaps });

/**
 * The item of Xero's that a line names: the one chosen for it, else the one that its product is known to be; where there is
 * none, what admins have set is done: it is asked, or the line goes without (C36, C48).
 */
export function lineItem(
  line: Pick<LiveLine, 'id' | 'productId' | 'sku' | 'name'>,
  {
    from,
    chosen,
    whenNoItem,
  }: { from: ItemSource; chosen: LineChoice | undefined; whenNoItem: LineSettings['whenNoItem'] },
): LineItem {
  if (chosen?.itemCode !== undefined) return chosenItem(line, chosen.itemCode, from);
  const match = matchItem(line, from);
  if (match.state === 'mapped') return { item: match.item, proposals: [], gaps: [] };
  const proposals = match.state === 'proposed' ? match.proposals : [];
  const lost = lostLink(line, from);
  if (whenNoItem === 'default_account')
    return none(lost ? [warning('items', { ...lost, lineId: line.id })] : [], proposals);
  const asked = lost ?? {
    message: `“${line.name}” is no item in Xero.`,
    fix: whenNoItem === 'ask' ? 'Choose the item, or bill it without one.' : 'Create the item in Xero, or choose one.',
  };
  return none([missing('items', { field: 'itemCode', lineId: line.id, ...asked })], proposals);
}

function chosenItem(line: Pick<LiveLine, 'id' | 'name'>, itemCode: string, { items }: ItemSource): LineItem {
  if (itemCode === '') return none();
  const found = items.find(({ code, isSold }) => isSold && code === itemCode);
  if (found) {
    const { id, code, ...rest } = found;
    const { name, accountCode, taxType, unitPrice } = rest;
    return {
      item: { itemId: id, itemCode: code, name, accountCode, taxType, unitPrice, how: 'link' },
      proposals: [],
      gaps: [],
    };
  }
  const message = `Item ${itemCode} of “${line.name}” is not among those that are sold in Xero.`;
  return none([missing('items', { field: 'itemCode', lineId: line.id, message, fix: 'Choose another item.' })]);
}

/** That the item which a person linked the product to is there no more, or no longer sold. */
function lostLink({ productId, name }: Pick<LiveLine, 'productId' | 'name'>, { links, items }: ItemSource) {
  const link = links.find((one) => one.productId === productId);
  if (!link) return null;
  const item = items.find(({ id }) => id === link.itemId);
  return {
    message: item
      ? `Item ${item.code} of “${name}” is no longer sold in Xero.`
      : `The item of “${name}” is archived in Xero, or gone.`,
    fix: 'Restore it in Xero, then refresh, or link the product to another item.',
  };
}
