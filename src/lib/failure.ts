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
}

/** The grant no longer serves: someone must connect again. */
export interface AuthRevoked {
  code: 'auth_revoked';
  vendor: Vendor;
  detail: string;
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
}

/** The portal has no connection to an organisation. */
export interface NotConnected {
  code: 'not_connected';
}

/** What a call to a vendor may fail with. */
export type VendorFailure = VendorThrottled | VendorUnavailable | VendorRejected | AuthRevoked;

/** Every expected failure; `functions/runtime/failures.ts` has one table of what each means. */
export type Failure = VendorFailure | NotFound | NotSupported | NotAllowed | NotConnected;
