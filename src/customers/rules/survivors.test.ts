import fc from 'fast-check';
import type { FamilyMember } from '../facts.ts';
import { survivors } from './survivors.ts';

const contact = (contactId: string, mergedToContactId: string | null = null): FamilyMember => ({
  contactId,
  name: contactId,
  status: mergedToContactId === null ? 'ACTIVE' : 'ARCHIVED',
  mergedToContactId,
});
const ids = (family: FamilyMember[]) => survivors(family).map((member) => member.contactId);

test.each([
  ['one alone', [contact('a')], ['a']],
  ['one merged into another', [contact('a', 'b'), contact('b')], ['b']],
  ['a chain', [contact('c'), contact('a', 'b'), contact('b', 'c')], ['c']],
  ['two that were never merged', [contact('a'), contact('b')], ['a', 'b']],
  ['merged into one that we do not have', [contact('a', 'gone')], ['a']],
  ['merged into itself', [contact('a', 'a')], ['a']],
  ['a circle, and one that leads into it', [contact('a', 'b'), contact('b', 'c'), contact('c', 'b')], ['b', 'c']],
] as const)('%s', (_, family, expected) => {
  expect(ids([...family])).toEqual(expected);
});

const names = ['a', 'b', 'c', 'd', 'e'];
const anyFamily = fc
  .tuple(...names.map(() => fc.option(fc.constantFrom(...names, 'elsewhere'))))
  .map((targets) => names.map((name, index) => contact(name, targets[index] ?? null)));

test('somebody always survives, and whoever was merged into nothing known always does', () => {
  fc.assert(
    fc.property(anyFamily, (family) => {
      const left = ids(family);
      expect(left.length).toBeGreaterThan(0);
      const ends = family.filter(({ mergedToContactId: to }) => to === null || to === 'elsewhere');
      expect(left).toEqual(expect.arrayContaining(ends.map((member) => member.contactId)));
    }),
  );
});

test('the survivors of the survivors are the same', () => {
  fc.assert(
    fc.property(anyFamily, (family) => {
      const once = survivors(family);
      expect(survivors(once)).toEqual(once);
    }),
  );
});
