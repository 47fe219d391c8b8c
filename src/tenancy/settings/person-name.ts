import type { KnownPerson } from './ports.ts';

/** What a user is called where people read it; HubSpot may know no name of the user, or no longer. */
export function nameOf(people: readonly KnownPerson[], userId: string, userEmail?: string): string {
  return people.find((person) => person.userId === userId)?.name ?? userEmail ?? `User ${userId}`;
}
