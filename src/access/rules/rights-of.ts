import type { OwnedRecord, Question } from '../facts.ts';
import { decide } from './decide.ts';
import type { Right } from './right.ts';

/** What a person may do, by whose the record is. */
export interface Rights {
  own: Right;
  team: Right;
  others: Right;
}

const NOBODYS: OwnedRecord = { ownerId: null, ownerTeamIds: [] };

/** What the person may do with own records, with those of team-mates, and with all others; for being told so. */
export function rightsOf({ person, rules }: Pick<Question, 'person' | 'rules'>): Rights {
  const asOwner = { ...person, ownerIds: ['self'] };
  return {
    own: decide({ person: asOwner, rules, record: { ownerId: 'self', ownerTeamIds: person.teamIds } }),
    team: decide({ person: asOwner, rules, record: { ownerId: 'mate', ownerTeamIds: person.teamIds } }),
    others: decide({ person, rules, record: NOBODYS }),
  };
}
