import type { Fault } from './fault.ts';

const changed = { project: 'integration', file: 'test/integration/rights-changed.test.ts' } as const;
const listed = { project: 'integration', file: 'test/integration/rights-listed.test.ts' } as const;

/** Faults in who may see and do what, as an admin sees and sets it. */
export const rightsFaults: Fault[] = [
  {
    fault: 'what somebody else has set meanwhile is overwritten',
    file: 'src/access/change-rights.ts',
    right: 'if (!saysSame(stands, seen)) return err(CHANGED);',
    wrong: '',
    seenBy: changed,
  },
  {
    fault: 'an admin is made less by a word about their rights',
    file: 'src/access/change-rights.ts',
    right: 'return admin && said.all !== stands.all ? err(ADMIN) : ok(undefined);',
    wrong: 'return ok(undefined);',
    seenBy: changed,
  },
  {
    fault: 'somebody becomes an admin by a word about their rights',
    file: 'src/access/change-rights.ts',
    right: "if (SCOPES.some((scope) => said[scope] === 'admin' && stands[scope] !== 'admin')) return err(NO_ADMINS);",
    wrong: '',
    seenBy: changed,
  },
  {
    fault: 'a team that nobody is in is taken for a user of that number',
    file: 'src/access/change-rights.ts',
    right: "subjectKind === 'user' ? admins.knows(subjectId)",
    wrong: '(await admins.knows(subjectId)) ? true',
    seenBy: changed,
  },
  {
    fault: 'whoever is no admin reads the rights of everybody',
    file: 'functions/settings/get-rights.ts',
    right: 'if (!admin.ok) return admin;',
    wrong: '',
    seenBy: listed,
  },
  {
    fault: 'a word about own records is told as one about the team’s',
    file: 'src/access/rules/said.ts',
    right: "return { own: at('own'), team: at('team'), all: at('all') };",
    wrong: "return { own: at('team'), team: at('own'), all: at('all') };",
    seenBy: changed,
  },
  {
    fault: 'what would hold without a word about a person is told with it',
    file: 'functions/present/present-rights.ts',
    right: 'rules: withSaid(rules, ofUser(userId), NOTHING_SAID) }),',
    wrong: 'rules }),',
    seenBy: { project: 'unit', file: 'functions/present/present-rights.test.ts' },
  },
  {
    fault: 'rights are changed without a line in the audit log',
    file: 'functions/settings/post-rights.ts',
    right: "if (changed.ok && changed.value === 'changed')",
    wrong: 'if (!changed.ok)',
    seenBy: changed,
  },
  {
    fault: 'the choice is saved over what somebody else has set, unseen',
    file: 'extensions/settings/people/ChangeRights.tsx',
    right: 'disabled={!draft.isChanged || draft.isOvertaken}',
    wrong: 'disabled={!draft.isChanged}',
    seenBy: { project: 'cards', file: 'test/cards/settings-people.test.tsx' },
  },
];
