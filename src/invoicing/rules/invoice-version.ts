import type { InvoiceFact } from '../../mirror/facts.ts';

/** Of an invoice as a person saw it: another one as soon as anything that is shown has changed in Xero. */
export const versionOf = ({ updatedAt, status, total }: Pick<InvoiceFact, 'updatedAt' | 'status' | 'total'>): string =>
  `${updatedAt.toISOString()} ${status} ${total.toFixed()}`;
