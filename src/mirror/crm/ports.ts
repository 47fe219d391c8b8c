/** What a webhook of HubSpot's says of one record: that something happened to it, never what it is like now. */
export interface CrmEvent {
  portalId: string;
  /** `0-1`, `0-2`, … */
  objectTypeId: string;
  objectId: string;
  /** `object.propertyChange`, `contact.privacyDeletion`, or whatever HubSpot adds. */
  kind: string;
  /** HubSpot's own; not unique. */
  eventId: string;
  /** ISO 8601. */
  at: string;
}

/**
 * Stores events for those of their portals that have the app installed and asks for `fetch-changed` in each, all or nothing.
 * Implemented in src/store, across portals.
 */
export type StoreCrmEvents = (events: CrmEvent[], receivedAt: Date) => Promise<CrmStored>;

export interface CrmStored {
  /** Events that were not there before. */
  stored: number;
  /** Events of portals that do not have the app installed: nothing of them is kept. */
  unknownPortal: number;
}

/** A record of the CRM that was merged into another, by their ids. */
export interface Merge {
  id: string;
  into: string;
}

/** What happens to records of the CRM as a whole, inside the portal's transaction; implemented in src/store. */
export interface CrmRecords {
  /**
   * Notes which record a merged one lives on in and moves what hangs on the merged one there: links to Xero contacts and
   * invoices, what was decided to be written, and the steps that a deal is billed in. What is known already is passed over.
   */
  followMerges: (objectTypeId: string, merges: Merge[], at: Date) => Promise<Followed>;
  /** Takes every field that tells who somebody is out of the mirror and notes it in the audit log. */
  erasePeople: (ids: string[], at: Date) => Promise<void>;
}

interface Followed {
  /** Deals that live on and that more than one of what became them was billed for. */
  billedTwice: string[];
}

/** What a POST of HubSpot's tells. */
export interface CrmWebhook {
  /** How many events it held. */
  received: number;
  /** One for each record that an event names: a merge and an association name several. */
  events: CrmEvent[];
  /** Events of what we have written ourselves, which ask for nothing. */
  own: number;
  /** How many could not be understood. */
  unreadable: number;
}
