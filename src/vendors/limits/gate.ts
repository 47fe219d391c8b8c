import type { Vendor, VendorThrottled } from '../../lib/failure.ts';
import type { Result } from '../../lib/result.ts';
import type { Caller, CallClass } from './call-context.ts';

/** A call that is about to be sent. */
export interface Passing {
  caller: Caller;
  of: CallClass;
  isSearch: boolean;
  /** How long it may wait for its turn. */
  waitMs: number;
}

/** What a vendor answered; `header` takes names in lower case. */
export interface Answer {
  status: number;
  header: (name: string) => string | null;
  text: string;
}

/** Called once the call has ended; null: there was no whole answer. */
export type Leave = (answer: Answer | null) => void;

/** Lets a call through to its vendor, or refuses it before it is sent: `vendor_throttled` with the seconds until it is worth asking again. */
export type Gate = (passing: Passing) => Promise<Result<Leave, VendorThrottled>>;

/** Every call in somebody's name passes its vendor's gate. */
export type Gates = Record<Vendor, Gate>;
