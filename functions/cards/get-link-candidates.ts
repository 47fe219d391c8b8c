import { candidatesQuery } from '../../src/contract/links.ts';
import { DEAL } from '../../src/customers/facts.ts';
import type { CandidateQuery } from '../../src/invoicing/links/ports.ts';
import { amountsThatFit } from '../../src/invoicing/links/rules/step-for.ts';
import { readPlan } from '../../src/invoicing/ledger/read-plan.ts';
import { decimal } from '../../src/lib/money.ts';
import { err, ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentCandidates } from '../present/present-links.ts';
import { askedLinks } from '../asked/asked-links.ts';

const PAGE_SIZE = 20;

/**
 * GET /cards/deals/:dealId/links/candidates: invoices of the deal's customer that do not bill it, from the mirror: those of the
 * same amount first, then the newest (C47).
 */
export const getLinkCandidates = cardDoor({
  method: 'GET',
  path: '/cards/deals/:dealId/links/candidates',
  auth: 'hubspot',
  input: candidatesQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { dealId, q, page } }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const found = await askedLinks(reads, { caller, dealId, now });
        if (!found.ok) return found;
        const { deal, contactIds, who } = found.value;
        const plan = (await readPlan(reads, deal))?.plan;
        if (!plan) return err({ code: 'not_found' });
        const { tenantId } = deal;
        const listed = await reads.links.candidates({
          ...{ tenantId, contactIds, dealId: deal.dealId, currency: plan.currency },
          ...{ amounts: amountsThatFit(plan), search: searchIn(q), page, pageSize: PAGE_SIZE },
        });
        const look = { at: now, ...who, objectTypeId: DEAL, objectId: deal.dealId };
        await reads.audit.note({ ...look, action: 'list_link_candidates' });
        return ok(presentCandidates(listed, { asked: found.value, plan, page, pageSize: PAGE_SIZE, now }));
      }),
});

/** `1,200.00` is an amount as well as a text. */
function searchIn(q: string | undefined): CandidateQuery['search'] {
  if (q === undefined || q === '') return undefined;
  const plain = q.replaceAll(/[,\s]/g, '');
  return { text: q, amount: /^\d{1,15}(\.\d{1,4})?$/.test(plain) ? decimal(plain) : null };
}
