import { openIssue } from '../../issues/open-issue.ts';
import { aboutIntent } from './about-intent.ts';
import type { Intent } from '../facts.ts';
import type { SettleDeps } from './outbox-deps.ts';
import type { OutboxUnit } from '../ports.ts';
import { issueOf, rejectIntent } from './put-back.ts';

const SUBJECTS: Record<Intent['kind'], string> = {
  create_contact: 'A new customer',
  update_contact: 'A change of a customer',
  create_item: 'A new item',
  create_invoice: 'An invoice',
  submit_invoice: 'The submission of an invoice',
  revise_invoice: 'The correction of an invoice',
  return_invoice: 'The return of an invoice',
  approve_invoice: 'The approval of an invoice',
  delete_invoice: 'The deletion of a draft',
  void_invoice: 'The voiding of an invoice',
  email_invoice: 'The e-mailing of an invoice',
  create_quote: 'A quote',
  move_quote: 'A new status of a quote',
  create_credit_note: 'A credit note',
  allocate_credit: 'The setting of a credit note against its invoice',
};

/**
 * Says of each intent of an organisation that is being disconnected what becomes of it; call it in the transaction that
 * disconnects. What was never sent is given back, with an issue. What was sent, and not answered, stays as it is: it is
 * found out once the organisation is connected again, and until then its issue names it. Returns how many there were.
 */
export async function stopIntents(
  deps: SettleDeps,
  unit: OutboxUnit,
  organisation: { tenantId: string; name: string },
): Promise<number> {
  let stopped = 0;
  for (const intentId of await unit.outbox.underWay()) {
    // Locked, and read after that: what it waited for may have been given back, and it together with that.
    const intent = await unit.outbox.lock(intentId);
    if (intent?.tenantId !== organisation.tenantId || intent.settledAt !== null || goesOn(intent)) continue;
    stopped += 1;
    if (intent.firstSentAt === null) await giveBack(deps, unit, intent);
    else await tellWaiting(deps, unit, { intent, name: organisation.name });
  }
  return stopped;
}

/** What becomes of it is decided with the credit note that it waits for. */
const goesOn = ({ kind, waitsFor }: Intent): boolean => kind === 'allocate_credit' && waitsFor !== null;

const giveBack = (deps: SettleDeps, unit: OutboxUnit, intent: Intent): Promise<void> =>
  rejectIntent(deps, unit, { ...intent, failure: { code: 'auth_revoked', vendor: 'xero', detail: 'disconnected' } });

async function tellWaiting(
  { clock, newId }: SettleDeps,
  unit: OutboxUnit,
  { intent, name }: { intent: Intent; name: string },
): Promise<void> {
  await openIssue(
    { issues: unit.issues, clock, newId },
    {
      ...issueOf('write_unclear', intent),
      about: await aboutIntent(unit, intent),
      message: `${SUBJECTS[intent.kind]} was on its way to Xero when ${name} was disconnected, and it is not known whether it arrived.`,
      vendorWords: [],
      fix: `Connect ${name} again and it is found out by itself; or look in Xero.`,
    },
  );
}
