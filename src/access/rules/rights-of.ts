import type { OwnedRecord, Question } from '../facts.ts';
import { decideAndSay, type Decision } from './decide.ts';
import type { Right } from './right.ts';

/** What a person may do, by whose the record is. */
export interface Rights<T = Right> {
  own: T;
  team: T;
  others: T;
}

type Who = Pick<Question, 'person' | 'rules'>;

const NOBODYS: OwnedRecord = { ownerId: null, ownerTeamIds: [] };

/** What the person may do with own records, with those of team-mates, and with all others, and why; for being told so. */
export function decisionsOf({ person, rules }: Who): Rights<Decision> {
  const asOwner = { ...person, ownerIds: ['self'] };
  return {
    own: decideAndSay({ person: asOwner, rules, record: { ownerId: 'self', ownerTeamIds: person.teamIds } }),
    team: decideAndSay({ person: asOwner, rules, record: { ownerId: 'mate', ownerTeamIds: person.teamIds } }),
    others: decideAndSay({ person, rules, record: NOBODYS }),
  };
}

/** The same without the reasons. */
export function rightsOf(who: Who): Rights {
  const { own, team, others } = decisionsOf(who);
  return { own: own.right, team: team.right, others: others.right };
}
