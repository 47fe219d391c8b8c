import type { ConnectionSettings } from '../../../src/contract/settings.ts';

export type Reading = NonNullable<ConnectionSettings['reading']>;
type Stream = Reading['streams'][number];

/** `3,000 of 50,000`, or how many there are so far. */
export const amountWords = ({ rows, expected }: Stream): string =>
  expected === null ? `${grouped(rows)} so far` : `${grouped(rows)} of ${grouped(expected)}`;

/** `about 4 minutes left`; nothing where nothing can be said. */
export function timeLeftWords({ secondsLeft }: Stream): string {
  if (secondsLeft === null) return '';
  if (secondsLeft < 60) return 'less than a minute left';
  const minutes = Math.round(secondsLeft / 60);
  if (minutes < 90) return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
  return `about ${Math.round(minutes / 60)} hours left`;
}

const grouped = (count: number): string => count.toLocaleString('en-GB');
