import type { FollowUp } from '../../src/invoicing/ports.ts';
import { intentOf } from '../../src/invoicing/rules/intent-mark.ts';
import { isGone } from '../../src/invoicing/rules/invoice-moves.ts';
import type { Change } from '../../src/mirror/ports.ts';

type IdsOf<Q extends FollowUp['queue']> = Extract<FollowUp, { queue: Q }>['ids'];

const settle = (ids: IdsOf<'settle-intent'>): FollowUp => ({ queue: 'settle-intent', ids });
const release = (ids: IdsOf<'release-intents'>): FollowUp => ({ queue: 'release-intents', ids });

/** From each kind of change to the jobs that it asks for: the only place where one room's news becomes another's work. */
const SUBSCRIPTIONS: { [K in Change['kind']]: (change: Extract<Change, { kind: K }>) => FollowUp[] } = {
  /**
   * An invoice that bears our mark is evidence for its intent, whichever way it was seen. One that is gone may be ours
   * without it: people edit an invoice's address in Xero.
   */
  invoice_stored: ({ tenantId, invoice }) => {
    const intentId = intentOf(invoice.url);
    return [
      ...(intentId === null ? [] : [settle({ tenantId, intentId, invoiceId: invoice.id })]),
      ...(isGone(invoice) ? [release({ tenantId })] : []),
    ];
  },
};

/** The jobs that a change asks for; sent in the transaction that records it. */
export function followUpsOf(change: Change): FollowUp[] {
  return SUBSCRIPTIONS[change.kind](change);
}
