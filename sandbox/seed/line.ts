/** One line of a document, as it was typed. */
export interface Line {
  lineItemId: string;
  description: string;
  quantity: string;
  /** Up to four decimals. */
  unitAmount: string;
  itemCode?: string;
  accountCode?: string;
  taxType?: string;
  discountRate?: string;
  discountAmount?: string;
  /** Tax that was typed in place of the one that is computed. */
  taxAmount?: string;
  /** TrackingOptionIDs, of two categories at most. */
  tracking?: string[];
}
