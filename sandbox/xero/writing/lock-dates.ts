import type { Organisation } from '../facts.ts';

const spelled = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** What the lock dates have against a calendar date. The books are closed up to and including a lock date. */
export const lockFaults = (
  what: 'document' | 'payment' | 'allocation',
  date: string,
  organisation: Organisation,
): string[] => {
  const { periodLockDate, endOfYearLockDate } = organisation;
  const locks = [
    ['period lock date', periodLockDate],
    ['end of year lock date', endOfYearLockDate],
  ] as const;
  return locks.flatMap(([name, lock]) =>
    lock !== undefined && date <= lock
      ? [`The ${what} date cannot be before the ${name}, currently set at ${spelled(lock)}`]
      : [],
  );
};
