import { undoTopic } from '../../../src/billing-settings/undo-topic.ts';
import { billingUndoRequest } from '../../../src/contract/billing-settings.ts';
import { ok } from '../../../src/lib/result.ts';
import { choosableOf } from './choosable-of.ts';
import { changingOf, financeDoor, noteChange, storesOf } from './finance-door.ts';

/** POST /settings/billing/undo: puts the version before the newest back as a new one. Answers the new version. */
export const postBillingUndo = financeDoor({
  method: 'POST',
  path: '/settings/billing/undo',
  input: billingUndoRequest,
  act: async (call) => {
    const found = await choosableOf(call, call.input.tenantId);
    if (!found.ok) return found;
    const undone = await undoTopic(storesOf(call), { ...changingOf(call), topic: call.input.topic });
    if (!undone.ok) return undone;
    await noteChange(call, 'undo_billing_settings');
    return ok({ version: undone.value });
  },
});
