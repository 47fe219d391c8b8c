/** The two systems that Tieout ties together. */
export type Vendor = 'xero' | 'hubspot';

/** The vendor asks to wait. No attempt is spent. */
export interface VendorThrottled {
  code: 'vendor_throttled';
  vendor: Vendor;
  /** Seconds until the vendor takes calls again. */
  retryAfterSeconds: number;
  /** Which of the vendor's limits: `minute`, `day`, `concurrent`, … */
  limit: string;
}

/** The vendor could not be reached or answered with a fault of its own; nothing was changed there by a read. */
export interface VendorUnavailable {
  code: 'vendor_unavailable';
  vendor: Vendor;
  detail: string;
}

/** The vendor understood and refused; the messages are its own words. */
export interface VendorRejected {
  code: 'vendor_rejected';
  vendor: Vendor;
  status: number;
  messages: string[];
  /** The vendor refused the app itself (its id or secret), whoever it asked for: no connection is at fault. */
  ofApp?: true;
}

/** A write got no answer that tells whether it went through. */
export interface VendorUnclear {
  code: 'vendor_unclear';
  vendor: Vendor;
  /** Whether the vendor answered with a fault that it repeats for the same idempotency key. */
  remembered: boolean;
  detail: string;
}

/** The vendor failed at every attempt; it was looked for there each time, and nothing of it was found. */
export interface VendorFailing {
  code: 'vendor_failing';
  vendor: Vendor;
  attempts: number;
}

/** The grant no longer serves: someone must connect again. */
export interface AuthRevoked {
  code: 'auth_revoked';
  vendor: Vendor;
  detail: string;
  /** The connection is marked and its people are told already: whoever meets the failure has nothing to add. */
  told?: true;
}

/** The thing is absent, or belongs to somebody else: the two are never told apart. */
export interface NotFound {
  code: 'not_found';
}

/** The kind of thing is one that we do not serve. */
export interface NotSupported {
  code: 'not_supported';
}

/** The person lacks a right; `needed` is the least that would do. */
export interface NotAllowed {
  code: 'not_allowed';
  needed: 'status' | 'amounts' | 'invoice' | 'approve' | 'admin';
  /** Where a policy refuses what the right alone would not: what it says, and what the person may do instead. */
  policy?: { says: string; fix: string };
}

/** The portal has no connection to an organisation. */
export interface NotConnected {
  code: 'not_connected';
}

/** Nothing may be written to Xero until an admin has switched the connection live. */
export interface NotLive {
  code: 'not_live';
}

/** What is to be billed cannot be billed yet; each gap says what is missing and what to do. */
export interface NotReady {
  code: 'not_ready';
  gaps: { message: string; fix: string }[];
}

/** What was asked clashes with something that is there already, e.g. the deal is billed, or a request id was used for something else. */
export interface Conflict {
  code: 'conflict';
  message: string;
}

/** What reading from a vendor may fail with. */
export type VendorFailure = VendorThrottled | VendorUnavailable | VendorRejected | AuthRevoked;

/** What writing to a vendor may fail with. After `vendor_unavailable` it is proven that nothing was done: the call never left. */
export type WriteFailure = VendorFailure | VendorUnclear;

/** Every expected failure; `functions/runtime/failures.ts` has one table of what each means. */
export type Failure =
  WriteFailure | VendorFailing | NotFound | NotSupported | NotAllowed | NotConnected | NotLive | NotReady | Conflict;
