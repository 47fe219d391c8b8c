import { atLeast } from '../../src/access/rules/right.ts';
import { intentQuery } from '../../src/contract/invoicing.ts';
import { DEAL } from '../../src/customers/facts.ts';
import type { Intent } from '../../src/invoicing/facts.ts';
import { readIntent } from '../../src/invoicing/read-intent.ts';
import { dealOf } from '../../src/invoicing/rules/subjects.ts';
import { err, ok } from '../../src/lib/result.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentIntent } from '../runtime/present-intent.ts';
import { askedRecord } from './asked-customer.ts';

/** GET /cards/intents/:intentId: how a write stands, for whoever asked for it and whoever may see the deal's amounts. */
export const getIntent = cardDoor({
  method: 'GET',
  path: '/cards/intents/:intentId',
  auth: 'hubspot',
  input: intentQuery,
  handler:
    ({ inPortal }) =>
    ({ caller, input }) =>
      inPortal(caller.portalId, async (reads) => {
        const view = await readIntent(reads, input.intentId);
        if (!view || !(await maySee(reads, view.intent, caller.userId))) return err({ code: 'not_found' });
        const books = await reads.receivables.books();
        return ok(presentIntent(view, books?.shortCode ?? null));
      }),
});

async function maySee(reads: PortalReads, intent: Intent, userId: string): Promise<boolean> {
  if (intent.createdBy === userId) return true;
  const deal = dealOf(intent.subject);
  if (!deal) return false;
  const asked = await askedRecord(reads, { objectTypeId: DEAL, objectId: deal.dealId, userId });
  return asked.ok && atLeast(asked.value.right, 'amounts');
}
