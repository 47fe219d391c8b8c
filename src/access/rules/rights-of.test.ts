import type { AccessRule, Person } from '../facts.ts';
import { rightsOf } from './rights-of.ts';

const person = (more: Partial<Person> = {}): Person => ({
  ...{ userId: '7', isInstaller: false, ownerIds: [], teamIds: ['t'] },
  ...more,
});
const rule = (right: AccessRule['right'], scope: AccessRule['scope'], more: Partial<AccessRule> = {}): AccessRule => ({
  ...{ subjectKind: 'user', subjectId: '7', right, scope },
  ...more,
});

test.each([
  ['nothing is said', person(), [], ['amounts', 'amounts', 'status']],
  ['nothing is said and there is no team', person({ teamIds: [] }), [], ['amounts', 'status', 'status']],
  ['of own records alone', person(), [rule('invoice', 'own')], ['invoice', 'amounts', 'status']],
  ['of the team', person(), [rule('approve', 'team')], ['approve', 'approve', 'status']],
  ['of every record', person(), [rule('none', 'all')], ['none', 'none', 'none']],
  [
    'of the person’s team',
    person(),
    [rule('approve', 'all', { subjectKind: 'team', subjectId: 't' })],
    ['approve', 'approve', 'approve'],
  ],
  ['the person installed the app', person({ isInstaller: true }), [rule('none', 'all')], ['admin', 'admin', 'admin']],
])('%s', (...[, who, rules, [own, team, others]]) =>
  expect(rightsOf({ person: who, rules })).toEqual({ own, team, others }),
);
