import fc from 'fast-check';
import type { AccessRule, ListedPerson, OwnedRecord } from '../../src/access/facts.ts';
import { decide } from '../../src/access/rules/decide.ts';
import { RIGHTS } from '../../src/access/rules/right.ts';
import { NOTHING_SAID, withSaid } from '../../src/access/rules/said.ts';
import { tallyOf } from '../../src/access/rules/tally.ts';
import { rightsAnswer } from '../../src/contract/rights.ts';
import { presentRights } from './present-rights.ts';

const TEAMS = ['a', 'b', 'c'];
const USERS = ['1', '2', '3'];

const anyRule: fc.Arbitrary<AccessRule> = fc
  .record({
    right: fc.constantFrom(...RIGHTS),
    scope: fc.constantFrom('own' as const, 'team' as const, 'all' as const),
  })
  .chain((rule) =>
    fc.oneof(
      fc.constantFrom(...USERS).map((subjectId) => ({ ...rule, subjectKind: 'user' as const, subjectId })),
      fc.constantFrom(...TEAMS, 'gone').map((subjectId) => ({ ...rule, subjectKind: 'team' as const, subjectId })),
    ),
  );

/** As the table keeps them: one word for each subject and scope. */
const anyRules = fc.uniqueArray(anyRule, {
  selector: ({ subjectKind, subjectId, scope }) => `${subjectKind}/${subjectId}/${scope}`,
});

const anyPeople = fc
  .tuple(...USERS.map(() => fc.record({ isInstaller: fc.boolean(), teamIds: fc.subarray(TEAMS) })))
  .map((all) =>
    all.map((one, index): ListedPerson => ({
      ...{ ...one, userId: `${index + 1}`, ownerIds: [`${index + 1}0`] },
      ...{ name: `User ${index + 1}`, email: null },
    })),
  );

const present = (people: ListedPerson[], rules: AccessRule[]) =>
  rightsAnswer.parse(
    presentRights({
      ...{ people, rules, admins: [], departed: [] },
      found: { people, found: people.length, page: 1, pageCount: 1 },
      teams: TEAMS.map((id) => ({ id, name: `Team ${id.toUpperCase()}` })),
    }),
  );

/** Records of everybody's, of a stranger's in some teams, and nobody's. */
const recordsOf = (people: ListedPerson[], strangers: string[]): OwnedRecord[] => [
  ...people.map(({ ownerIds: [ownerId = null], teamIds }) => ({ ownerId, ownerTeamIds: teamIds })),
  { ownerId: '990', ownerTeamIds: strangers },
  { ownerId: null, ownerTeamIds: [] },
];

function kindOf({ ownerIds, teamIds }: ListedPerson, { ownerId, ownerTeamIds }: OwnedRecord) {
  if (ownerId !== null && ownerIds.includes(ownerId)) return 'own';
  return ownerId !== null && ownerTeamIds.some((team) => teamIds.includes(team)) ? 'team' : 'others';
}

test('what is listed is what is decided, for everybody and every kind of record', () => {
  fc.assert(
    fc.property(anyPeople, anyRules, fc.subarray(TEAMS), (people, rules, strangers) => {
      const listed = present(people, rules).people;
      for (const record of recordsOf(people, strangers))
        for (const [index, person] of people.entries())
          expect(listed[index]?.may[kindOf(person, record)].right).toBe(decide({ person, record, rules }));
    }),
  );
});

test('what is given as the reason is what makes it so: without that word it is decided by another', () => {
  fc.assert(
    fc.property(anyPeople, anyRules, (people, rules) => {
      for (const one of present(people, rules).people) {
        const person = people.find(({ userId }) => userId === one.userId)!;
        const without = present(people, withSaid(rules, { subjectKind: 'user', subjectId: one.userId }, NOTHING_SAID));
        const less = without.people.find(({ userId }) => userId === one.userId)!;
        for (const whose of ['own', 'team', 'others'] as const) {
          const { because, team } = one.may[whose];
          expect(because === 'install').toBe(person.isInstaller);
          if (because !== 'user') expect(less.may[whose]).toEqual(one.may[whose]);
          expect(less.may[whose].because).not.toBe('user');
          expect(less.may[whose].right).toBe(one.otherwise[whose]);
          if (because === 'team') expect(one.teams).toContain(team);
        }
      }
    }),
  );
});

test('everybody is counted once for each kind of record', () => {
  fc.assert(
    fc.property(anyPeople, anyRules, (people, rules) => {
      const listed = present(people, rules).people;
      const tallies = tallyOf(people, rules);
      for (const whose of ['own', 'team', 'others'] as const)
        for (const right of RIGHTS)
          expect(tallies[whose].find((tally) => tally.right === right)?.people ?? 0).toBe(
            listed.filter(({ may }) => may[whose].right === right).length,
          );
    }),
  );
});

test('a team that HubSpot no longer has is listed last, by its number, with what is said of it', () => {
  const gone: AccessRule = { subjectKind: 'team', subjectId: '77', right: 'approve', scope: 'all' };
  const { teams, standard } = present([], [gone]);
  expect(teams.map(({ name }) => name)).toEqual(['Team A', 'Team B', 'Team C', 'Team 77']);
  expect(teams.at(-1)).toEqual({
    ...{ teamId: '77', name: 'Team 77', people: 0 },
    said: { own: null, team: null, all: 'approve' },
  });
  expect(standard).toEqual({ own: 'amounts', team: 'amounts', others: 'status' });
});
