import { first, primary } from './associations.ts';

const links = [
  { toId: '1000', typeIds: ['341'] },
  { toId: '200', typeIds: ['341', '5'] },
  { toId: '999', typeIds: ['15'] },
];

test('the primary company is the one of that very type', () => {
  expect(primary(links, '5')).toBe('200');
  expect(primary(links, '1')).toBeNull();
  expect(primary(undefined, '5')).toBeNull();
});

test('the first is the smallest number, however long ids are', () => {
  expect(first(links)).toBe('200');
  expect(first([...links, { toId: '30', typeIds: [] }])).toBe('30');
  expect(first([])).toBeNull();
  expect(first(undefined)).toBeNull();
});
