import type { Organisation } from '../facts.ts';
import { creditNoteAt } from '../writing/credits/write-credit-note.ts';
import { invoiceAt } from '../writing/invoices/write-invoice.ts';
import type { Holder, HolderKind } from './attachments.ts';

const FIND: Readonly<
  Record<HolderKind, (organisation: Organisation, key: string) => Omit<Holder, 'kind'> | undefined>
> = {
  Invoice(organisation, key) {
    const invoice = invoiceAt(organisation, key);
    return invoice && { id: invoice.invoiceId, status: invoice.status, isSales: invoice.type === 'ACCREC' };
  },
  CreditNote(organisation, key) {
    const note = creditNoteAt(organisation, key);
    return note && { id: note.creditNoteId, status: note.status, isSales: true };
  },
};

export const holderKinds = ['Invoice', 'CreditNote'] as const satisfies readonly HolderKind[];

/** The document of a path. */
export const holderAt = (organisation: Organisation, kind: HolderKind, key = ''): Holder | undefined => {
  const found = FIND[kind](organisation, key);
  return found && { kind, ...found };
};
