import type { InvoiceFact } from '../../mirror/facts.ts';
import type { Intent } from '../facts.ts';
import type { LedgerStore } from '../ledger/ports.ts';
import type { BillingStore, OutboxStore } from '../ports.ts';
import type { SentInvoice } from './rules/sent-invoice.ts';
import { invoiceSubject } from '../outbox/rules/subjects.ts';
import { sentIn } from './sent-in.ts';

/** An invoice of ours that is to be put right with its deal. */
export interface Updating {
  tenantId: string;
  /** As the mirror has it. */
  invoice: InvoiceFact;
  /** Which step of the deal it bills. */
  stepId: string;
  /** The intent that made it; its preview is what was shown last. */
  maker: Intent;
  /** What was sent last, when it was made or revised. */
  sent: SentInvoice;
}

/** What reading it needs of the portal, in one transaction. */
export interface UpdatingReads {
  billing: Pick<BillingStore, 'books' | 'invoicesOf'>;
  outbox: Pick<OutboxStore, 'makerOf' | 'ofSubjects'>;
  ledger: LedgerStore;
}

/** Null: the deal has no such invoice, or it was not made here. */
export async function readUpdating(
  { billing, outbox, ledger }: UpdatingReads,
  { dealId, invoiceId }: { dealId: string; invoiceId: string },
): Promise<Updating | null> {
  const tenantId = (await billing.books())?.tenantId;
  if (tenantId === undefined) return null;
  const invoice = (await billing.invoicesOf(tenantId, dealId)).find(({ id }) => id === invoiceId);
  const maker = invoice && (await outbox.makerOf(tenantId, invoice.id));
  if (!invoice || !maker) return null;
  const moves = await outbox.ofSubjects(tenantId, [invoiceSubject(invoice.id)]);
  const bills = (await ledger.entries(tenantId, [dealId])).find((entry) => entry.invoiceId === invoice.id);
  if (!bills) return null;
  return { tenantId, invoice, stepId: bills.stepId, maker, sent: sentIn(lastSent(maker, moves)) };
}

/** The intent whose bytes the invoice was last written with; `moves` are of that invoice, the newest first. */
export const lastSent = (maker: Intent, moves: readonly Intent[]): Intent =>
  moves.find(({ kind, state }) => kind === 'revise_invoice' && state === 'done') ?? maker;
