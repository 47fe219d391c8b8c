import type { AccessRule, Person } from '../facts.ts';
import { isAdmin } from './is-admin.ts';

const person: Person = { userId: '7', isInstaller: false, ownerIds: ['70'], teamIds: ['t'] };
const rule = (given: Partial<AccessRule>): AccessRule => ({
  subjectKind: 'user',
  subjectId: '7',
  right: 'admin',
  scope: 'all',
  ...given,
});

test.each<[string, AccessRule[], boolean]>([
  ['nothing is said', [], false],
  ['they are admin of every record', [rule({})], true],
  ['they are admin of own records alone', [rule({ scope: 'own' }), rule({ scope: 'team' })], false],
  ['they may approve everything', [rule({ right: 'approve' })], false],
  ['somebody else is admin', [rule({ subjectId: '8' })], false],
  ['their team is admin', [rule({ subjectKind: 'team', subjectId: 't' })], true],
  [
    'their team is admin and they themselves are not',
    [rule({ subjectKind: 'team', subjectId: 't' }), rule({ right: 'status' })],
    false,
  ],
])('when %s', (_, rules, expected) => {
  expect(isAdmin({ person, rules })).toBe(expected);
});

test('the installer is admin whatever is said', () => {
  expect(isAdmin({ person: { ...person, isInstaller: true }, rules: [rule({ right: 'none' })] })).toBe(true);
});
