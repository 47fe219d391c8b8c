import type { Invoice, Organisation } from '../../facts.ts';

const isApprovedSale = ({ type, status }: Invoice): boolean => type === 'ACCREC' && status === 'AUTHORISED';

/** Sales invoices approved that are dated in the month of `date`, a calendar date. */
export const approvedInMonth = ({ invoices }: Organisation, date: string): number =>
  invoices.filter((one) => isApprovedSale(one) && one.date.slice(0, 7) === date.slice(0, 7)).length;

/** What the plan has against an invoice as it would be; nothing when it is no approval, or was approved before. */
export const approvalFaults = (invoice: Invoice, organisation: Organisation): string[] => {
  const { approvalsAMonth = Infinity, invoices } = organisation;
  const before = invoices.find(({ invoiceId }) => invoiceId === invoice.invoiceId);
  if (!isApprovedSale(invoice) || (before !== undefined && isApprovedSale(before))) return [];
  return approvedInMonth(organisation, invoice.date) < approvalsAMonth
    ? []
    : ['You have reached the limit of invoices you can approve'];
};
