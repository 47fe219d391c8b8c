import fc from 'fast-check';
import { draftOf, liveDeal, liveLine } from '../../../../test/support/billing-facts.ts';
import { madeOf, sentOf } from '../../../../test/support/sent-facts.ts';
import { decimal } from '../../../lib/money.ts';
import type { LineFact } from '../../../mirror/facts.ts';
import type { LiveLine } from '../../facts.ts';
import { lineIdsFor } from './line-ids.ts';

const named = (...names: string[]): LiveLine[] => names.map((name) => liveLine({ id: name, name }));
const drafted = (...lines: LiveLine[]) => draftOf({ deal: liveDeal({ lines }) });
const before = drafted(...named('a', 'b', 'c'));
const { sent } = sentOf(before);
const standing = madeOf(before).lines;

const idsFor = (lines: LiveLine[], has: LineFact[] = standing, was = sent.lines) =>
  lineIdsFor({ sent: was, standing: has, draft: drafted(...lines).lines });

test('each line goes on as the one that was sent for it, wherever it stands now; a new one has no id', () => {
  expect(idsFor(named('a', 'b', 'c'))).toEqual(['x0', 'x1', 'x2']);
  expect(idsFor(named('c', 'new', 'a'))).toEqual(['x2', null, 'x0']);
  expect(idsFor(named('new'))).toEqual([null]);
  expect(idsFor([liveLine({ id: 'b', name: 'renamed', quantity: '7' })])).toEqual(['x1']);
});

test('what was edited in Xero is found by its description, else by its place', () => {
  const [a, b, c] = standing as [LineFact, LineFact, LineFact];
  expect(idsFor(named('a', 'b', 'c'), [c, { ...b, description: 'edited' }, a])).toEqual(['x0', 'x1', 'x2']);
  expect(idsFor(named('a', 'b', 'c'), [b, c])).toEqual([null, 'x1', 'x2']);
  expect(idsFor(named('a', 'b', 'c'), [])).toEqual([null, null, null]);
  const spaced = { ...a, description: ' a\r\n' };
  expect(idsFor(named('b', 'a'), [b, spaced])).toEqual(['x1', 'x0']);
});

test('without ids of the deal’s lines, by description and place', () => {
  const older = sent.lines.map((line) => ({ ...line, lineId: null }));
  expect(idsFor(named('b', 'a', 'z'), standing, older)).toEqual(['x1', 'x0', 'x2']);
});

test('a line that would keep what the deal no longer says is made anew', () => {
  const option = { categoryId: 'c', category: 'Region', optionId: 'o', option: 'North' };
  const cases: Partial<LineFact>[] = [
    { itemCode: 'DESK' },
    { discountRate: decimal('10') },
    { discountAmount: decimal('5') },
    { tracking: [option] },
  ];
  for (const has of cases) expect([has, idsFor(named('a'), [{ ...standing[0]!, ...has }])]).toEqual([has, [null]]);
  expect(idsFor(named('a'), [{ ...standing[0]!, discountRate: decimal('0') }])).toEqual(['x0']);
  const discounted = liveLine({ id: 'a', name: 'a', discountRate: '5' });
  expect(idsFor([discounted], [{ ...standing[0]!, discountRate: decimal('10') }])).toEqual(['x0']);
});

test('whatever was edited on either side, no line of Xero’s is used twice, and none that it does not have', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const inXero = fc.array(name, { minLength: 1, maxLength: 6 });
  // Lines of one deal may be called the same: their ids tell them apart.
  const ofDeal = fc.uniqueArray(fc.record({ id: fc.constantFrom('1', '2', '3', '4', '5'), name }), {
    ...{ selector: ({ id }) => id, minLength: 1, maxLength: 5 },
  });
  fc.assert(
    fc.property(ofDeal, inXero, ofDeal, (was, has, is) => {
      const made = drafted(...was.map(liveLine));
      const lines = has.map((description, at) => ({ ...standing[0]!, description, lineItemId: `x${at}` }));
      const ids = idsFor(is.map(liveLine), lines, sentOf(made).sent.lines).filter((id) => id !== null);
      expect(ids).toEqual([...new Set(ids)]);
      expect(lines.map(({ lineItemId }) => lineItemId)).toEqual(expect.arrayContaining(ids));
      expect(ids.length).toBeLessThanOrEqual(is.filter(({ id }) => was.some((line) => line.id === id)).length);
    }),
  );
});
