import type { Right } from '../../access/rules/right.ts';
import { DEAL } from '../../customers/facts.ts';
import type { CalendarDate } from '../../lib/calendar.ts';
import type { NewId } from '../../lib/ids.ts';
import type { Decimal } from '../../lib/money.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { Intent } from '../facts.ts';
import { FALLBACK_SECONDS, newIntent } from '../outbox/new-intent.ts';
import type { OutboxUnit } from '../ports.ts';
import { invoiceSubject } from '../outbox/rules/subjects.ts';
import type { CreditDocument } from './facts.ts';
import { creditReference } from './rules/credit-mark.ts';
import { allocationRequest, creditRequest } from './rules/credit-request.ts';

/** Who asks for it, and when. */
export interface Asker {
  portalId: string;
  tenantId: string;
  userId: string;
  userEmail: string;
  right: Right;
  dealId: string;
  at: Date;
}

/** A credit note as it is to be made. */
export interface NewCredit {
  invoice: InvoiceFact;
  document: CreditDocument;
  date: CalendarDate;
  reason: string;
  /** What of it is set against the invoice; 0: nothing. */
  allocated: Decimal;
  baseCurrency: string;
}

/**
 * Adds the intent that makes a credit note and, where anything of it is set against the invoice, the one that does so, which
 * waits for it. Null: another move of the invoice is under way.
 */
export async function insertCredit(
  { newId }: { newId: NewId },
  unit: OutboxUnit,
  { asker, credit }: { asker: Asker; credit: NewCredit },
): Promise<string | null> {
  const { invoice, document, date, reason, allocated, baseCurrency } = credit;
  const intentId = newId();
  const reference = creditReference({ invoiceNumber: invoice.invoiceNumber, reason, intentId });
  const note = newIntent({
    ...ofAsker(asker, { intentId, invoiceId: invoice.id }),
    kind: 'create_credit_note',
    request: creditRequest({ invoice, document, date, reference, reason, baseCurrency }),
    preview: {
      currency: invoice.currency,
      lineAmountTypes: document.lineAmountTypes,
      subTotal: document.subTotal.toFixed(),
      totalTax: document.totalTax.toFixed(),
      total: document.total.toFixed(),
    },
    words: reason,
  });
  if (!(await unit.outbox.insert(note))) return null;
  if (allocated.gt(0)) await addWaiting({ newId }, unit, { note, asker, credit });
  await unit.queue.workOn(intentId, FALLBACK_SECONDS);
  await noteAudit(unit, asker, 'create_credit_note');
  return intentId;
}

async function addWaiting(
  { newId }: { newId: NewId },
  unit: OutboxUnit,
  { note, asker, credit }: { note: Intent; asker: Asker; credit: NewCredit },
): Promise<void> {
  const { invoice, allocated, date } = credit;
  const waiting = newIntent({
    ...ofAsker(asker, { intentId: newId(), invoiceId: invoice.id }),
    kind: 'allocate_credit',
    request: allocationRequest({ invoiceId: invoice.id, amount: allocated, date }),
    waitsFor: note.intentId,
  });
  if (!(await unit.outbox.insert(waiting))) throw new Error(`What waits for ${note.intentId} cannot be added`);
}

/** The same alone, for a note that stands already. Null: another move of the invoice is under way. */
export async function insertAllocation(
  { newId }: { newId: NewId },
  unit: OutboxUnit,
  {
    asker,
    of,
  }: {
    asker: Asker;
    of: { creditId: string; creditNumber: string; invoiceId: string; amount: Decimal; date: CalendarDate };
  },
): Promise<string | null> {
  const intent = newIntent({
    ...ofAsker(asker, { intentId: newId(), invoiceId: of.invoiceId }),
    kind: 'allocate_credit',
    request: allocationRequest(of),
    ...{ documentId: of.creditId, documentNumber: of.creditNumber },
  });
  if (!(await unit.outbox.insert(intent))) return null;
  await unit.queue.workOn(intent.intentId, FALLBACK_SECONDS);
  await noteAudit(unit, asker, 'allocate_credit');
  return intent.intentId;
}

const ofAsker = (
  { portalId, tenantId, userId, userEmail, at }: Asker,
  { intentId, invoiceId }: { intentId: string; invoiceId: string },
) => ({
  ...{ intentId, portalId, tenantId, subject: invoiceSubject(invoiceId) },
  ...{ createdBy: userId, createdByEmail: userEmail, createdAt: at },
});

async function noteAudit(
  { audit }: OutboxUnit,
  { at, userId, userEmail, right, dealId }: Asker,
  action: 'create_credit_note' | 'allocate_credit',
): Promise<void> {
  await audit.note({ at, userId, userEmail, right, action, objectTypeId: DEAL, objectId: dealId });
}
