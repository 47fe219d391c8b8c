import type { ListedPerson, Team } from '../facts.ts';

/** As many as are told at once. */
export const PEOPLE_ON_A_PAGE = 25;

/** A page of the people found. */
export interface FoundPeople {
  people: ListedPerson[];
  /** How many were found in all. */
  found: number;
  /** From 1; the last where more was asked for. */
  page: number;
  pageCount: number;
}

/** The people in whose name, address or teams every word of the search occurs, whatever its case. */
export function findPeople(
  { people, teams }: { people: readonly ListedPerson[]; teams: readonly Team[] },
  { search, page }: { search: string; page: number },
): FoundPeople {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  const textOf = ({ name, email, teamIds }: ListedPerson): string =>
    [name, email ?? '', ...teamIds.map((id) => names.get(id) ?? '')].join('\n').toLowerCase();
  const found = people.filter((person) => words.every((word) => textOf(person).includes(word)));
  const pageCount = Math.max(1, Math.ceil(found.length / PEOPLE_ON_A_PAGE));
  const at = Math.min(page, pageCount);
  return {
    people: found.slice((at - 1) * PEOPLE_ON_A_PAGE, at * PEOPLE_ON_A_PAGE),
    ...{ found: found.length, page: at, pageCount },
  };
}
