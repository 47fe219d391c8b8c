import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/invoicing/mapping/rules/${file}` }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in which item a product is billed as, what the line rules decide, and who is told of a change. */
export const mappingFaults: Fault[] = [
  {
    fault: 'of two items with the SKU as their code the first is taken',
    file: 'src/invoicing/mapping/rules/match-item.ts',
    right: "return second ? null : mapped(only, 'sku');",
    wrong: "return mapped(second ?? only, 'sku');",
    seenBy: unit('match-item.test.ts'),
  },
  {
    fault: 'a linked item that is gone is replaced by another without a person',
    file: 'src/invoicing/mapping/rules/match-item.ts',
    right: 'id === link.itemId && isSold)',
    wrong: 'id === link.itemId && isSold) ?? ofSku(sold, items)[0]',
    seenBy: unit('match-item.test.ts'),
  },
  {
    fault: 'an item that is not sold is billed',
    file: 'src/invoicing/mapping/rules/item-index.ts',
    right: 'items.filter(({ isSold }) => isSold)',
    wrong: '[...items]',
    seenBy: unit('match-item.test.ts'),
  },
  {
    fault: 'a blank beside a SKU makes it another one',
    file: 'src/invoicing/mapping/rules/fold.ts',
    right: "text.trim().normalize('NFC')",
    wrong: "text.normalize('NFC')",
    seenBy: unit('match-item.test.ts'),
  },
  {
    fault: 'the likeliest item stands last',
    file: 'src/invoicing/mapping/rules/propose-items.ts',
    right: 'b.likeness - a.likeness',
    wrong: 'a.likeness - b.likeness',
    seenBy: unit('propose-items.test.ts'),
  },
  {
    fault: 'a line rule without conditions decides every line',
    file: 'src/invoicing/mapping/rules/apply-line-rules.ts',
    right: 'when.length > 0 && when.every(',
    wrong: 'when.every(',
    seenBy: unit('apply-line-rules.test.ts'),
  },
  {
    fault: 'the last line rule decides, not the first',
    file: 'src/invoicing/mapping/rules/apply-line-rules.ts',
    right: 'of holding) {',
    wrong: 'of holding.toReversed()) {',
    seenBy: unit('apply-line-rules.test.ts'),
  },
  {
    fault: 'prices that agree again are told of',
    file: 'src/invoicing/mapping/rules/mapping-troubles.ts',
    right: 'if (isSame(is.unitPrice, product.price)) return null;',
    wrong: '',
    seenBy: unit('mapping-troubles.test.ts'),
  },
  {
    fault: 'a rep maps anew what finance has mapped',
    file: 'src/invoicing/mapping/link-product.ts',
    right: "if (match?.state !== 'mapped') return linkProduct(unit, word);",
    wrong: 'return linkProduct(unit, word);',
    seenBy: integration('mapping-doors.test.ts'),
  },
  {
    fault: 'an item of somebody else’s is taken for the one that was to be made',
    file: 'src/invoicing/mapping/rules/new-item.ts',
    right: 'isSold && name === asked.name &&',
    wrong: 'isSold &&',
    seenBy: integration('create-item-faults.test.ts'),
  },
  {
    fault: 'an item that was made late undoes what a person has said meanwhile',
    file: 'src/store/mapping-store.ts',
    right: "        .where('product_links.linked_at', '<=', linkedAt),",
    wrong: '',
    seenBy: integration('create-item.test.ts'),
  },
  {
    fault: 'for a product whose item is gone no other can be made',
    file: 'src/invoicing/mapping/create-item.ts',
    right: 'if (active) await release(unit, active.intentId);',
    wrong: '',
    seenBy: integration('create-item.test.ts'),
  },
  {
    fault: 'a first reading of products tells of each of them',
    file: 'src/store/mapping-store.ts',
    right: "product.stream = 'crm_products' and product.read_until is not null",
    wrong: "product.stream = 'crm_products'",
    seenBy: integration('mapping-look.test.ts'),
  },
  {
    fault: 'an item that is gone is told of by nobody',
    file: 'src/mirror/read-row.ts',
    right: 'await buryRows({ unit, key }, [id], readAt);',
    wrong: 'await unit.rows.markGone(key, [id], readAt);',
    seenBy: integration('mapping-look.test.ts'),
  },
  {
    fault: 'an item that a reading of everything does not find is told of by nobody',
    file: 'src/mirror/settle-pass.ts',
    right: 'await buryRows({ unit, key }, absent, readAt);',
    wrong: 'await unit.rows.markGone(key, absent, readAt);',
    seenBy: integration('mapping-look.test.ts'),
  },
  {
    fault: 'a product that HubSpot says is gone is told of for ever',
    file: 'src/mirror/fetch-crm-changed.ts',
    right: 'await buryRows({ unit, key }, absent, part.readAt);',
    wrong: 'await unit.rows.markGone(key, absent, part.readAt);',
    seenBy: integration('mapping-look.test.ts'),
  },
];
