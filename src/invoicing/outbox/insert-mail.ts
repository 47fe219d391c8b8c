import type { Right } from '../../access/rules/right.ts';
import { DEAL } from '../../customers/facts.ts';
import type { NewId } from '../../lib/ids.ts';
import type { Intent } from '../facts.ts';
import { newIntent } from './new-intent.ts';
import type { OutboxUnit } from '../ports.ts';
import { moveRequest } from '../rules/invoice-moves.ts';

/**
 * Decides that Xero e-mails the invoice once the given intent, which makes or approves it, is done: what keeps that from being
 * done keeps the mail from going as well. Throws when it cannot be added: an intent is waited for by one mail.
 */
export async function insertMail(
  { newId }: { newId: NewId },
  { outbox, audit }: Pick<OutboxUnit, 'outbox' | 'audit'>,
  { first, dealId, right }: { first: Intent; dealId: string; right: Right },
): Promise<void> {
  const { portalId, tenantId, subject, documentId, documentNumber, createdBy, createdByEmail, createdAt } = first;
  const mail = newIntent({
    intentId: newId(),
    ...{ portalId, tenantId, subject, documentId, documentNumber, createdBy, createdByEmail, createdAt },
    kind: 'email_invoice',
    request: moveRequest('email', documentId ?? ''),
    waitsFor: first.intentId,
  });
  if (!(await outbox.insert(mail))) throw new Error(`The mail that waits for ${first.intentId} cannot be added`);
  const who = { userId: createdBy, userEmail: createdByEmail ?? '', right };
  await audit.note({ at: createdAt, ...who, action: 'email_invoice', objectTypeId: DEAL, objectId: dealId });
}
