import { changesInWords, type Said } from './changes.ts';

const said = (key: string, words: string, label = key): Said => ({ key, label, words });

test('what is said otherwise is told with what was said before', () => {
  expect(changesInWords([said('a', 'one')], [said('a', 'two')])).toEqual(['a: two, before: one']);
  expect(changesInWords([said('a', 'one')], [said('a', 'one')])).toEqual([]);
});

test('what is new was none before, and what says none is not new', () => {
  expect(changesInWords([], [said('a', 'one'), said('b', 'none')])).toEqual(['a: one, before: none']);
});

test('what is gone is told with what it said', () => {
  expect(changesInWords([said('r', 'x', 'Rule 1')], [])).toEqual(['Rule 1 is gone: x']);
});

test('a rule that only moves up because another went is not told', () => {
  const before = [said('a', 'x', 'Rule 1'), said('b', 'y', 'Rule 2')];
  expect(changesInWords(before, [said('b', 'y', 'Rule 1')])).toEqual(['Rule 1 is gone: x']);
});

test('rules that change places are told once', () => {
  const [a, b, c] = [said('a', 'x'), said('b', 'y'), said('c', 'z')];
  expect(changesInWords([a, b], [b, a])).toEqual(['The rules stand in another order.']);
  expect(changesInWords([a, b], [c, a, b])).toEqual(['c: z, before: none']);
});
