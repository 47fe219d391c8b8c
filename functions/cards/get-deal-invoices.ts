import { atLeast } from '../../src/access/rules/right.ts';
import { dealInvoicesQuery, type DealInvoices } from '../../src/contract/invoicing.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { changesOf } from '../../src/invoicing/changes/changes-of.ts';
import { readFate } from '../../src/invoicing/links/read-fate.ts';
import { policyFor, policyIn, type Actor } from '../../src/invoicing/policy-for.ts';
import { viewOf } from '../../src/invoicing/outbox/read-intent.ts';
import { isUnderWay } from '../../src/invoicing/outbox/rules/next-step.ts';
import { dealSubject, invoiceSubject } from '../../src/invoicing/outbox/rules/subjects.ts';
import { err, ok } from '../../src/lib/result.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentDealInvoices, type DealBilling } from '../present/present-deal-invoices.ts';
import { askedRecord } from '../asked/asked-customer.ts';
import { billingView } from './read-billing-view.ts';

/** GET /cards/deals/:dealId/invoices: the deal's invoices as the mirror has them, and what is under way (C34, C50). */
export const getDealInvoices = cardDoor({
  method: 'GET',
  path: '/cards/deals/:dealId/invoices',
  auth: 'hubspot',
  input: dealInvoicesQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { dealId } }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const asked = await askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId: caller.userId });
        if (!asked.ok) return asked;
        const { right, record, teamIds } = asked.value;
        const deal = { objectTypeId: DEAL, objectId: record.objectId };
        if (!atLeast(right, 'amounts')) return err({ code: 'not_allowed', needed: 'amounts' });
        const actor = { userId: caller.userId, right, teamIds };
        const billing = await billingOf(reads, { dealId: record.objectId, actor, now });
        if (billing.books) await reads.audit.note({ at: now, ...caller, ...deal, action: 'list_deal_invoices', right });
        return ok(presentDealInvoices(billing, right));
      }),
});

interface AskedBilling {
  dealId: string;
  actor: Actor;
  now: Date;
}

/** The same for a door that has changed how the deal is billed. */
export const dealInvoicesOf = async (reads: PortalReads, asked: AskedBilling): Promise<DealInvoices> =>
  presentDealInvoices(await billingOf(reads, asked), asked.actor.right);

async function billingOf(reads: PortalReads, { dealId, actor, now }: AskedBilling): Promise<DealBilling> {
  const books = await reads.receivables.books();
  if (!books) {
    const none = { invoices: [], credits: [], contacts: [], approvals: [], intents: [], pending: null, steps: null };
    return { books, live: false, ...none, changes: [], linked: [], fate: null, may: () => 'draft', now };
  }
  const { tenantId } = books;
  const invoices = await reads.billing.invoicesOf(tenantId, dealId);
  const billingBooks = await reads.billing.books();
  const steps = billingBooks && (await billingView(reads, { books: billingBooks, dealId, now }));
  const subjects = [...subjectsOf(dealId, steps), ...invoices.map(({ id }) => invoiceSubject(id))];
  const intents = await reads.outbox.ofSubjects(tenantId, subjects);
  const pending = intents.find(isUnderWay);
  const policy = await policyFor(reads.billing, { approval: policyIn(billingBooks), actor, dealId });
  return {
    changes: billingBooks ? changesOf({ books: billingBooks, read: steps?.read ?? null, invoices, intents }) : [],
    ...{ books, invoices, intents, now },
    credits: await reads.credits.ofInvoices(tenantId, invoices),
    contacts: await reads.billing.contacts(tenantId, [...new Set(invoices.map(({ contactId }) => contactId))]),
    approvals: await reads.approvals.ofInvoices(
      tenantId,
      invoices.map(({ id }) => id),
    ),
    may: (of) => policy(of).may,
    steps,
    fate: await readFate(reads.fates, dealId),
    linked: await reads.links.byHand(tenantId, dealId),
    live: await reads.billing.isLive(tenantId),
    pending: pending ? await viewOf(reads, pending) : null,
  };
}

/** What intents to bill the deal are about: each of its steps, and those that it had when they were decided. */
function subjectsOf(dealId: string, steps: Awaited<ReturnType<typeof billingView>> | null): string[] {
  const { plan, entries } = steps?.read ?? { plan: { steps: [] }, entries: [] };
  const ids = [...plan.steps, ...entries].map(({ stepId }) => stepId);
  return [...new Set(ids)].map((stepId) => dealSubject(dealId, stepId));
}
