import type { HistoryNote, Invoice } from '../../facts.ts';
import type { ChosenStatus } from '../../rules/settlement.ts';
import { refuse, type Outcome, type WriteCall } from '../batch.ts';
import { present } from '../present.ts';
import { settledInvoice, type Unit } from '../unit.ts';
import { contactOf } from './contact.ts';
import type { InvoiceInput } from './input.ts';
import { amountFaults, type UnitDecimals } from './lines.ts';
import { beginFaults, isSendable, mergeInvoice } from './merge.ts';
import { isSeen, modificationFaults, notModifiable } from './modification.ts';
import { invoiceFaults } from './rules.ts';
import { trackingFaults } from './tracking.ts';

const NOT_SENDABLE = 'Only AUTHORISED invoices may have SentToContact updated.';

const DEEDS: Record<ChosenStatus, string> = {
  DRAFT: 'Edited',
  SUBMITTED: 'Submitted',
  AUTHORISED: 'Approved',
  VOIDED: 'Voided',
  DELETED: 'Deleted',
};

/** What the history says of a write that left a document with this status. `before`: absent when it made the document. */
export const deedOf = (before: ChosenStatus | undefined, after: ChosenStatus): string => {
  if (before === undefined) return 'Created';
  return before === after ? 'Edited' : DEEDS[after];
};

const noteOf = (before: Invoice | undefined, after: Invoice): Pick<HistoryNote, 'changes' | 'details'> => ({
  changes: deedOf(before?.status, after.status),
  details: `INV ${after.invoiceNumber}, status ${after.status}`,
});

/** `unitdp` of a call. */
export const unitDecimalsOf = ({ query }: Pick<WriteCall, 'query'>): UnitDecimals => (query['unitdp'] === '4' ? 4 : 2);

/** Gone means gone, whatever is sent; a status that nobody can choose is refused before anything else. */
export const isBeyond = (
  existing: Pick<Invoice, 'status'>,
  isPaid: boolean,
  { Status }: Pick<InvoiceInput, 'Status'>,
): boolean => existing.status === 'VOIDED' || existing.status === 'DELETED' || (Status === 'PAID' && !isPaid);

/** All that is wrong with the invoice that a write would make; `existing` as it was. */
const faultsOf = (unit: Unit, input: InvoiceInput, { existing, after }: { existing?: Invoice; after: Invoice }) => {
  const { organisation } = unit;
  const before = existing === undefined ? undefined : settledInvoice(unit, existing.invoiceId);
  if (existing !== undefined && before !== undefined) {
    const refused = modificationFaults({ before, existing, after, organisation });
    if (refused.length > 0 || after.status === 'VOIDED' || after.status === 'DELETED') return refused;
  }
  const total = input.LineItems?.length ? input.Total : undefined;
  return [
    ...amountFaults(input.LineItems, after.lines),
    ...trackingFaults(input.LineItems, organisation),
    ...invoiceFaults(after, organisation, total),
  ];
};

/** Writes one invoice that keeps the rules. `existing`: the one to change; absent: a new one. */
export const putInvoice = (unit: Unit, input: InvoiceInput, rest: { existing?: Invoice; call: WriteCall }): Outcome => {
  const { existing, call } = rest;
  const before = existing === undefined ? undefined : settledInvoice(unit, existing.invoiceId);
  if (existing !== undefined && isBeyond(existing, before?.status === 'PAID', input))
    return refuse(notModifiable('Invoice'));
  const contact = contactOf(unit, input.Contact, existing?.contactId);
  const { contactId } = contact;
  const after = mergeInvoice(unit, input, { existing, contactId, unitDecimals: unitDecimalsOf(call) });
  const errors = [
    ...(existing === undefined ? beginFaults(input) : []),
    ...contact.errors,
    ...faultsOf(unit, input, { ...present({ existing }), after }),
  ];
  if (errors.length > 0) return { errors };
  if (contact.changed !== undefined) unit.put('contacts', contact.changed);
  const unseen = existing !== undefined && before !== undefined && !isSeen({ before, existing, after });
  unit.put('invoices', unseen ? { ...after, updatedAt: existing.updatedAt } : after, noteOf(existing, after));
  const warnings = input.SentToContact === true && !isSendable(after.status) ? [NOT_SENDABLE] : [];
  return { id: after.invoiceId, errors, warnings };
};
