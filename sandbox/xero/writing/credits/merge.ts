import { randomUUID } from 'node:crypto';
import type { CreditNote } from '../../../seed/world.ts';
import { mayBegin } from '../../rules/status-moves.ts';
import { mergeLines, type UnitDecimals } from '../invoices/lines.ts';
import { nextNumber, rateOf, statusOf } from '../invoices/merge.ts';
import { present } from '../present.ts';
import type { Unit } from '../unit.ts';
import type { CreditNoteInput } from './input.ts';

const blank = ({ organisation, today, now }: Unit): CreditNote => ({
  creditNoteId: randomUUID(),
  creditNoteNumber: '',
  contactId: '',
  status: 'DRAFT',
  date: today,
  reference: '',
  lineAmountTypes: 'Exclusive',
  currencyCode: organisation.baseCurrency,
  currencyRate: '1',
  lines: [],
  allocations: [],
  updatedAt: now,
});

const numberOf = ({ organisation }: Unit, input: CreditNoteInput, before: CreditNote): string => {
  const number = input.CreditNoteNumber ?? before.creditNoteNumber;
  if (number !== '') return number;
  return nextNumber(
    'CN',
    organisation.creditNotes.map(({ creditNoteNumber }) => creditNoteNumber),
  );
};

/** The credit note that an input makes of another, or of nothing: what is not sent stays, or is Xero's default. */
export const mergeCreditNote = (
  unit: Unit,
  input: CreditNoteInput,
  rest: { existing: CreditNote | undefined; contactId: string; unitDecimals: UnitDecimals },
): CreditNote => {
  const before = rest.existing ?? blank(unit);
  const { organisation } = unit;
  return {
    ...before,
    contactId: rest.contactId,
    status: statusOf(input, before),
    creditNoteNumber: numberOf(unit, input, before),
    currencyRate: rateOf(unit, input, before),
    lines: mergeLines(input.LineItems, before.lines, { organisation, unitDecimals: rest.unitDecimals }),
    ...present({
      date: input.Date,
      lineAmountTypes: input.LineAmountTypes,
      reference: input.Reference,
      currencyCode: input.CurrencyCode,
    }),
    updatedAt: unit.now,
  };
};

/** Whether Xero creates such a credit note at all. */
export const beginFaults = ({ Type, Status = 'DRAFT' }: CreditNoteInput): string[] => [
  ...(Type === 'ACCRECCREDIT' ? [] : ['Credit Note not of valid type for creation']),
  ...(mayBegin(Status) ? [] : ['Credit Note not of valid status for creation']),
];
