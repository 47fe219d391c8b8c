import type { AccessRule, Person } from '../facts.ts';
import { issuesSeen } from './issues-seen.ts';

const rep: Person = { userId: '7', isInstaller: false, ownerIds: ['70'], teamIds: ['t'] };
const rule = (right: AccessRule['right'], scope: AccessRule['scope']): AccessRule => ({
  ...{ subjectKind: 'user', subjectId: '7', right, scope },
});

test.each<[string, Person, AccessRule[], unknown]>([
  ['whoever installed', { ...rep, isInstaller: true }, [], { of: 'all', right: 'admin', rightOnOwn: 'admin' }],
  ['finance', rep, [rule('approve', 'all')], { of: 'all', right: 'approve', rightOnOwn: 'approve' }],
  ['a rep', rep, [], { of: { ownerIds: ['70'] }, right: 'status', rightOnOwn: 'amounts' }],
  [
    'a rep who bills',
    rep,
    [rule('invoice', 'own')],
    { of: { ownerIds: ['70'] }, right: 'status', rightOnOwn: 'invoice' },
  ],
  [
    'who may approve own records alone',
    rep,
    [rule('approve', 'own')],
    { of: { ownerIds: ['70'] }, right: 'status', rightOnOwn: 'approve' },
  ],
  [
    'who may bill everywhere',
    rep,
    [rule('invoice', 'all')],
    { of: { ownerIds: ['70'] }, right: 'invoice', rightOnOwn: 'invoice' },
  ],
  ['who may see nothing', rep, [rule('none', 'all')], null],
  ['who owns no record', { ...rep, ownerIds: [] }, [rule('invoice', 'all')], null],
])('%s', (...[, person, rules, expected]) => expect(issuesSeen({ person, rules })).toEqual(expected));
