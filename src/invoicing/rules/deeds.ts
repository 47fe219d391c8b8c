import type { Deed } from '../../approvals/facts.ts';
import type { Intent, IntentKind } from '../facts.ts';

const DEEDS: Partial<Record<IntentKind, Deed['kind']>> = {
  create_invoice: 'ask',
  submit_invoice: 'ask',
  revise_invoice: 'ask',
  approve_invoice: 'approve',
  return_invoice: 'return',
  delete_invoice: 'withdraw',
  void_invoice: 'withdraw',
};

/** Letters in quotes as only the request's own field has them: those of a description are escaped. */
const SUBMITTED = '"Status":"SUBMITTED"';

/** What leaves an invoice a draft as well. */
const MAY_BE_A_DRAFT: readonly IntentKind[] = ['create_invoice', 'revise_invoice'];

/** What was asked of Xero for an invoice that concerns its approval, by those of its intents that Xero has not refused. */
export function deedsOf(intents: readonly Intent[]): Deed[] {
  return intents.flatMap((intent) => {
    const kind = DEEDS[intent.kind];
    if (!kind || intent.state === 'rejected') return [];
    if (MAY_BE_A_DRAFT.includes(intent.kind) && !intent.request.includes(SUBMITTED)) return [];
    const { intentId, createdBy, createdByEmail, createdAt: at, words } = intent;
    return [{ kind, intentId, by: { userId: createdBy, email: createdByEmail ?? '' }, at, words }];
  });
}
