import type { FollowUp } from '../../src/invoicing/ports.ts';
import { intentOf } from '../../src/invoicing/rules/intent-mark.ts';
import type { Change } from '../../src/mirror/ports.ts';

/** From each kind of change to the jobs that it asks for: the only place where one room's news becomes another's work. */
const SUBSCRIPTIONS: { [K in Change['kind']]: (change: Extract<Change, { kind: K }>) => FollowUp[] } = {
  /** An invoice that we may have made is evidence for its intent, whichever way it was seen. */
  invoice_stored: ({ tenantId, invoice }) => {
    const intentId = intentOf(invoice.url);
    return intentId === null ? [] : [{ queue: 'settle-intent', ids: { tenantId, intentId, invoiceId: invoice.id } }];
  },
};

/** The jobs that a change asks for; sent in the transaction that records it. */
export function followUpsOf(change: Change): FollowUp[] {
  return SUBSCRIPTIONS[change.kind](change);
}
