import { openIssue } from '../../issues/open-issue.ts';
import type { CreditFact } from '../../mirror/facts.ts';
import { aboutIntent } from '../outbox/about-intent.ts';
import type { Intent } from '../facts.ts';
import { finish } from '../outbox/finish-intent.ts';
import type { SettleDeps } from '../outbox/outbox-deps.ts';
import type { OutboxUnit } from '../ports.ts';
import { queueNext } from '../outbox/put-back.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { differenceOf } from '../rules/preview-difference.ts';
import { invoiceIn } from '../outbox/rules/subjects.ts';
import { releaseCredited } from './release-credited.ts';

interface Made {
  intent: Intent;
  credit: CreditFact;
}

/**
 * Settles the intent that a credit note bears the mark of: the note is linked to its invoice, compared with what was shown,
 * and what waited to set it against the invoice is sent; what is credited in full by it may be billed again. A second note of
 * the same mark is linked as well, so that it counts as credited, and told.
 */
export async function settleCredit(deps: SettleDeps, unit: OutboxUnit, { intent, credit }: Made): Promise<void> {
  const { tenantId, intentId } = intent;
  const invoiceId = invoiceIn(intent.subject);
  if (invoiceId === null) throw new Error(`The intent ${intentId} names no invoice`);
  const isSecond = intent.documentId !== null && intent.documentId !== credit.id;
  if (!isUnderWay(intent) && !isSecond) return;
  await unit.credits.link({ tenantId, creditId: credit.id, invoiceId, intentId, at: deps.clock.now() });
  await releaseCredited(deps, unit, { tenantId, invoiceId });
  if (isSecond) return tellSecond(deps, unit, { intent, credit });
  const difference = intent.preview && differenceOf(intent.preview, credit);
  const made = { ...intent, documentId: credit.id, documentNumber: credit.creditNumber, difference };
  await finish(deps, unit, { intent: made });
  if (difference !== null) await tellDifferent(deps, unit, { intent: made, difference });
  await allocateNow(deps, unit, made);
}

/** What waited for the note may be set against the invoice. */
async function allocateNow({ clock }: SettleDeps, unit: OutboxUnit, made: Intent): Promise<void> {
  for (const waiting of await unit.outbox.waitingFor(made.intentId)) {
    const { documentId, documentNumber } = made;
    const ready = { ...waiting, documentId, documentNumber, waitsFor: null };
    await unit.outbox.save(ready);
    await queueNext(unit, ready, clock.now());
  }
}

async function tellDifferent(
  { clock, newId }: SettleDeps,
  unit: OutboxUnit,
  { intent, difference }: { intent: Intent; difference: string },
): Promise<void> {
  const report = {
    kind: 'preview_differs',
    subject: intent.intentId,
    about: await aboutIntent(unit, intent),
    message: `Credit note ${intent.documentNumber ?? ''} was made and differs from what was shown. ${difference}`,
    fix: 'Compare the credit note with its invoice in Xero, and correct it there.',
  } as const;
  await openIssue({ issues: unit.issues, clock, newId }, { ...report, vendorWords: [] });
}

async function tellSecond({ clock, newId }: SettleDeps, unit: OutboxUnit, { intent, credit }: Made): Promise<void> {
  const report = {
    kind: 'written_twice',
    subject: `credit:${intent.intentId}`,
    about: await aboutIntent(unit, intent),
    message: `Xero has two credit notes of the same click: ${intent.documentNumber ?? ''} and ${credit.creditNumber}.`,
    fix: 'If one of them was copied by hand and both are meant, nothing needs to be done. Else void what is too much in Xero.',
  } as const;
  await openIssue({ issues: unit.issues, clock, newId }, { ...report, vendorWords: [] });
}
