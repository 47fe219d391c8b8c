import { DEAL } from '../customers/facts.ts';
import type { Conflict, Failure } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { InvoiceFact } from '../mirror/facts.ts';
import { readUpdating, type Updating } from './changes/read-updating.ts';
import {
  linkTo,
  previewOf,
  untilUpToDate,
  whoOf,
  type CreateClick,
  type CreateDeps,
  type Created,
  type Overtaken,
} from './create-invoice.ts';
import type { HashedDraft } from './draft-invoice.ts';
import type { Intent } from './facts.ts';
import { changesSince } from './hash-draft.ts';
import { insertContact } from './outbox/insert-contact.ts';
import { FALLBACK_SECONDS, newIntent } from './outbox/new-intent.ts';
import type { OutboxUnit, XeroWriter } from './ports.ts';
import { keepAnswer } from './outbox/request-replay.ts';
import { lineIdsFor } from './changes/rules/line-ids.ts';
import { overwrittenBy } from './changes/rules/xero-edits.ts';
import type { InvoiceDraft } from './rules/draft.ts';
import { standingsNow } from './standings-now.ts';
import { markedUrl } from './outbox/rules/intent-mark.ts';
import { versionOf } from './rules/invoice-version.ts';
import { isUnderWay } from './outbox/rules/next-step.ts';
import { revisionRequest } from './rules/request-body.ts';
import { invoiceSubject } from './outbox/rules/subjects.ts';

export interface ReviseDeps extends Omit<CreateDeps, 'draft'> {
  readInvoice: XeroWriter['readInvoice'];
  /** The draft of what the invoice would become, as it would be made now. */
  draft: (of: Updating) => Promise<Result<HashedDraft, Failure>>;
}

/** A click on *Submit again* or *Update the draft*; access was decided before. */
export interface ReviseClick extends Omit<CreateClick, 'send'> {
  invoiceId: string;
  /** Whether it is submitted with that; else it stays as far as it is. */
  submits: boolean;
  /** The invoice as the person saw it: what somebody else made of it in Xero before that may be overwritten. Absent: anything may. */
  version?: string | undefined;
}

/** The intent that revises it, or what the person has not seen yet, with the invoice as Xero has it. */
export type Revised =
  Extract<Created, { outcome: 'intent' }> | (Extract<Created, { outcome: 'changed' }> & { updating: Updating });

const ANOTHER: Conflict = { code: 'conflict', message: 'Another change of this invoice is on its way to Xero.' };

/**
 * Puts the deal as it is now in place of what its draft in Xero holds (C52, C101), its lines by their ids: one intent, with the
 * exact bytes of what the person was shown, one at a time for each invoice. The invoice is read in Xero first: what somebody
 * edited there is overwritten only once it was seen. Nothing is sent here. The answer `changed` tells what the person did not
 * see yet, of the deal or of Xero.
 */
export async function reviseInvoice(deps: ReviseDeps, click: ReviseClick): Promise<Result<Revised, Failure>> {
  const { inOutbox, readInvoice } = deps;
  let standing: Standing | null = null;
  const draft = async (): Promise<Result<HashedDraft, Failure>> => {
    const updating = await inOutbox(click.portalId, (unit) => readUpdating(unit, click));
    if (!updating) return err({ code: 'not_found' });
    const { tenantId, invoice } = updating;
    const [read, drafted] = await Promise.all([
      readInvoice({ portalId: click.portalId, tenantId }, invoice.id),
      deps.draft(updating),
    ]);
    if (!read.ok) return read;
    if (!read.value)
      return err({ code: 'conflict', message: `Xero has no invoice ${invoice.invoiceNumber} any more.` });
    standing = { ...updating, now: read.value };
    return drafted;
  };
  const found = (): Standing => {
    if (!standing) throw new Error('An invoice is drafted after it was read');
    return standing;
  };
  const decided = await untilUpToDate({ ...deps, draft }, click, (unit, drafted) =>
    decide(deps, unit, { click, drafted, standing: found() }),
  );
  if (!decided.ok || decided.value.outcome === 'intent') return decided as Result<Revised, Failure>;
  return ok({ ...decided.value, updating: { ...found(), invoice: found().now } });
}

/** The invoice that is revised, and as Xero has it now. */
interface Standing extends Updating {
  now: InvoiceFact;
}

interface Deciding {
  click: ReviseClick;
  drafted: HashedDraft;
  standing: Standing;
}

