import { closeIssues } from '../issues/close-issues.ts';
import { openIssue } from '../issues/open-issue.ts';
import type { ContactFact, InvoiceFact } from '../mirror/facts.ts';
import type { Intent } from './facts.ts';
import type { SettleDeps } from './outbox-deps.ts';
import type { OutboxUnit, Written } from './ports.ts';
import { issueOf, queueNext } from './put-back.ts';
import { differenceOf } from './rules/preview-difference.ts';
import { intentOf } from './rules/intent-mark.ts';
import { isUnderWay } from './rules/next-step.ts';
import { withContact } from './rules/request-body.ts';
import { customerIn, dealOf } from './rules/subjects.ts';

/** What was seen of an intent's work: in Xero's answer, by a webhook, a poll or a look. */
export interface Evidence {
  tenantId: string;
  intentId: string;
  written: Written;
  /** When the call that saw it began. */
  readAt: Date;
}

/** A document that is gone in Xero: what it billed may be billed again. */
const GONE = ['VOIDED', 'DELETED'];

/**
 * Settles an intent by evidence, whichever comes first; the same evidence again changes nothing. In one transaction the
 * document is mirrored and linked, what waited for it is completed and queued, and the issues of the intent are closed.
 * An invoice that was voided or deleted in Xero releases its intent.
 */
export async function settleIntent(deps: SettleDeps, unit: OutboxUnit, evidence: Evidence): Promise<void> {
  const intent = await unit.outbox.lock(evidence.intentId);
  if (!intent || intent.tenantId !== evidence.tenantId) return;
  const { written, readAt } = evidence;
  switch (written.kind) {
    case 'contact':
      await unit.billing.mirrorContact(intent.tenantId, written.contact, readAt);
      return settleContact(deps, unit, { intent, contact: written.contact });
    case 'invoice':
      await unit.billing.mirrorInvoice(intent.tenantId, written.invoice, readAt);
      if (intent.kind === 'create_invoice') return settleInvoice(deps, unit, { intent, invoice: written.invoice });
      if (isUnderWay(intent)) await finish(deps, unit, { intent });
      return settleMaker(deps, unit, { invoice: written.invoice, evidence });
    case 'sent':
      if (isUnderWay(intent)) await finish(deps, unit, { intent });
  }
}

/** What a move brought about, a void above all, concerns the intent that made the invoice as well. */
async function settleMaker(
  deps: SettleDeps,
  unit: OutboxUnit,
  { invoice, evidence }: { invoice: InvoiceFact; evidence: Evidence },
): Promise<void> {
  const intentId = intentOf(invoice.url);
  if (intentId !== null) await settleIntent(deps, unit, { ...evidence, intentId });
}

async function settleContact(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, contact }: { intent: Intent; contact: ContactFact },
): Promise<void> {
  if (!isUnderWay(intent)) return;
  const at = deps.clock.now();
  await finish(deps, unit, { intent: { ...intent, documentId: contact.id } });
  const record = customerIn(intent.subject);
  const link = { tenantId: intent.tenantId, contactId: contact.id, by: intent.createdBy, at };
  await unit.billing.linkCustomer({ ...record, ...link });
  for (const waiting of await unit.outbox.waitingFor(intent.intentId)) {
    const completed = completeWith(waiting, contact.id);
    await unit.outbox.save(completed);
    await queueNext(unit, completed, at);
  }
}

/** An invoice that waited for its contact, ready to be sent: from here on its bytes are final. */
export function completeWith(waiting: Intent, contactId: string): Intent {
  return { ...waiting, waitsFor: null, request: withContact(waiting.request, contactId) };
}

async function settleInvoice(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, invoice }: { intent: Intent; invoice: InvoiceFact },
): Promise<void> {
  const gone = GONE.includes(invoice.status);
  if (await isSecond(unit, { intent, invoice })) {
    if (!gone) await tellTwice(deps, unit, { intent, invoice });
    return;
  }
  if (intent.state === 'released' || (intent.state === 'done' && !gone)) return;
  const difference = intent.preview && isUnderWay(intent) ? differenceOf(intent.preview, invoice) : intent.difference;
  const document = { documentId: invoice.id, documentNumber: invoice.invoiceNumber, difference };
  await finish(deps, unit, { intent: { ...intent, ...document }, state: gone ? 'released' : 'done' });
  const deal = dealOf(intent.subject);
  const link = { tenantId: intent.tenantId, invoiceId: invoice.id, intentId: intent.intentId };
  if (deal) await unit.billing.linkInvoice({ ...deal, ...link, at: deps.clock.now() });
  if (difference !== null && intent.difference === null) await tellDifference(deps, unit, { intent, difference });
}

/** Whether the intent, or one that followed it, has another document already. */
async function isSecond(
  { outbox }: OutboxUnit,
  { intent, invoice }: { intent: Intent; invoice: InvoiceFact },
): Promise<boolean> {
  if (intent.documentId !== null) return intent.documentId !== invoice.id;
  if (intent.state !== 'rejected') return false;
  return (await outbox.active(intent.tenantId, intent.kind, intent.subject)) !== null;
}

async function finish(
  { clock }: SettleDeps,
  unit: OutboxUnit,
  { intent, state = 'done' }: { intent: Intent; state?: 'done' | 'released' },
): Promise<void> {
  const settled = { state, settledAt: clock.now(), failure: null, leaseOwner: null, leaseUntil: null };
  await unit.outbox.save({ ...intent, ...settled });
  for (const kind of ['write_failed', 'write_unclear'] as const) {
    const { subject } = issueOf(kind, intent);
    await closeIssues({ issues: unit.issues, clock }, { kind, subjects: [subject] });
  }
}

async function tellTwice(
  { clock, newId }: SettleDeps,
  unit: OutboxUnit,
  { intent, invoice }: { intent: Intent; invoice: InvoiceFact },
): Promise<void> {
  const other = intent.documentNumber ?? 'another one';
  await openIssue(
    { issues: unit.issues, clock, newId },
    {
      kind: 'written_twice',
      subject: intent.subject,
      message: `Xero has two invoices that were made for the same deal: ${invoice.invoiceNumber} and ${other}.`,
      vendorWords: [],
      fix: 'If one of them was copied by hand and both are meant, nothing needs to be done. Else void one in Xero.',
    },
  );
}

async function tellDifference(
  { clock, newId }: SettleDeps,
  unit: OutboxUnit,
  { intent, difference }: { intent: Intent; difference: string },
): Promise<void> {
  await openIssue(
    { issues: unit.issues, clock, newId },
    {
      kind: 'preview_differs',
      subject: intent.intentId,
      message: `An invoice was made that differs from what was shown. ${difference}`,
      vendorWords: [],
      fix: 'Compare the invoice in Xero with the deal, and correct it there.',
    },
  );
}
