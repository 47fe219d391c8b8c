import type { DraftDefaults } from '../../../src/contract/settings.ts';

export type Terms = NonNullable<DraftDefaults['terms']>;

/** Xero's four kinds, in the words of its own settings. */
export const termsTypes: Record<Terms['type'], string> = {
  DAYSAFTERBILLDATE: 'days after the invoice date',
  DAYSAFTERBILLMONTH: 'days after the end of the invoice month',
  OFCURRENTMONTH: 'day of the current month',
  OFFOLLOWINGMONTH: 'day of the following month',
};

export const isTermsType = (value: unknown): value is Terms['type'] =>
  typeof value === 'string' && Object.hasOwn(termsTypes, value);

/** Whether the number is a day of a month, or a number of days. */
export const namesADay = (type: Terms['type']): boolean => type === 'OFCURRENTMONTH' || type === 'OFFOLLOWINGMONTH';

/** Why the terms cannot be used, in words; null: they can. */
export function faultOfTerms({ type, day }: Terms): string | null {
  const [least, most] = namesADay(type) ? [1, 31] : [0, 365];
  return Number.isInteger(day) && day >= least && day <= most ? null : `Give a whole number from ${least} to ${most}.`;
}

/** The terms in words, e.g. `30 days after the invoice date`. */
export const termsWords = ({ type, day }: Terms): string =>
  namesADay(type) ? termsTypes[type].replace('day', `day ${day}`) : `${day} ${termsTypes[type]}`;

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * The day, `YYYY-MM-DD`, by which an invoice of that day is to be paid. A month that has no such day has its last one. For
 * being shown only: the service works out the date of every invoice.
 */
export function dueDate({ type, day }: Terms, today: string): string {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const inMonth = (offset: number): string => {
    const last = new Date(Date.UTC(year, month + offset, 0)).getUTCDate();
    return iso(Date.UTC(year, month - 1 + offset, Math.min(day, last)));
  };
  switch (type) {
    case 'DAYSAFTERBILLDATE':
      return iso(Date.UTC(year, month - 1, date + day));
    case 'DAYSAFTERBILLMONTH':
      return iso(Date.UTC(year, month, day));
    case 'OFCURRENTMONTH':
      return inMonth(0);
    case 'OFFOLLOWINGMONTH':
      return inMonth(1);
  }
}

/** The calendar day, `YYYY-MM-DD`, that it is in a time zone (IANA name); in one that is not known, that of UTC. */
export function todayIn(timeZone: string, now: Date): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone }).format(now);
  } catch {
    return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: 'UTC' }).format(now);
  }
}
