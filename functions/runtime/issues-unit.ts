import type { AccessStore, AuditTrail } from '../../src/access/ports.ts';
import type { IssueDesk } from '../../src/issues/ports.ts';

/** What the doors of the issues may read and write of one portal, in one transaction. */
export interface IssuesUnit {
  issues: IssueDesk;
  access: AccessStore;
  audit: AuditTrail;
  queue: {
    /** Asks for the issue to be run again. */
    runIssue: (issueId: string, runId: string) => Promise<void>;
  };
}

/** Runs the work on a portal's issues in one transaction of the portal. */
export type InIssues = <T>(portalId: string, work: (unit: IssuesUnit) => Promise<T>) => Promise<T>;
