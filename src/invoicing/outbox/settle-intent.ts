import { settleApproval } from '../../approvals/settle-approval.ts';
import type { ContactFact, InvoiceFact, ItemFact } from '../../mirror/facts.ts';
import { mirrorWritten } from '../credits/find-credit.ts';
import { settleCredit } from '../credits/settle-credit.ts';
import type { Intent } from '../facts.ts';
import { finish } from './finish-intent.ts';
import type { SettleDeps } from './outbox-deps.ts';
import type { OutboxUnit, Written } from '../ports.ts';
import { queueNext } from './put-back.ts';
import { releaseWaiting } from './release-waiting.ts';
import { settleQuote } from '../quotes/settle-quote.ts';
import { tellFates } from '../links/tell-fates.ts';
import { deedsOf } from '../rules/deeds.ts';
import { intentOf } from './rules/intent-mark.ts';
import { isGone } from '../rules/invoice-moves.ts';
import { isUnderWay } from './rules/next-step.ts';
import { withContact } from '../rules/request-body.ts';
import { customerIn, dealOf, invoiceSubject, productIn } from './rules/subjects.ts';
import { closeMapping } from '../mapping/tell-mapping.ts';
import { tellDifference, tellTwice } from '../tell-invoice.ts';

/** What was seen of an intent's work: in Xero's answer, by a webhook, a poll or a look. */
export interface Evidence {
  tenantId: string;
  intentId: string;
  written: Written;
  /** When the call that saw it began. */
  readAt: Date;
}

/**
 * Settles an intent by evidence, whichever comes first; the same evidence again changes nothing. In one transaction the
 * document is mirrored and linked, what waited for it is completed and queued, and the issues of the intent are closed.
 * An invoice that was voided or deleted in Xero, or credited in full, releases its intent.
 */
export async function settleIntent(deps: SettleDeps, unit: OutboxUnit, evidence: Evidence): Promise<void> {
  const intent = await unit.outbox.lock(evidence.intentId);
  if (!intent || intent.tenantId !== evidence.tenantId) return;
  const { written, readAt } = evidence;
  switch (written.kind) {
    case 'contact':
      await unit.billing.mirrorContact(intent.tenantId, written.contact, readAt);
      if (intent.kind === 'create_contact') return settleContact(deps, unit, { intent, contact: written.contact });
      if (isUnderWay(intent)) await finish(deps, unit, { intent });
      return;
    case 'invoice':
      await mirrorInvoice(deps, unit, { tenantId: intent.tenantId, invoice: written.invoice, readAt });
      if (intent.kind !== 'create_invoice')
        return settleMove(deps, unit, { intent, invoice: written.invoice, evidence });
      await settleInvoice(deps, unit, { intent, invoice: written.invoice });
      // The deal may have been lost or deleted while it was on its way.
      if (isUnderWay(intent)) await tellFates(deps, unit, { tenantId: intent.tenantId, invoiceId: written.invoice.id });
      return tellApproval(deps, unit, { tenantId: intent.tenantId, invoiceId: written.invoice.id });
    case 'item':
      await unit.billing.mirrorItem(intent.tenantId, written.item, readAt);
      return settleItem(deps, unit, { intent, item: written.item });
    case 'quote':
      await unit.quotes.mirror(intent.tenantId, written.quote, readAt);
      return settleQuote(deps, unit, { intent, quote: written.quote });
    case 'credit':
      await unit.credits.mirror(intent.tenantId, written.credit, readAt);
      return settleCredit(deps, unit, { intent, credit: written.credit });
    case 'allocated':
      await mirrorWritten(unit, { tenantId: intent.tenantId, written, readAt });
      if (isUnderWay(intent)) await finish(deps, unit, { intent });
      return;
    case 'sent':
      if (isUnderWay(intent)) await finish(deps, unit, { intent });
  }
}

/** With one that is gone, what was said of the fate of its deal may be over. */
async function mirrorInvoice(
  deps: SettleDeps,
  unit: OutboxUnit,
  { tenantId, invoice, readAt }: { tenantId: string; invoice: InvoiceFact; readAt: Date },
): Promise<void> {
  await unit.billing.mirrorInvoice(tenantId, invoice, readAt);
  if (isGone(invoice)) await tellFates(deps, unit, { tenantId, invoiceId: invoice.id });
}

/** The mirror has the invoice already, and newer than a job knows: this moment never wins over what is stored. */
const MIRRORED = new Date(0);

/** The same by an invoice of the mirror; whether the mirror has it. */
export async function settleByMirror(
  deps: SettleDeps,
  unit: OutboxUnit,
  { tenantId, intentId, invoiceId }: { tenantId: string; intentId: string; invoiceId: string },
): Promise<boolean> {
  const invoice = await unit.billing.invoice(tenantId, invoiceId);
  if (!invoice) return false;
  await settleIntent(deps, unit, { tenantId, intentId, written: { kind: 'invoice', invoice }, readAt: MIRRORED });
  return true;
}

