import type { Schedule, Step } from './facts.ts';

/** Who saves a schedule, and when. */
export interface SavedBy {
  userId: string;
  userEmail: string;
  at: Date;
}

/** The schedules of one portal, inside that portal's transaction; implemented in src/store. */
export interface ScheduleStore {
  /** Of a deal that nobody ever saved one for: version 0, without steps. */
  schedule(dealId: string): Promise<Schedule>;
  /** The same of many deals, by their ids. */
  schedules(dealIds: readonly string[]): Promise<ReadonlyMap<string, Schedule>>;
  /**
   * Whoever decides how a deal is billed, or that it is, waits here for those who are about to, until the transaction ends.
   * False: it was merged into another deal, and nothing is decided for it any more.
   */
  lock(dealId: string): Promise<boolean>;
  /** Keeps the steps as the version after the one that was read under the lock. */
  save(schedule: { dealId: string; version: number; steps: readonly Step[] }, by: SavedBy): Promise<void>;
}
