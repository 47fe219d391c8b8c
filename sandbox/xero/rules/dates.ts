/** IANA names of the zones that stand-in organisations use, by Xero's names. */
const ZONES: Record<string, string> = {
  GMTSTANDARDTIME: 'Europe/London',
  AUSEASTERNSTANDARDTIME: 'Australia/Sydney',
  NEWZEALANDSTANDARDTIME: 'Pacific/Auckland',
  UTC: 'UTC',
};

/** The calendar date `YYYY-MM-DD` of an instant in a zone that Xero names. */
export const calendarDate = (instant: Date, xeroZone: string): string => {
  const timeZone = ZONES[xeroZone];
  if (timeZone === undefined) throw new Error(`The stand-in does not know the time zone ${xeroZone}`);
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
};

/** `/Date(1539993600000+0000)/`, from an ISO 8601 time or, as UTC midnight, from a calendar date. */
export const wireDate = (iso: string): string => `/Date(${Date.parse(iso)}+0000)/`;

/** `/Date(1552404447003)/`, as envelopes and the organisation have it. */
export const wireInstant = (iso: string): string => `/Date(${Date.parse(iso)})/`;

/** A calendar date in both of Xero's forms: `{Date, DateString}` for the name `Date`. Nothing when there is no date. */
export const wireDay = (name: string, date: string | undefined): Record<string, string> =>
  date === undefined ? {} : { [name]: wireDate(date), [`${name}String`]: `${date}T00:00:00` };

/** `UpdatedDateUTC`, and beside it the ISO form with whole seconds that documents have. */
export const wireUpdated = (iso: string): { UpdatedDateUTC: string; UpdatedDateUTCString: string } => ({
  UpdatedDateUTC: wireDate(iso),
  UpdatedDateUTCString: `${new Date(iso).toISOString().slice(0, 19)}Z`,
});

/** When a calendar day begins in UTC: stands for the time of a payment or allocation, of which only the day is known. */
export const startOfDay = (date: string): string => `${date}T00:00:00Z`;

/** Milliseconds of a wire date. */
export const millisOf = (wire: string): number => Number(/^\/Date\((-?\d+)/.exec(wire)?.[1]);

/** The later of some ISO 8601 times. */
export const latest = (times: string[]): string =>
  times
    .map((time) => new Date(time).toISOString())
    .sort()
    .at(-1) ?? new Date(0).toISOString();
