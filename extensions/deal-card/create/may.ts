/** What the person may decide of an invoice that is to be created; the service decides again. */
export interface May {
  /** Name a new contact: Xero knows none that is the customer. */
  nameNew: boolean;
  /** Open the settings and change them. */
  manage: boolean;
}
