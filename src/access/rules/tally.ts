import type { AccessRule, Person } from '../facts.ts';
import { RIGHTS, type Right } from './right.ts';
import { rightsOf, type Rights } from './rights-of.ts';

/** How many people have a right. */
export interface Tally {
  right: Right;
  people: number;
}

/** How many of the people may do what, by whose the record is; the greatest right first, and none that nobody has. */
export function tallyOf(people: readonly Person[], rules: readonly AccessRule[]): Rights<Tally[]> {
  const all = people.map((person) => rightsOf({ person, rules }));
  const count = (whose: keyof Rights): Tally[] =>
    RIGHTS.map((right) => ({ right, people: all.filter((rights) => rights[whose] === right).length }))
      .filter((tally) => tally.people > 0)
      .reverse();
  return { own: count('own'), team: count('team'), others: count('others') };
}
