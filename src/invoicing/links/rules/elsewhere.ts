import { dateWords } from '../../../lib/calendar.ts';
import { warning, type Gap } from '../../rules/gap.ts';
import type { Elsewhere } from '../facts.ts';

/** That the customer has an invoice of the same amount which nobody made with Tieout. No amount is said, which not everybody may see. */
export const elsewhereWarning = ({ invoiceNumber, date }: Elsewhere): Gap =>
  warning('customer', {
    message: `${invoiceNumber === '' ? 'A draft without number' : invoiceNumber} of ${dateWords(date)} was made elsewhere for this customer and comes to the same amount.`,
    fix: 'If it bills this deal, link it instead of billing twice.',
  });
