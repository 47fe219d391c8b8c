import type { XeroUser } from '../../seed/xero-user.ts';

const named = (userId: string, [firstName, lastName]: [string, string], organisationIds: string[]): XeroUser => ({
  userId,
  email: `${firstName}@example.test`.toLowerCase(),
  firstName,
  lastName,
  organisationIds,
});

const userId = (tail: string): string => `00000000-0000-4000-8000-00000000000${tail}`;

/** Ann keeps the books of these organisations, Bea those of the last, Ned none. */
export const smallUsers = (organisationIds: string[]): XeroUser[] => [
  named(userId('1'), ['Ann', 'Books'], organisationIds),
  named(userId('2'), ['Bea', 'Other'], organisationIds.slice(-1)),
  named(userId('3'), ['Ned', 'New'], []),
];
