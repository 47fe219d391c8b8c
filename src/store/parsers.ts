const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;

/**
 * Types that both databases hand over as the text they sent: a float would lose cents of a `numeric` and digits of an
 * `int8`, and the two drivers disagree on the time zone of a `date`.
 */
export const AS_TEXT: readonly number[] = [INT8, DATE, NUMERIC];

export const keepText = (text: string): string => text;
