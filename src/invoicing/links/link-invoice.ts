import type { AuditTrail } from '../../access/ports.ts';
import type { Right } from '../../access/rules/right.ts';
import { DEAL } from '../../customers/facts.ts';
import type { IssueStore } from '../../issues/ports.ts';
import type { CalendarDate } from '../../lib/calendar.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Conflict, NotFound } from '../../lib/failure.ts';
import type { NewId } from '../../lib/ids.ts';
import { moneyWords, type Decimal } from '../../lib/money.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { DealPlan } from '../../schedules/facts.ts';
import type { ScheduleStore } from '../../schedules/ports.ts';
import type { CreditStore } from '../credits/ports.ts';
import { readPlan, type PlanReads } from '../ledger/read-plan.ts';
import type { OutboxStore } from '../ports.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { invoiceSubject } from '../outbox/rules/subjects.ts';
import type { Candidate, InvoiceLink } from './facts.ts';
import type { FateStore, LinkStore } from './ports.ts';
import { stepFor } from './rules/step-for.ts';
import { dealNamed, whyNotLink } from './rules/why-not.ts';
import { tellFates } from './tell-fates.ts';

/** What linking reaches, all in one transaction of the portal. */
export interface LinkUnit extends PlanReads {
  schedules: Pick<ScheduleStore, 'schedules' | 'lock'>;
  links: LinkStore;
  credits: Pick<CreditStore, 'lockInvoice'>;
  fates: FateStore;
  outbox: Pick<OutboxStore, 'ofSubjects'>;
  issues: IssueStore;
  audit: AuditTrail;
}

export interface LinkDeps {
  clock: Clock;
  newId: NewId;
}

/** Who asks, and what that person may do with the deal. */
interface Who {
  userId: string;
  userEmail: string;
  right: Right;
}

/** The deal that is to be billed, by a person whose right on it was decided before. */
export interface LinkedDeal {
  tenantId: string;
  dealId: string;
  /** Of a deal that says none: the portal's. */
  currency: string;
  /** In the organisation's zone. */
  today: CalendarDate;
}

export interface Linking {
  deal: LinkedDeal;
  invoiceId: string;
  /** Null: the first step that nothing bills. */
  stepId: string | null;
  /** The deal that it bills until now, as the person has seen it; null: none. */
  moveFrom: string | null;
  confirmOver: boolean;
  /** All Xero contacts of the deal's customer. */
  contactIds: readonly string[];
  /** What the person may do with the deal that the invoice bills now. */
  rightThere: (link: InvoiceLink) => Right;
  who: Who;
}

/** `confirm_over`: more would be billed than the deal comes to; nothing is linked before that is confirmed. */
export type Linked = { outcome: 'linked' | 'confirm_over'; message: string };

const conflict = (message: string): Result<never, Conflict> => err({ code: 'conflict', message });

/** Somebody merges the deal at the very moment. */
export const MERGED: Conflict = {
  code: 'conflict',
  message: 'This deal was merged into another one in HubSpot just now: open that one.',
};

const MOVING = 'A change of this invoice is on its way to Xero. Try again once that is done.';

/**
 * Keeps a person's word that an invoice bills a step of the deal, instead of the deal that it billed before (C47). It is decided
 * under the lock of each deal, so that no two invoices come to bill one step, and under the invoice's, so that none is taken
 * from another deal unseen. Nothing is written to Xero.
 */
export async function linkInvoice(
  deps: LinkDeps,
  unit: LinkUnit,
  linking: Linking,
): Promise<Result<Linked, Conflict | NotFound>> {
  const { deal, moveFrom, invoiceId, stepId } = linking;
  for (const dealId of [...new Set([deal.dealId, ...(moveFrom === null ? [] : [moveFrom])])].toSorted())
    if (!(await unit.schedules.lock(dealId)) && dealId === deal.dealId) return err(MERGED);
  await unit.credits.lockInvoice(deal.tenantId, invoiceId);
  const before = await planOf(unit, deal);
  const found = await unit.links.candidate(deal.tenantId, invoiceId);
  if (!before || !found || !linking.contactIds.includes(found.invoice.contactId)) return err({ code: 'not_found' });
  const name = `Invoice ${found.invoice.invoiceNumber}`.trim();
  if (found.link?.dealId === deal.dealId) return ok({ outcome: 'linked', message: `${name} bills this deal already.` });
  const refused = await refusalOf(unit, { linking, found, currency: before.currency });
  if (refused !== null) return conflict(`${name} cannot be linked. ${refused}`);
  const step = stepFor(before, stepId);
  if (!step.ok) return conflict(step.error);
  const saved = await save(deps, unit, { linking, found, step: step.value.stepId });
  const after = (await planOf(unit, deal)) ?? before;
  const over = after.over.minus(before.over);
  if (over.gt(0) && !linking.confirmOver) {
    await saved.undo();
    return ok({ outcome: 'confirm_over', message: overWords(name, { over, plan: before }) });
  }
  await tell(deps, unit, { linking, link: found.link });
  return ok({ outcome: 'linked', message: linkedWords(name, { role: step.value.role, plan: after }) });
}

