import type { CalendarDate } from '../../../lib/calendar.ts';
import type { Decimal } from '../../../lib/money.ts';

/** A line as it was sent to Xero; what was left out is null. */
export interface SentLine {
  /** HubSpot's id of the line; null: it was sent before that was kept. */
  lineId: string | null;
  description: string;
  itemCode: string | null;
  quantity: Decimal;
  unitAmount: Decimal;
  discountRate: Decimal | null;
  discountAmount: Decimal | null;
  accountCode: string | null;
  taxType: string | null;
  /** Sent where the tax that Xero computes would not do. */
  taxAmount: Decimal | null;
  trackingOptionIds: string[];
}

/** An invoice as the request that made it, or revised it last, had it. */
export interface SentInvoice {
  currency: string;
  dueDate: CalendarDate;
  reference: string;
  lines: SentLine[];
}

/** What a person knows a line by: how its description begins. */
export const titleOf = ({ description }: { description: string }): string => description.split('\n')[0]?.trim() ?? '';
