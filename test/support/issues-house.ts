import { randomUUID } from 'node:crypto';
import { runIssueJob } from '../../functions/jobs/issues/run-issue-job.ts';
import { issueList, type IssueList, type IssueView } from '../../src/contract/issues.ts';
import { openIssue } from '../../src/issues/open-issue.ts';
import type { IssueReport } from '../../src/issues/ports.ts';
import { randomId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import type { Confirmers } from '../../src/mirror/ports.ts';
import { issueStore } from '../../src/store/issues-rows.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import type { FreshDatabase } from './databases.ts';
import { NOW } from './door-house.ts';
import { matched } from './draft-house.ts';
import type { Ledger } from './ledger-builder.ts';
import { listReaders, type ListReaders } from './list-readers.ts';
import { openOutboxHouse, type OutboxHouse } from './outbox/outbox-house.ts';

/** Installed the app. */
export const BOSS = '1';

/** The doors of issues, and the job that runs an issue again, with vendors of play behind it. */
export interface IssuesHouse extends OutboxHouse {
  lists: ListReaders;
  /** What a vendor says of single rows from now on. */
  vendorHas: (confirmers: Confirmers) => void;
  /** What of the issues the person sees. */
  list: (portalId: string, userId: string, query?: Record<string, string>) => Promise<IssueList>;
  post: (who: { portalId: string; userId: string }, path: string, body: object) => ReturnType<OutboxHouse['ask']>;
  /** Something that did not go through, told at that minute before now. */
  tell: (portalId: string, report: Partial<IssueReport>, minutesAgo?: number) => Promise<void>;
  /** Asks for the issues to be run again and runs the jobs; how they stand then. */
  runAgain: (portalId: string, userId: string, what: { ids: string[] } | { kind: string }) => Promise<IssueView[]>;
  audit: (portalId: string) => Promise<string[]>;
}

/** A portal with a deal of the rep's and one of nobody's. */
export const twoDeals = (portalId: string): Ledger => matched(portalId).deal('6', { name: 'Another’s deal' });

export async function openIssuesHouse(fresh: () => Promise<FreshDatabase>): Promise<IssuesHouse> {
  const house = await openOutboxHouse(fresh);
  const lists = listReaders({});
  let confirmers: Confirmers = {};
  const post: IssuesHouse['post'] = (who, path, body) =>
    house.ask(who, { method: 'POST', path: `/pages/issues/${path}`, body });
  const list: IssuesHouse['list'] = async (portalId, userId, query = {}) => {
    const answer = await house.ask({ portalId, userId }, { path: '/pages/issues', query });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return issueList.strict().parse(answer.value);
  };
  const runJobs = async (portalId: string, runId: string): Promise<void> => {
    const jobs = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('issues').select('issue_id').where('run_id', '=', runId).execute(),
    );
    const deps = { ...house.deps, ...{ inMirror: inMirror(house.store), readers: lists.readers, confirmers } };
    for (const { issue_id: issueId } of jobs)
      await runIssueJob(deps, { portalId, ids: { issueId, runId }, lastAttempt: true });
  };
  return {
    ...{ ...house, lists, list, post },
    vendorHas: (said) => {
      confirmers = said;
    },
    tell: (portalId, report, minutesAgo = 0) =>
      house.store.withPortal(portalId, (handle) =>
        openIssue(
          {
            issues: issueStore(handle),
            clock: { now: () => new Date(NOW.getTime() - minutesAgo * 60_000) },
            newId: randomId,
          },
          { ...{ kind: 'written_twice', subject: 's', message: 'm', vendorWords: [], fix: 'f' }, ...report },
        ),
      ),
    runAgain: async (portalId, userId, what) => {
      const runId = randomUUID();
      const answer = await post({ portalId, userId }, 'run-again', { runId, ...what });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      await runJobs(portalId, runId);
      return (await list(portalId, userId, { run: runId })).issues;
    },
    audit: async (portalId) => {
      const rows = await house.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('audit_log').selectAll().orderBy('audit_id').execute(),
      );
      return rows.map((row) => `${row.user_id} ${row.action} ${row.object_type_id} ${row.right}`);
    },
  };
}

/** A vendor that has these rows of a stream, and none else. */
export const having =
  <T>(rows: T[]) =>
  () =>
    Promise.resolve(ok({ rows, unreadable: [], others: [] }));
