/** How amounts, dates and times are written for one person. */
export interface Format {
  /** An exact decimal with its currency named, e.g. `GBP 1,204.50`; digits beyond the currency's own are kept. */
  money: (amount: string, currency: string) => string;
  /** An exact decimal as a plain number, e.g. a quantity. */
  number: (amount: string) => string;
  /** A calendar date, `YYYY-MM-DD`. */
  date: (day: string) => string;
  /** A calendar month, `YYYY-MM`, in short. */
  month: (month: string) => string;
  /** A moment with its time zone named. */
  moment: (iso: string) => string;
}

const fallback = 'en-GB';

/** HubSpot gives `en-gb` or `pt_BR`; what Intl does not know is read as British English. */
export function localeOf(text: string | undefined): string {
  try {
    return Intl.getCanonicalLocales((text ?? fallback).replaceAll('_', '-'))[0] ?? fallback;
  } catch {
    return fallback;
  }
}

/** Money arrives as decimal text and is never made a float: Intl formats the text itself, digit by digit. */
export function formatFor(locale: string, timeZone?: string): Format {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    ...(timeZone && { timeZone }),
  });
  return {
    money: (amount, currency) => exactly(amount, locale, { style: 'currency', currency, currencyDisplay: 'code' }),
    number: (amount) => exactly(amount, locale, {}),
    date: (day) => dates.format(new Date(`${day}T00:00:00Z`)),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    moment: (iso) => moments.format(new Date(iso)),
  };
}

function exactly(amount: string, locale: string, options: Intl.NumberFormatOptions): string {
  const decimals = (amount.split('.')[1] ?? '').replace(/0+$/, '').length;
  const least = new Intl.NumberFormat(locale, options).resolvedOptions().minimumFractionDigits ?? 0;
  const exact = new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: Math.max(least, decimals) });
  return exact.format(amount as Intl.StringNumericLiteral);
}
