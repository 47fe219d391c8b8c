import { dateIn, type CalendarDate } from '../../lib/calendar.ts';

/** When an organisation's nights are, and where within the night and the week its own turn is. */
export interface Nights {
  /** IANA name. */
  zone: string;
  /** From 0 up to 1: not every organisation at once. */
  spread: number;
}

const HOUR_MS = 3_600_000;

/** The turn comes between one and four at night. */
const FIRST_HOUR = 1;
const HOURS = 3;

/** The night whose turn has come last by that moment, by its date. */
export function nightOf({ zone, spread }: Nights, moment: Date): CalendarDate {
  return dateIn(zone, new Date(moment.getTime() - (FIRST_HOUR + spread * HOURS) * HOUR_MS));
}

/** The week that a night is of, as a number: it grows by one at one night in seven, another one for each place in the order. */
export const weekOf = ({ spread }: Nights, night: CalendarDate, place: number): number =>
  Math.floor((Date.parse(night) / (24 * HOUR_MS) + Math.floor(spread * 7) + place) / 7);

/** Where in the night an owner's turn is: always the same, and another one for most others. */
export function spreadOf(owner: { portalId: string; tenantId: string }): number {
  let hash = 0x811c9dc5;
  for (const character of `${owner.portalId}/${owner.tenantId}`)
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash / 2 ** 32;
}