const planOf = async (unit: LinkUnit, deal: LinkedDeal): Promise<DealPlan | null> =>
  (await readPlan(unit, deal))?.plan ?? null;

/** Why the invoice may not bill the deal; null: it may. */
async function refusalOf(
  unit: LinkUnit,
  { linking, found, currency }: { linking: Linking; found: Candidate; currency: string },
): Promise<string | null> {
  const { link } = found;
  const rightThere = link && linking.rightThere(link);
  const whyNot = whyNotLink(found, { dealId: linking.deal.dealId, currency, rightThere });
  if (whyNot !== null) return whyNot;
  if (link && rightThere && linking.moveFrom !== link.dealId)
    return `It bills ${dealNamed(link, rightThere)} already, and an invoice bills one deal: move it here, or leave it there.`;
  return (await isMoving(unit, { tenantId: linking.deal.tenantId, invoiceId: linking.invoiceId })) ? MOVING : null;
}

async function isMoving(
  { outbox }: Pick<LinkUnit, 'outbox'>,
  { tenantId, invoiceId }: { tenantId: string; invoiceId: string },
): Promise<boolean> {
  return (await outbox.ofSubjects(tenantId, [invoiceSubject(invoiceId)])).some(isUnderWay);
}

async function save(
  { clock }: LinkDeps,
  { links }: LinkUnit,
  { linking, found, step }: { linking: Linking; found: Candidate; step: string },
): Promise<{ undo: () => Promise<void> }> {
  const { deal, invoiceId, who } = linking;
  const of = { tenantId: deal.tenantId, invoiceId };
  await links.save({ ...of, dealId: deal.dealId, step, by: who.userId, at: clock.now() });
  const { link } = found;
  return {
    undo: () =>
      link
        ? links.save({ ...of, dealId: link.dealId, step: link.step, by: link.by, at: link.at })
        : links.remove({ ...of, dealId: deal.dealId }),
  };
}

/** What was said of either deal may be over, or begin; and who did it is in the audit log of both. */
async function tell(
  deps: LinkDeps,
  unit: LinkUnit,
  { linking: { deal, who }, link }: { linking: Linking; link: InvoiceLink | null },
): Promise<void> {
  await tellFates(deps, unit, { dealIds: [deal.dealId, ...(link ? [link.dealId] : [])] });
  const of = { at: deps.clock.now(), ...who, objectTypeId: DEAL };
  await unit.audit.note({ ...of, action: 'link_invoice', objectId: deal.dealId });
  if (link) await unit.audit.note({ ...of, action: 'unlink_invoice', objectId: link.dealId });
}

/** Takes an invoice that a person has linked from the deal again; one that Tieout made bills it as long as it stands. */
export async function unlinkInvoice(
  deps: LinkDeps,
  unit: LinkUnit,
  { deal: { tenantId, dealId }, invoiceId, who }: Pick<Linking, 'deal' | 'invoiceId' | 'who'>,
): Promise<Result<{ message: string }, Conflict | NotFound>> {
  if (!(await unit.schedules.lock(dealId))) return err(MERGED);
  await unit.credits.lockInvoice(tenantId, invoiceId);
  const found = await unit.links.candidate(tenantId, invoiceId);
  if (!found) return err({ code: 'not_found' });
  if (found.link?.dealId !== dealId) return ok(UNLINKED);
  const name = `Invoice ${found.invoice.invoiceNumber}`.trim();
  if (found.link.origin === 'made')
    return conflict(`${name} was made for this deal. Void or delete it instead: the deal can be billed again then.`);
  if (await isMoving(unit, { tenantId, invoiceId })) return conflict(MOVING);
  await unit.links.remove({ tenantId, invoiceId, dealId });
  await tellFates(deps, unit, { dealIds: [dealId] });
  await unit.audit.note({
    ...{ at: deps.clock.now(), ...who, action: 'unlink_invoice', objectTypeId: DEAL, objectId: dealId },
  });
  return ok({ message: `${name} no longer bills this deal. In Xero it stands as it was.` });
}

/** Of an invoice that does not bill the deal nothing else is told, not even its number. */
const UNLINKED = { message: 'The invoice does not bill this deal. In Xero it stands as it was.' };

const overWords = (name: string, { over, plan }: { over: Decimal; plan: DealPlan }): string =>
  `With ${name.replace('Invoice', 'invoice')} the deal is billed ${moneyWords(over, plan.currency)} beyond what it comes to${
    plan.left ? `: ${moneyWords(plan.left, plan.currency)} is left to bill` : ''
  }, without tax.`;

function linkedWords(name: string, { role, plan }: { role: string; plan: DealPlan }): string {
  const step = role === '' ? 'this deal' : `the step “${role}”`;
  if (plan.left === null) return `${name} bills ${step}.`;
  const left = plan.left.gt(0) ? `${moneyWords(plan.left, plan.currency)} is left to bill` : 'Nothing is left to bill';
  return `${name} bills ${step}. ${left}.`;
}
