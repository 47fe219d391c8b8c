import { DEAL } from '../customers/facts.ts';
import type { Conflict, Failure } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { InvoiceFact } from '../mirror/facts.ts';
import {
  decideByDraft,
  linkTo,
  previewOf,
  whoOf,
  type CreateClick,
  type CreateDeps,
  type Created,
} from './create-invoice.ts';
import type { HashedDraft } from './draft-invoice.ts';
import type { Intent } from './facts.ts';
import { changesSince } from './hash-draft.ts';
import { insertContact } from './insert-contact.ts';
import { FALLBACK_SECONDS, newIntent } from './new-intent.ts';
import type { OutboxUnit } from './ports.ts';
import { keepAnswer } from './request-replay.ts';
import type { InvoiceDraft } from './rules/draft.ts';
import { markedUrl } from './rules/intent-mark.ts';
import { isUnderWay } from './rules/next-step.ts';
import { revisionRequest } from './rules/request-body.ts';
import { invoiceSubject } from './rules/subjects.ts';

/** A click on *Submit again*; access was decided before. */
export interface ReviseClick extends Omit<CreateClick, 'send'> {
  invoiceId: string;
}

const ANOTHER: Conflict = { code: 'conflict', message: 'Another change of this invoice is on its way to Xero.' };

/**
 * Puts the deal as it is now in place of all that its draft in Xero holds, and submits it for approval (C52): one intent, with
 * the exact bytes of what the person was shown, one at a time for each invoice. Nothing is sent here.
 */
export const reviseInvoice = (deps: CreateDeps, click: ReviseClick): Promise<Result<Created, Failure>> =>
  decideByDraft(deps, click, (unit, drafted) => {
    if (drafted.draft.status !== 'SUBMITTED') throw new Error('What is submitted again is drafted as submitted');
    return decide(deps, unit, { click, drafted });
  });

async function decide(
  deps: CreateDeps,
  unit: OutboxUnit,
  { click, drafted }: { click: ReviseClick; drafted: HashedDraft },
): Promise<Result<Created, Failure>> {
  const { draft, hash } = drafted;
  const { tenantId } = draft;
  const at = deps.clock.now();
  const invoice = (await unit.billing.invoicesOf(tenantId, click.dealId)).find(({ id }) => id === click.invoiceId);
  const maker = invoice && (await unit.outbox.makerOf(tenantId, invoice.id));
  if (!invoice || !maker) return err({ code: 'not_found' });
  const answered = async (intentId: string): Promise<Result<Created, never>> =>
    ok({ outcome: 'intent', intentId: await keepAnswer(unit, click.request, { intentId, at }) });
  const moving = (await unit.outbox.ofSubjects(tenantId, [invoiceSubject(invoice.id)])).find(isUnderWay);
  if (moving) return moving.kind === 'revise_invoice' ? answered(moving.intentId) : err(ANOTHER);
  if (invoice.status !== 'DRAFT') {
    const message = `Invoice ${invoice.invoiceNumber} is ${invoice.status} in Xero: only a draft is submitted.`;
    return err({ code: 'conflict', message });
  }
  if (hash !== click.hash) return ok({ outcome: 'changed', draft: drafted, changes: changesSince(click.hash, draft) });
  const intent = await revisionOf(deps, unit, { click, draft, invoice, maker });
  if (!(await unit.outbox.insert(intent))) return err(ANOTHER);
  await insertFollowing(deps, unit, { click, draft, intent });
  return answered(intent.intentId);
}

async function revisionOf(
  { newId, clock }: CreateDeps,
  { billing }: OutboxUnit,
  { click, draft, invoice, maker }: { click: ReviseClick; draft: InvoiceDraft; invoice: InvoiceFact; maker: Intent },
): Promise<Intent> {
  const books = await billing.books();
  if (!books) throw new Error('The draft was made for an organisation that is no longer connected');
  const { portalId, dealId } = click;
  const intentId = newId();
  const mark = { uiDomain: books.portal.uiDomain, portalId, dealId, intentId: maker.intentId, revision: intentId };
  return newIntent({
    ...{ intentId, portalId, tenantId: draft.tenantId },
    kind: 'revise_invoice',
    subject: invoiceSubject(invoice.id),
    request: revisionRequest(draft, { url: markedUrl(mark), invoiceId: invoice.id }),
    ...{ preview: previewOf(draft), previewHash: click.hash },
    ...{ documentId: invoice.id, documentNumber: invoice.invoiceNumber },
    words: click.note ?? null,
    ...{ createdBy: click.request.userId, createdByEmail: click.userEmail, createdAt: clock.now() },
  });
}

/** What goes with the revision: a customer whom Xero does not know, the link to one that was chosen, the audit, the job. */
async function insertFollowing(
  deps: CreateDeps,
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
