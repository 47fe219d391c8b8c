import { closeIssues } from '../../issues/close-issues.ts';
import { openIssue } from '../../issues/open-issue.ts';
import type { IssueKey } from '../../issues/ports.ts';
import type { WriteFailure } from '../../lib/failure.ts';
import { aboutIntent } from './about-intent.ts';
import type { Intent } from '../facts.ts';
import type { SettleDeps } from './outbox-deps.ts';
import type { OutboxUnit } from '../ports.ts';
import { afterFailure } from './rules/after-failure.ts';
import { isUnderWay, nextStep } from './rules/next-step.ts';

/** An intent that is unclear so long after the click, in whichever attempt, is told: finding out may need a person. */
const TOLD_AFTER_MS = 15 * 60_000;

/** The issue that an intent which does not go through is told under; closed when it does. */
export const issueOf = (
  kind: 'write_failed' | 'write_unclear',
  intent: Pick<Intent, 'kind' | 'subject'>,
): IssueKey => ({
  kind,
  subject: `${intent.kind}/${intent.subject}`,
});

/** Queues the intent for when its next step is due. */
export async function queueNext(unit: OutboxUnit, intent: Intent, now: Date): Promise<void> {
  const step = nextStep(intent, { now, live: true });
  if (step.do === 'nothing') return;
  await unit.queue.workOn(intent.intentId, step.do === 'wait' ? secondsUntil(step.until, now) : 0);
}

/** Whole seconds, never fewer than are left. */
export const secondsUntil = (moment: Date, now: Date): number => Math.ceil((moment.getTime() - now.getTime()) / 1000);

/**
 * Notes that a sending or a looking failed, unless somebody else has the intent by now or evidence has settled it: a late
 * failure proves nothing.
 */
export async function putBack(
  deps: SettleDeps,
  unit: OutboxUnit,
  { claimed, failure, first }: { claimed: Intent; failure: WriteFailure; first: boolean },
): Promise<void> {
  const intent = await lockOwn(unit, claimed);
  if (!intent) return;
  const now = deps.clock.now();
  const put = afterFailure(intent, failure, { first, now });
  if (failure.code === 'auth_revoked' && !failure.told) await tellRevoked(deps, unit, put);
  if (put.state === 'rejected') return rejectIntent(deps, unit, put);
  await unit.outbox.save(put);
  await queueNext(unit, put, now);
  if (put.state === 'unclear' && now.getTime() - put.createdAt.getTime() > TOLD_AFTER_MS)
    await tell(deps, unit, { kind: 'write_unclear', intent: put });
}

/** The intent under its lock, while the claim's lease is the current one and nothing has settled it; else null. */
export async function lockOwn(unit: OutboxUnit, claimed: Intent): Promise<Intent | null> {
  const intent = await unit.outbox.lock(claimed.intentId);
  return intent && isUnderWay(intent) && intent.leaseOwner === claimed.leaseOwner ? intent : null;
}

/**
 * Gives the intent back, with all that wait for it, and tells each under one issue, whatever was told of it before. Of what
 * was part of the click that has failed nothing is told.
 */
export async function rejectIntent(deps: SettleDeps, unit: OutboxUnit, intent: Intent): Promise<void> {
  const settledAt = deps.clock.now();
  const given = { state: 'rejected', settledAt, leaseOwner: null, leaseUntil: null } as const;
  await unit.outbox.save({ ...intent, ...given });
  const kind = intent.failure?.code === 'vendor_unclear' ? 'write_unclear' : 'write_failed';
  const before = issueOf(kind === 'write_failed' ? 'write_unclear' : 'write_failed', intent);
  await closeIssues({ issues: unit.issues, clock: deps.clock }, { kind: before.kind, subjects: [before.subject] });
  await tell(deps, unit, { kind, intent });
  for (const waiting of await unit.outbox.waitingFor(intent.intentId)) {
    const refused = { ...waiting, failure: intent.failure };
    if (GOES_WITH.includes(waiting.kind)) await unit.outbox.save({ ...refused, ...given });
    else await rejectIntent(deps, unit, refused);
  }
}

/** What is the second part of a click: a mail, a move of a quote, and that a new credit note is set against its invoice. */
const GOES_WITH: readonly Intent['kind'][] = ['email_invoice', 'move_quote', 'allocate_credit'];

/** What is to be done about a credit note that is not set against its invoice. */
export const ALLOCATION_FIX =
  'Run it again on the page of issues: what the invoice still owes by then is set against it. If it is paid, the credit note stays as credit of the customer; use it or pay it back in Xero, then put the issue aside.';

const TRIED: Record<Intent['kind'], string> = {
  create_contact: 'The customer was not made in Xero.',
  update_contact: 'The details of the customer were not changed in Xero.',
  create_item: 'The item was not made in Xero.',
  create_invoice: 'The invoice was not made in Xero.',
  submit_invoice: 'The invoice was not submitted in Xero.',
  revise_invoice: 'The invoice was not put right and submitted in Xero.',
  return_invoice: 'The invoice was not returned in Xero.',
  approve_invoice: 'The invoice was not approved in Xero.',
  delete_invoice: 'The draft was not deleted in Xero.',
  void_invoice: 'The invoice was not voided in Xero.',
  email_invoice: 'The invoice was not e-mailed.',
  create_quote: 'The quote was not made in Xero.',
  move_quote: 'The status of the quote was not changed in Xero.',
  create_credit_note: 'The credit note was not made in Xero.',
  allocate_credit: 'The credit note stands in Xero, and was not set against its invoice.',
};

/** What is told when it cannot be found out whether a mail went. */
export const MAIL_UNKNOWN = {
  message: 'It is not known whether the e-mail with the invoice went out: Xero did not say.',
  fix: 'Ask the customer, or look at the history of the invoice in Xero. It is not sent a second time by itself.',
};

async function tell(
  { clock, newId, words }: SettleDeps,
  unit: OutboxUnit,
  { kind, intent }: { kind: 'write_failed' | 'write_unclear'; intent: Intent },
): Promise<void> {
  const { failure } = intent;
  const said = failure ? words(failure) : { message: 'Xero did not answer.' };
  const vendorWords = failure?.code === 'vendor_rejected' ? failure.messages : [];
  const told =
    kind === 'write_unclear' && intent.kind === 'email_invoice'
      ? MAIL_UNKNOWN
      : {
          message: kind === 'write_failed' ? `${TRIED[intent.kind]} ${said.message}` : said.message,
          fix: intent.kind === 'allocate_credit' ? ALLOCATION_FIX : (said.fix ?? ''),
        };
  const report = { ...issueOf(kind, intent), about: await aboutIntent(unit, intent), ...told, vendorWords };
  await openIssue({ issues: unit.issues, clock, newId }, report);
}

/** The connection as a whole is told, once, as a pull would. */
async function tellRevoked({ clock, newId, words }: SettleDeps, unit: OutboxUnit, intent: Intent): Promise<void> {
  await unit.billing.requireReconnect(intent.tenantId);
  const { message, fix = '' } = words({ code: 'auth_revoked', vendor: 'xero', detail: '' });
  const about = { tenantId: intent.tenantId };
  const report = { kind: 'reconnect_needed', subject: intent.tenantId, about, message, fix } as const;
  await openIssue({ issues: unit.issues, clock, newId }, { ...report, vendorWords: [] });
}
