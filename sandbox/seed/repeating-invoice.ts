import type { Line } from './line.ts';

/** What Xero makes an invoice of, again and again. */
export interface RepeatingInvoice {
  repeatingInvoiceId: string;
  contactId: string;
  type: 'ACCREC' | 'ACCPAY';
  /** What becomes of each invoice, or that none is made any longer. */
  status: 'DRAFT' | 'AUTHORISED' | 'DELETED';
  schedule: Schedule;
  reference: string;
  lineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  currencyCode: string;
  brandingThemeId?: string;
  approvedForSending: boolean;
  sendCopy: boolean;
  markAsSent: boolean;
  includePdf: boolean;
  lines: Line[];
  createdAt: string;
}

export interface Schedule {
  /** Every so many weeks or months. */
  period: number;
  unit: 'WEEKLY' | 'MONTHLY';
  /** A day of the month or a number of days, as the type says. */
  dueDate: number;
  dueDateType:
    | 'DAYSAFTERBILLDATE'
    | 'DAYSAFTERBILLMONTH'
    | 'DAYSAFTERINVOICEDATE'
    | 'DAYSAFTERINVOICEMONTH'
    | 'OFCURRENTMONTH'
    | 'OFFOLLOWINGMONTH';
  startDate: string;
  endDate?: string;
}
