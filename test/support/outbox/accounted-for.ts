import type { Intent } from '../../../src/invoicing/facts.ts';
import { intentOf } from '../../../src/invoicing/outbox/rules/intent-mark.ts';
import { isGone } from '../../../src/invoicing/rules/invoice-moves.ts';
import { isUnderWay } from '../../../src/invoicing/outbox/rules/next-step.ts';
import type { InvoiceFact } from '../../../src/mirror/facts.ts';
import type { World } from './world.ts';

/**
 * When all is at rest: every one of the intents is done, or told; each invoice is the one of its intent, and nothing went twice.
 * `stands`: which of them bills anything.
 */
export async function accountedFor(
  world: World,
  intents: Intent[],
  stands = (invoice: InvoiceFact) => !isGone(invoice),
): Promise<void> {
  const issues = new Set(await world.issues(intents));
  expect(intents.filter(isUnderWay)).toEqual([]);
  for (const intent of intents) {
    if (intent.state === 'rejected') expect([intent.intentId, isTold(intent, issues)]).toEqual([intent.intentId, true]);
    if (intent.kind !== 'create_invoice') continue;
    const documents = world.documents().filter(({ url }) => intentOf(url) === intent.intentId);
    const states = documents.map((document) => (stands(document) ? 'done' : 'released'));
    expect([intent.intentId, ...states]).toEqual([
      intent.intentId,
      ...(intent.state === 'rejected' ? [] : [intent.state]),
    ]);
  }
  const ids = new Set(intents.map(({ intentId }) => intentId));
  expect(world.documents().filter(({ url }) => !ids.has(intentOf(url) ?? ''))).toEqual([]);
  expect([...issues].filter((issue) => issue.startsWith('written_twice'))).toEqual([]);
  const numbers = [...world.xero.contacts.values()].flatMap(({ fact }) => fact.contactNumber ?? []);
  expect(numbers).toEqual([...new Set(numbers)]);
  expect(world.xero.overlaps).toEqual([]);
  expect(world.xero.mails).toEqual([...new Set(world.xero.mails)]);
}

/** What waited for a credit note that was never made is told with that. */
function isTold({ kind, subject, documentId }: Intent, issues: ReadonlySet<string>): boolean {
  const told = kind === 'allocate_credit' && documentId === null ? 'create_credit_note' : kind;
  return ['write_failed', 'write_unclear'].some((issue) => issues.has(`${issue} ${told}/${subject}`));
}
