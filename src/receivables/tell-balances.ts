import { closeIssues } from '../issues/close-issues.ts';
import { openIssue } from '../issues/open-issue.ts';
import type { Clock } from '../lib/clock.ts';
import type { NewId } from '../lib/ids.ts';
import type { InBalances } from './ports.ts';

export interface TellBalancesDeps {
  inBalances: InBalances;
  clock: Clock;
  newId: NewId;
}

/**
 * Compares what Xero itself says that each customer owes with what their documents come to, for every organisation of the
 * portal where both were just read: an issue for each contact that differs, closed when it agrees again. Issues name the
 * contact and no amount: who may see amounts is not decided by an issue. Returns how many differ.
 */
export async function tellBalances({ inBalances, clock, newId }: TellBalancesDeps, portalId: string): Promise<number> {
  const tenants = await inBalances(portalId, ({ balances }) => balances.comparable(clock.now()));
  let differing = 0;
  for (const tenantId of tenants)
    differing += await inBalances(portalId, async ({ balances, issues }) => {
      const deps = { issues, clock, newId };
      const compared = await balances.compared(tenantId);
      const differs = compared.filter((one) => one.differs);
      for (const { contactId, name } of differs)
        await openIssue(deps, {
          kind: 'balance_differs',
          subject: subjectOf(tenantId, contactId),
          about: { tenantId },
          message: `What ${name} owes by its documents here is not what Xero itself says that it owes.`,
          vendorWords: [],
          fix: 'It is compared again every night. If this stays, read the organisation again in the settings.',
        });
      const agreeing = compared.filter((one) => !one.differs).map(({ contactId }) => subjectOf(tenantId, contactId));
      await closeIssues(deps, { kind: 'balance_differs', subjects: agreeing });
      return differs.length;
    });
  return differing;
}

const subjectOf = (tenantId: string, contactId: string): string => `${tenantId}/contacts/${contactId}`;