/** A move that went through; the mail that waited for an approval may go. */
async function settleMove(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, invoice, evidence }: { intent: Intent; invoice: InvoiceFact; evidence: Evidence },
): Promise<void> {
  if (isUnderWay(intent)) {
    const difference = intent.kind === 'revise_invoice' ? await revise(deps, unit, { intent, invoice }) : null;
    await finish(deps, unit, { intent: { ...intent, difference } });
    if (intent.kind === 'approve_invoice') await releaseWaiting(deps, unit, { intent, invoice });
  }
  await settleMaker(deps, unit, { invoice, evidence });
}

/** From here on the invoice is compared with what was shown when it was revised: where it differs from that, in words. */
async function revise(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, invoice }: { intent: Intent; invoice: InvoiceFact },
): Promise<string | null> {
  const found = await unit.outbox.makerOf(intent.tenantId, invoice.id);
  const maker = found && (await unit.outbox.lock(found.intentId));
  if (!maker) return null;
  const { preview, previewHash } = intent;
  const difference = await tellDifference(deps, unit, { intent: { ...maker, preview }, invoice });
  await unit.outbox.save({ ...maker, preview, previewHash, difference });
  return difference;
}

/** How the invoice stands, as the mirror has it by now, says how its approval does. */
async function tellApproval(
  { clock, newId }: SettleDeps,
  { approvals, billing, outbox }: OutboxUnit,
  { tenantId, invoiceId }: { tenantId: string; invoiceId: string },
): Promise<void> {
  const invoice = await billing.invoice(tenantId, invoiceId);
  const dealId = await billing.dealBilledBy(tenantId, invoiceId);
  if (!invoice || dealId === null) return;
  const deeds = async () => {
    const maker = await outbox.makerOf(tenantId, invoiceId);
    return deedsOf([...(await outbox.ofSubjects(tenantId, [invoiceSubject(invoiceId)])), ...(maker ? [maker] : [])]);
  };
  await settleApproval({ approvals, clock, newId }, { tenantId, dealId, invoice, deeds });
}

/**
 * What a move brought about, a void above all, concerns the intent that made the invoice as well. Of one that is settled the
 * document is known; the mark in the `Url` may have been edited since.
 */
async function settleMaker(
  deps: SettleDeps,
  unit: OutboxUnit,
  { invoice, evidence }: { invoice: InvoiceFact; evidence: Evidence },
): Promise<void> {
  const maker = await unit.outbox.makerOf(evidence.tenantId, invoice.id);
  const intentId = maker?.intentId ?? intentOf(invoice.url);
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

/** From here on the product is billed as the item, unless a person has said otherwise since. */
async function settleItem(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, item }: { intent: Intent; item: ItemFact },
): Promise<void> {
  if (!isUnderWay(intent)) return;
  await finish(deps, unit, { intent: { ...intent, documentId: item.id, documentNumber: item.code } });
  const { tenantId, subject, createdBy: linkedBy, createdAt: linkedAt } = intent;
  const productId = productIn(subject);
  await unit.mapping.link({ tenantId, productId, itemId: item.id, linkedBy, linkedAt });
  await closeMapping(deps, unit, { tenantId, productId });
}

/** An invoice or a quote that waited for its contact, ready to be sent: from here on its bytes are final. */
export function completeWith(waiting: Intent, contactId: string): Intent {
  return { ...waiting, waitsFor: null, request: withContact(waiting.request, contactId) };
}

async function settleInvoice(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, invoice }: { intent: Intent; invoice: InvoiceFact },
): Promise<void> {
  const gone = isGone(invoice);
  const isFirst = !(await isSecond(unit, { intent, invoice }));
  if (isFirst && intent.state === 'done' && !gone) return seeAgain(deps, unit, { intent, invoice });
  if (isFirst && intent.state === 'released') return;
  if (isFirst) {
    const difference = await tellDifference(deps, unit, { intent, invoice });
    const document = { documentId: invoice.id, documentNumber: invoice.invoiceNumber, difference };
    await finish(deps, unit, { intent: { ...intent, ...document }, state: gone ? 'released' : 'done' });
    await releaseWaiting(deps, unit, { intent, invoice });
  }
  const deal = dealOf(intent.subject);
  const link = { tenantId: intent.tenantId, invoiceId: invoice.id, intentId: intent.intentId };
  if (deal) await unit.billing.linkInvoice({ ...deal, ...link, at: deps.clock.now() });
  await tellTwice(deps, unit, { intent, invoice });
}

/** What differed from what was shown may have been put right since. */
async function seeAgain(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, invoice }: { intent: Intent; invoice: InvoiceFact },
): Promise<void> {
  if (intent.difference === null) return;
  const difference = await tellDifference(deps, unit, { intent, invoice });
  if (difference !== intent.difference) await unit.outbox.save({ ...intent, difference });
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