async function decide(
  deps: ReviseDeps,
  unit: OutboxUnit,
  { click, drafted, standing }: Deciding,
): Promise<Result<Created | Overtaken, Failure>> {
  const { draft, hash } = drafted;
  const { tenantId, now } = standing;
  const at = deps.clock.now();
  if (!(await unit.schedules.lock(click.dealId))) return ok({ outcome: 'overtaken' });
  if (draft.stepId !== standing.stepId) return err(OTHER_STEP);
  const answered = async (intentId: string): Promise<Result<Created, never>> =>
    ok({ outcome: 'intent', intentId: await keepAnswer(unit, click.request, { intentId, at }) });
  const moving = (await unit.outbox.ofSubjects(tenantId, [invoiceSubject(now.id)])).find(isUnderWay);
  if (moving) return isSameRevision(moving, click) ? answered(moving.intentId) : err(ANOTHER);
  const refused = click.submits ? pastSubmitting(now) : pastUpdating(now, draft);
  if (refused) return err(refused);
  // Another of the deal's that is being revised may come to more than the mirror knows.
  const others = await standingsNow(unit, draft);
  if (others.stamp !== draft.stamp) return ok({ outcome: 'overtaken' });
  if (others.isRevised) return err(ANOTHER);
  const changes = hash === click.hash ? [] : changesSince(click.hash, draft);
  const edits = unseenEdits(click, { draft, standing });
  if (changes.length + edits.length > 0)
    return ok({ outcome: 'changed', draft: drafted, changes: [...changes, ...edits] });
  const intent = await revisionOf(deps, unit, { click, drafted, standing });
  if (!(await unit.outbox.insert(intent))) return err(ANOTHER);
  await insertFollowing(deps, unit, { click, draft, intent });
  return answered(intent.intentId);
}

const isSameRevision = ({ kind, previewHash }: Intent, { hash }: ReviseClick): boolean =>
  kind === 'revise_invoice' && previewHash === hash;

function pastSubmitting({ invoiceNumber, status }: InvoiceFact): Conflict | null {
  if (status === 'DRAFT') return null;
  const message = `Invoice ${invoiceNumber} is ${status} in Xero: only a draft is submitted.`;
  return { code: 'conflict', message };
}

/** What was submitted or taken back meanwhile is looked at again: it would go further than the person was shown. */
function pastUpdating({ invoiceNumber, status }: InvoiceFact, draft: InvoiceDraft): Conflict | null {
  if (status === draft.status) return null;
  const is = `Invoice ${invoiceNumber} is ${status} in Xero by now`;
  const isOpen = status === 'DRAFT' || status === 'SUBMITTED';
  return { code: 'conflict', message: isOpen ? `${is}: look at it again.` : `${is}: its lines are no longer changed.` };
}

/** What somebody made of it in Xero that the person did not see, and that is not what the deal says now. */
function unseenEdits(
  { version }: ReviseClick,
  { draft, standing }: { draft: InvoiceDraft; standing: Standing },
): string[] {
  const { now, sent, maker } = standing;
  if (version === undefined || version === versionOf(now)) return [];
  return overwrittenBy(draft, { sent, preview: maker.preview, invoice: now });
}
const OTHER_STEP: Conflict = {
  code: 'conflict',
  message: 'The invoice bills another step of the deal than the one that was looked at.',
};

async function revisionOf(
  { newId, clock }: ReviseDeps,
  { billing }: OutboxUnit,
  { click, drafted: { draft }, standing }: Deciding,
): Promise<Intent> {
  const books = await billing.books();
  if (!books) throw new Error('The draft was made for an organisation that is no longer connected');
  const { portalId, dealId } = click;
  const { now, maker, sent } = standing;
  const intentId = newId();
  const mark = { uiDomain: books.portal.uiDomain, portalId, dealId, intentId: maker.intentId, revision: intentId };
  const lineIds = lineIdsFor({ sent: sent.lines, standing: now.lines, draft: draft.lines });
  return newIntent({
    ...{ intentId, portalId, tenantId: draft.tenantId },
    kind: 'revise_invoice',
    subject: invoiceSubject(now.id),
    request: revisionRequest(draft, { url: markedUrl(mark), invoiceId: now.id, lineIds }),
    ...{ preview: previewOf(draft), previewHash: click.hash },
    ...{ documentId: now.id, documentNumber: now.invoiceNumber },
    words: click.note ?? null,
    ...{ createdBy: click.request.userId, createdByEmail: click.userEmail, createdAt: clock.now() },
  });
}

/** What goes with the revision: a customer whom Xero does not know, the link to one that was chosen, the audit, the job. */
async function insertFollowing(
  deps: ReviseDeps,
  unit: OutboxUnit,
  { click, draft: { customer }, intent }: { click: ReviseClick; draft: InvoiceDraft; intent: Intent },
): Promise<void> {
  const who = whoOf(click);
  const deal = { objectTypeId: DEAL, objectId: click.dealId };
  await unit.audit.note({ at: intent.createdAt, ...who, action: 'revise_invoice', ...deal });
  if (customer?.isNew) return insertContact(deps, unit, { invoice: intent, customer, who });
  await unit.queue.workOn(intent.intentId, FALLBACK_SECONDS);
  if (customer?.isChosen && customer.contactId !== null) await unit.billing.linkCustomer(linkTo(customer, intent));
}
