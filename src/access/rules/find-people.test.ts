import type { ListedPerson } from '../facts.ts';
import { findPeople, PEOPLE_ON_A_PAGE } from './find-people.ts';

const person = (number: number, more: Partial<ListedPerson> = {}): ListedPerson => ({
  ...{ userId: `${number}`, isInstaller: false, ownerIds: [], teamIds: [] },
  ...{ name: `User ${number}`, email: `user${number}@acme.test` },
  ...more,
});
const teams = [{ id: 't', name: 'Sales North' }];
const priya = person(1, { name: 'Priya Nair', email: 'pn@acme.test', teamIds: ['t'] });
const tom = person(2, { name: 'Tom Ashworth', email: null });

const found = (search: string) => findPeople({ people: [priya, tom], teams }, { search, page: 1 }).people;

test.each([
  ['', [priya, tom]],
  ['  ', [priya, tom]],
  ['NAIR', [priya]],
  ['nair priya', [priya]],
  ['pn@', [priya]],
  ['north', [priya]],
  ['nair tom', []],
  ['.', [priya]],
])('“%s” finds %j', (search, expected) => {
  expect(found(search)).toEqual(expected);
});

test('two thousand come page by page, everybody once, and a page too far is the last', () => {
  const people = Array.from({ length: 2001 }, (_, index) => person(index));
  const page = (number: number) => findPeople({ people, teams: [] }, { search: '', page: number });
  expect(page(1)).toMatchObject({ found: 2001, page: 1, pageCount: 81 });
  const all = Array.from({ length: 81 }, (_, index) => page(index + 1).people);
  expect(all.flat()).toEqual(people);
  expect(all.every(({ length }) => length <= PEOPLE_ON_A_PAGE)).toBe(true);
  expect(page(99)).toMatchObject({ page: 81, people: [person(2000)] });
  expect(findPeople({ people: [], teams: [] }, { search: 'x', page: 3 })).toEqual({
    ...{ people: [], found: 0, page: 1, pageCount: 1 },
  });
});
