import { MINUTE_RESERVE, secondsToHold, UNKNOWN_BUDGET, type CallBudget } from '../rules/budget.ts';

export { MINUTE_RESERVE, secondsToHold, UNKNOWN_BUDGET };
export type { CallBudget };

/** What the vendor has told of an organisation's day; it begins at an hour that no page of Xero's names. */
export interface ToldDay {
  limit: number;
  left: number;
  at: Date;
}

/** The calls that were made to a vendor for one organisation of a portal (`''`: HubSpot) on one day of UTC. */
export interface CallDay {
  portalId: string;
  tenantId: string;
  /** `YYYY-MM-DD`. */
  day: string;
  live: number;
  background: number;
  /** Null: the vendor tells nothing of days, or has not yet. */
  told: ToldDay | null;
}

/** Adds calls to those that are kept; what was told last replaces what was told before. Implemented in src/store, across portals. */
export type AddCalls = (days: CallDay[]) => Promise<void>;

/** How many calls a day each organisation was last said to have. Implemented in src/store, across portals. */
export type LimitsTold = () => Promise<Map<string, number>>;

/** A place for one call at once to an organisation. */
export interface HeldPlace {
  tenantId: string;
  /** From 1 on. */
  place: number;
}

/** The places for calls at once that processes share, each leased to one of them for a while. Implemented in src/store, across portals. */
export interface CallPlaces {
  /** Leases one of the organisation's first `most` places for so many milliseconds; null: every one is held. */
  take: (wanted: { tenantId: string; most: number; holder: string; ms: number }) => Promise<number | null>;
  /** Leases the holder's own anew, from now on. Returns those that are its own still. */
  renew: (holder: string, held: HeldPlace[], ms: number) => Promise<HeldPlace[]>;
  giveBack: (holder: string, held: HeldPlace[]) => Promise<void>;
}

/** The calls of one portal, inside that portal's transaction; implemented in src/store. */
export interface CallBook {
  /** Every day from that one on, the oldest first. */
  days: (from: string) => Promise<CallDay[]>;
  /** How many jobs wait, by organisation (`''`: HubSpot). */
  waiting: () => Promise<Map<string, number>>;
}
