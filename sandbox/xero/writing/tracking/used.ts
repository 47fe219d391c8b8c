import type { Organisation } from '../../facts.ts';

/** Whether a line of any document is tracked by an option. */
export const isUsed = (organisation: Organisation, trackingOptionId: string): boolean => {
  const { invoices, creditNotes, prepayments, quotes, repeatingInvoices } = organisation;
  return [...invoices, ...creditNotes, ...prepayments, ...quotes, ...repeatingInvoices].some(({ lines }) =>
    lines.some(({ tracking = [] }) => tracking.includes(trackingOptionId)),
  );
};
