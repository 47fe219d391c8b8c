import type { InvoiceDraft } from '../../src/contract/invoicing.ts';
import { draft, draftWith } from './support/invoicing-sample.ts';
import type { OpenCard } from './support/open-card.tsx';
import { answer, callsOf, click, doors, fieldOf, openDeal } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const rope = { itemId: 'i1', value: 'ROPE-12', label: 'ROPE-12 – Rope, 12 mm' };
const [line] = draft().lines;
const gap = {
  field: 'itemCode',
  lineId: '901',
  message: '“Rope” is no item in Xero.',
  fix: 'Choose the item.',
} as const;
const map = 'POST /cards/products/77/map';
const make = 'POST /cards/products/77/create-item';

/** Opens a draft whose one line is of that product and is no item yet; read again, nothing is missing. */
async function asked(productId: string | null, options: Partial<InvoiceDraft['options']> = {}): Promise<OpenCard> {
  const first = draftWith(gap, {
    lines: [{ ...line!, productId, proposals: [rope] }],
    options: { ...draft().options, items: [rope], ...options },
  });
  const opening = await openDeal();
  let read = 0;
  opening.service.on(doors.draft, () => ok(read++ === 0 ? first : draft()));
  await click(opening, 'Create invoice');
  return opening;
}
const lastQuery = ({ service }: OpenCard): string => decodeURIComponent(service.calls.at(-1)?.split('?')[1] ?? '');

test('the item of a product is kept for it, and the draft is read again', async () => {
  const opening = await asked('77');
  opening.service.on(map, () => ok({ productId: '77', itemCode: 'ROPE-12' }));
  await answer(opening, 'itemCode-901', 'ROPE-12');
  expect(callsOf(opening, map)).toBe(1);
  expect(callsOf(opening, doors.draft)).toBe(2);
  expect(opening.service.calls.some((call) => call.includes('lines='))).toBe(false);
});

test.each([
  { when: 'the line is of no product', productId: null, given: 'ROPE-12', itemCode: 'ROPE-12' },
  { when: 'it is no item', productId: '77', given: '(none)', itemCode: '' },
])('where $when, it is chosen for this invoice alone', async ({ productId, given, itemCode }) => {
  const opening = await asked(productId);
  await answer(opening, 'itemCode-901', given);
  expect(callsOf(opening, map)).toBe(0);
  expect(lastQuery(opening)).toContain(`lines={"901":{"itemCode":"${itemCode}"}}`);
});

test('the person may choose it for this invoice alone', async () => {
  const opening = await asked('77');
  await answer(opening, 'itemCode-901-keep', false);
  await answer(opening, 'itemCode-901', 'ROPE-12');
  expect(callsOf(opening, map)).toBe(0);
  expect(lastQuery(opening)).toContain('ROPE-12');
});

test('why it could not be kept is said', async () => {
  const opening = await asked('77');
  opening.service.on(map, () => problem({ code: 'conflict', message: 'It is billed as LED already.' }));
  await answer(opening, 'itemCode-901', 'ROPE-12');
  expect(opening.words()).toContain('Choose the item for this invoice alone.');
  expect(callsOf(opening, doors.draft)).toBe(1);
});

test('where the settings allow it, the item is made in Xero', async () => {
  const shut = await asked('77');
  expect(shut.words()).not.toContain('Create the item in Xero');
  const opening = await asked('77', { createItems: true });
  opening.service.on(make, () => ok({ state: 'done', problem: null, taken: null }));
  await click(opening, 'Create the item in Xero');
  expect([callsOf(opening, make), callsOf(opening, doors.draft)]).toEqual([1, 2]);
});

test('an item that Xero refuses is told in its words', async () => {
  const opening = await asked('77', { createItems: true });
  const refused = { message: 'Price List Item with Code ROPE-12 already exists', fix: 'Choose that item.' };
  opening.service.on(make, () => ok({ state: 'rejected', problem: refused, taken: null }));
  await click(opening, 'Create the item in Xero');
  expect(opening.words()).toContain('Choose that item.');
  expect(fieldOf(opening, 'itemCode-901')).not.toBeNull();
});
