import fc from 'fast-check';
import type { AccessRule, OwnedRecord, Person } from '../facts.ts';
import { decide } from './decide.ts';
import { atLeast, greatest, RIGHTS, type Right } from './right.ts';

const rep: Person = { userId: '7', isInstaller: false, ownerIds: ['70'], teamIds: ['north', 'key'] };
const own: OwnedRecord = { ownerId: '70', ownerTeamIds: ['north', 'key'] };
const mates: OwnedRecord = { ownerId: '71', ownerTeamIds: ['north'] };
const others: OwnedRecord = { ownerId: '99', ownerTeamIds: ['south'] };
const nobodys: OwnedRecord = { ownerId: null, ownerTeamIds: [] };

const user = (right: AccessRule['right'], scope: AccessRule['scope'], subjectId = '7'): AccessRule => ({
  subjectKind: 'user',
  subjectId,
  right,
  scope,
});
const team = (subjectId: string, right: AccessRule['right'], scope: AccessRule['scope']): AccessRule => ({
  subjectKind: 'team',
  subjectId,
  right,
  scope,
});

const byDefault: [string, Person, OwnedRecord, Right][] = [
  ['own record', rep, own, 'amounts'],
  ["a team-mate's record", rep, mates, 'amounts'],
  ["another team's record", rep, others, 'status'],
  ["nobody's record", rep, nobodys, 'status'],
  ['a user whom the CRM does not know as an owner', { ...rep, ownerIds: [], teamIds: [] }, own, 'status'],
  ['whoever installed', { ...rep, isInstaller: true }, nobodys, 'admin'],
];

describe('the default', () => {
  test.each(byDefault)('%s', (...[, person, record, expected]) => {
    expect(decide({ person, record, rules: [] })).toBe(expected);
  });
});

describe('rules', () => {
  test.each([
    ['a user may be given more, everywhere', others, [user('approve', 'all')], 'approve'],
    ['a user may be given less than the default', own, [user('status', 'all')], 'status'],
    [
      "none for a user holds against the team's rule",
      own,
      [user('none', 'all'), team('north', 'approve', 'all')],
      'none',
    ],
    ['the narrowest scope of one subject counts', own, [user('none', 'all'), user('invoice', 'own')], 'invoice'],
    ['also when it takes away', own, [user('status', 'own'), user('approve', 'all')], 'status'],
    ['a narrow rule leaves the rest to the wider one', others, [user('none', 'all'), user('invoice', 'own')], 'none'],
    ['a rule that does not reach leaves the default', others, [user('approve', 'team')], 'status'],
    ["a team's rule replaces the default", mates, [team('north', 'status', 'all')], 'status'],
    ['of several teams the greatest', others, [team('north', 'none', 'all'), team('key', 'invoice', 'all')], 'invoice'],
    ["own reaches no team-mate's record", mates, [team('north', 'admin', 'own')], 'amounts'],
    ['a rule of another user is none of mine', others, [user('admin', 'all', '8')], 'status'],
    ['a rule of another team is none of mine', others, [team('south', 'admin', 'all')], 'status'],
    ['a user id is no team id', others, [team('7', 'admin', 'all')], 'status'],
    ['only all reaches a record of nobody', nobodys, [user('admin', 'own'), user('admin', 'team')], 'status'],
  ] as const)('%s', (...[, record, rules, expected]) => {
    expect(decide({ person: rep, record, rules })).toBe(expected);
  });
});

const ids = fc.constantFrom('a', 'b', 'c');
const anyRule = fc.record({
  subjectKind: fc.constantFrom('user' as const, 'team' as const),
  subjectId: ids,
  right: fc.constantFrom(...RIGHTS),
  scope: fc.constantFrom('own' as const, 'team' as const, 'all' as const),
});
const anyQuestion = fc.record({
  person: fc.record({ userId: ids, isInstaller: fc.boolean(), ownerIds: fc.array(ids), teamIds: fc.array(ids) }),
  record: fc.record({ ownerId: fc.option(ids), ownerTeamIds: fc.array(ids) }),
  rules: fc.array(anyRule),
});

test('the order of the rules does not matter', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      expect(decide({ ...question, rules: question.rules.toReversed() })).toBe(decide(question));
    }),
  );
});

test('nobody gets more than the default but by a rule that names the user or a team of the user', () => {
  fc.assert(
    fc.property(anyQuestion, ({ person, record, rules }) => {
      const stranger = { ...person, isInstaller: false };
      const foreign = rules.filter(({ subjectKind, subjectId }) =>
        subjectKind === 'user' ? subjectId !== person.userId : !person.teamIds.includes(subjectId),
      );
      expect(decide({ person: stranger, record, rules: foreign })).toBe(
        decide({ person: stranger, record, rules: [] }),
      );
    }),
  );
});

test('each right includes those before it', () => {
  expect(RIGHTS.map((right) => RIGHTS.filter((needed) => atLeast(right, needed)).length)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(greatest(['status', 'approve', 'none'])).toBe('approve');
  expect(greatest([])).toBeNull();
});
