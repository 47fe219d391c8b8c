import type { CreditNote } from '../../../seed/world.ts';
import type { Organisation } from '../../facts.ts';
import { lineFaults } from '../invoices/line-rules.ts';
import { currencyFaults, totalFaults } from '../invoices/rules.ts';
import { lockFaults } from '../lock-dates.ts';

const LONGEST = 255;

const numberFaults = ({ creditNoteId, creditNoteNumber }: CreditNote, { creditNotes }: Organisation): string[] => {
  if (creditNoteNumber.length > LONGEST) return [`Credit Note # must be ${LONGEST} characters or less.`];
  const taken = creditNotes.some(
    (other) =>
      other.creditNoteId !== creditNoteId &&
      other.status !== 'DELETED' &&
      other.creditNoteNumber.toLowerCase() === creditNoteNumber.toLowerCase(),
  );
  return taken ? ['Credit Note # must be unique.'] : [];
};

/**
 * What is wrong with a credit note as it would be, each message once. `total`: what the sender says it comes to. The total
 * is only looked at when the lines are right.
 */
export const creditNoteFaults = (note: CreditNote, organisation: Organisation, total: string | undefined): string[] => {
  const document = {
    ...note,
    type: 'ACCRECCREDIT' as const,
    isBooked: note.status !== 'DRAFT',
    taxesByAccount: true,
  };
  const lines = note.lines.flatMap((line) => lineFaults(line, { organisation, document }));
  const faults = [
    ...(note.lines.length === 0 ? ['One or more line items must be specified'] : []),
    ...lines,
    ...numberFaults(note, organisation),
    ...(note.reference.length > LONGEST ? [`Reference must be ${LONGEST} characters or less.`] : []),
    ...currencyFaults(note, organisation),
    ...lockFaults('document', note.date, organisation),
    ...(lines.length === 0 ? totalFaults(note, { what: 'a credit note', organisation, given: total }) : []),
  ];
  return [...new Set(faults)];
};
