import { DEAL } from '../customers/facts.ts';
import { closeIssues } from '../issues/close-issues.ts';
import { openIssue } from '../issues/open-issue.ts';
import { mergedDeal } from '../issues/rules/merged-deal.ts';
import type { InvoiceFact } from '../mirror/facts.ts';
import type { Intent } from './facts.ts';
import type { SettleDeps } from './outbox/outbox-deps.ts';
import type { OutboxUnit } from './ports.ts';
import { aboutIntent } from './outbox/about-intent.ts';
import { creditedIn } from './rules/credited.ts';
import { differenceOf } from './rules/preview-difference.ts';
import { isGone } from './rules/invoice-moves.ts';
import { dealOf, dealSubject } from './outbox/rules/subjects.ts';

interface Seen {
  intent: Intent;
  invoice: InvoiceFact;
}

/**
 * Opens an issue while more than one invoice stands in Xero for what the intent bills; closes it when that is over. One that is
 * credited in full bills nothing.
 */
export async function tellTwice(
  { clock, newId }: Pick<SettleDeps, 'clock' | 'newId'>,
  unit: OutboxUnit,
  { intent, invoice, isCredited = false }: Seen & { isCredited?: boolean },
): Promise<void> {
  const deal = dealOf(intent.subject);
  if (!deal) return;
  // The link knows where a deal lives on that was merged since.
  const dealId = (await unit.billing.dealBilledBy(intent.tenantId, invoice.id)) ?? deal.dealId;
  const numbers = await standingNumbers(unit, { tenantId: intent.tenantId, dealId, step: deal.step });
  const issue = { kind: 'written_twice', subject: dealSubject(dealId, deal.step) } as const;
  if (numbers.length < 2) {
    // Deals that were merged may be billed by other steps: of theirs one invoice has to go.
    const subjects = [issue.subject, intent.subject, ...(isGone(invoice) || isCredited ? [mergedDeal(dealId)] : [])];
    await closeIssues({ issues: unit.issues, clock }, { kind: issue.kind, subjects });
    return;
  }
  await openIssue(
    { issues: unit.issues, clock, newId },
    {
      ...issue,
      about: { tenantId: intent.tenantId, record: { objectTypeId: DEAL, objectId: dealId } },
      message: `Xero has ${numbers.length} invoices that were made for the same deal: ${numbers.join(', ')}.`,
      vendorWords: [],
      fix: 'If one of them was copied by hand and all are meant, nothing needs to be done. Else void what is too much in Xero.',
    },
  );
}

async function standingNumbers(
  { billing, ledger }: OutboxUnit,
  { tenantId, dealId, step }: { tenantId: string; dealId: string; step: string },
): Promise<string[]> {
  const standing = (await billing.invoicesOf(tenantId, dealId, step)).filter((one) => !isGone(one));
  const credited = standing.length < 2 ? [] : creditedIn(await ledger.entries(tenantId, [dealId]));
  return standing.filter(({ id }) => !credited.includes(id)).map(({ invoiceNumber }) => invoiceNumber);
}

/**
 * Compares what Xero made with what was shown: a difference is an issue, until somebody corrects the invoice in Xero or it is
 * voided or deleted there. Returns the difference in words, of one that is gone as it was; null: there is none, or nothing was
 * shown.
 */
export async function tellDifference(
  { clock, newId }: SettleDeps,
  unit: OutboxUnit,
  { intent, invoice }: Seen,
): Promise<string | null> {
  const gone = isGone(invoice);
  const difference = gone || !intent.preview ? null : differenceOf(intent.preview, invoice);
  const issue = { kind: 'preview_differs', subject: intent.intentId } as const;
  if (difference === null && intent.difference !== null)
    await closeIssues({ issues: unit.issues, clock }, { kind: issue.kind, subjects: [issue.subject] });
  if (difference === null) return gone ? intent.difference : null;
  if (difference === intent.difference) return difference;
  await openIssue(
    { issues: unit.issues, clock, newId },
    {
      ...issue,
      about: await aboutIntent(unit, { ...intent, documentId: invoice.id, documentNumber: invoice.invoiceNumber }),
      message: `An invoice was made that differs from what was shown. ${difference}`,
      vendorWords: [],
      fix: 'Compare the invoice in Xero with the deal, and correct it there.',
    },
  );
  return difference;
}
