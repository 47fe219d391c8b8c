import { tellChangedDeals, tellFates, tellMergedDeals } from '../../src/invoicing/links/tell-fates.ts';
import type { ActOn, FollowUp } from '../../src/invoicing/ports.ts';
import { intentOf } from '../../src/invoicing/outbox/rules/intent-mark.ts';
import { isGone } from '../../src/invoicing/rules/invoice-moves.ts';
import { tellMapping } from '../../src/invoicing/mapping/tell-mapping.ts';
import type { IssueDeps } from '../../src/issues/open-issue.ts';
import type { Change } from '../../src/mirror/ports.ts';

type IdsOf<Q extends FollowUp['queue']> = Extract<FollowUp, { queue: Q }>['ids'];

const settle = (ids: IdsOf<'settle-intent'>): FollowUp => ({ queue: 'settle-intent', ids });
const release = (ids: IdsOf<'release-intents'>): FollowUp => ({ queue: 'release-intents', ids });

/**
 * An invoice that bears our mark is evidence for its intent, whichever way it was seen. One that is gone may be ours without
 * it: people edit an invoice's address in Xero.
 */
function ofInvoice({ tenantId, invoice }: Extract<Change, { kind: 'invoice_stored' }>): FollowUp[] {
  const intentId = intentOf(invoice.url);
  return [
    ...(intentId === null ? [] : [settle({ tenantId, intentId, invoiceId: invoice.id })]),
    ...(isGone(invoice) ? [release({ tenantId })] : []),
  ];
}

/**
 * The jobs that a change asks for, sent in the transaction that records it. Here, and with what is done at once below, one
 * room's news becomes another's work, and nowhere else.
 */
export const followUpsOf = (change: Change): FollowUp[] => (change.kind === 'invoice_stored' ? ofInvoice(change) : []);

/**
 * What is done about a change at once, to be told together with it, or not at all: what it means for the mapping of products,
 * and that invoices bill a deal that is no longer what they were made for.
 */
export const actOnWith =
  (deps: Pick<IssueDeps, 'clock' | 'newId'>): ActOn =>
  async (unit, change) => {
    switch (change.kind) {
      case 'invoice_stored': {
        const { tenantId, invoice } = change;
        if (isGone(invoice)) await tellFates(deps, unit, { tenantId, invoiceId: invoice.id });
        return;
      }
      case 'deals_changed':
        return tellChangedDeals(deps, unit, change.deals);
      case 'deals_merged':
        return tellMergedDeals(deps, unit, change.merges);
      case 'items_changed':
      case 'products_changed':
        return tellMapping(deps, unit, change);
    }
  };
