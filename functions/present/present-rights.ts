import type { AccessRule, ListedPerson, Person, RuleSubject, Team } from '../../src/access/facts.ts';
import type { Admin } from '../../src/access/ports.ts';
import type { Decision } from '../../src/access/rules/decide.ts';
import type { FoundPeople } from '../../src/access/rules/find-people.ts';
import { decisionsOf, rightsOf } from '../../src/access/rules/rights-of.ts';
import { NOTHING_SAID, saidOf, withSaid } from '../../src/access/rules/said.ts';
import type { PersonRights, RightsAnswer, TeamRights } from '../../src/contract/rights.ts';

interface RightsView {
  /** Everybody, whoever was found. */
  people: readonly ListedPerson[];
  found: FoundPeople;
  teams: readonly Team[];
  rules: readonly AccessRule[];
  admins: readonly Admin[];
  departed: readonly { userId: string; name: string }[];
}

/** Somebody in a team of whom nothing is said. */
const ANYBODY: Person = { userId: '', isInstaller: false, ownerIds: [], teamIds: ['any'] };

/** Who may do what and why, for admins. */
export const presentRights = (view: RightsView): RightsAnswer => ({
  people: view.found.people.map((person) => personJson(person, view)),
  found: view.found.found,
  page: view.found.page,
  pageCount: view.found.pageCount,
  teams: teamsJson(view),
  departed: view.departed.map(({ userId, name }) => ({ userId, name, said: saidOf(view.rules, ofUser(userId)) })),
  standard: rightsOf({ person: ANYBODY, rules: [] }),
});

const ofUser = (userId: string): RuleSubject => ({ subjectKind: 'user', subjectId: userId });

function personJson(person: ListedPerson, { rules, teams, admins }: RightsView): PersonRights {
  const { userId, name, email, teamIds } = person;
  const { own, team, others } = decisionsOf({ person, rules });
  const json = (decision: Decision) => effectiveJson(decision, teams);
  return {
    ...{ userId, name, email },
    teams: teams.filter(({ id }) => teamIds.includes(id)).map((one) => one.name),
    admin: admins.find((admin) => admin.userId === userId)?.through ?? null,
    said: saidOf(rules, ofUser(userId)),
    may: { own: json(own), team: json(team), others: json(others) },
    otherwise: rightsOf({ person, rules: withSaid(rules, ofUser(userId), NOTHING_SAID) }),
  };
}

const effectiveJson = ({ right, reason }: Decision, teams: readonly Team[]): PersonRights['may']['own'] => ({
  right,
  because: reason.by,
  team: reason.by === 'team' ? nameOf(teams, reason.teamId) : null,
});

const nameOf = (teams: readonly Team[], teamId: string): string =>
  teams.find(({ id }) => id === teamId)?.name ?? `Team ${teamId}`;

/** Those that HubSpot has, by name, then those of which a rule alone is left. */
function teamsJson({ teams, rules, people }: RightsView): TeamRights[] {
  const ruled = rules.filter(({ subjectKind }) => subjectKind === 'team').map(({ subjectId }) => subjectId);
  const ids = new Set([...teams.map(({ id }) => id), ...ruled]);
  return [...ids].map((teamId) => ({
    ...{ teamId, name: nameOf(teams, teamId) },
    people: people.filter(({ teamIds }) => teamIds.includes(teamId)).length,
    said: saidOf(rules, { subjectKind: 'team', subjectId: teamId }),
  }));
}
