import { createRenderer } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
import { Pages } from '../../../extensions/pages/Pages.tsx';
import type { IssueList, IssueView } from '../../../src/contract/issues.ts';
import { frozen, now, settle, wordsIn } from './open-card.tsx';
import { fakeService, ok } from './service.ts';

/** The doors of the issues. */
export const doors = {
  list: 'GET /pages/issues',
  run: 'POST /pages/issues/run-again',
  dismiss: 'POST /pages/issues/dismiss',
};

/** An invoice of a deal that Xero refused, unless said otherwise. */
export const issue = (more: Partial<IssueView> = {}): IssueView => ({
  ...{ issueId: 'i1', kind: 'write_failed', title: 'Not written to Xero', direction: 'hubspot_to_xero' },
  about: { record: { objectTypeId: '0-3', objectId: '5', name: 'New signs' }, document: null, organisation: 'Acme' },
  message: 'The invoice was not made in Xero.',
  vendorWords: ['Account code 999 is not valid.'],
  ...{ fix: 'Choose another account.', timesSeen: 2, closedAt: null, dismissed: null, run: null },
  ...{ openedAt: '2026-11-27T11:00:00.000Z', lastSeenAt: '2026-11-27T11:30:00.000Z', actions: ['run', 'dismiss'] },
  ...more,
});

/** A page of them, as somebody sees it who sees all. */
export const listOf = (issues: IssueView[], more: Partial<IssueList> = {}): IssueList => ({
  issues,
  counts: issues[0] ? [{ kind: issues[0].kind, title: issues[0].title, count: issues.length, mayRun: true }] : [],
  ...{ next: null, sees: 'all' },
  ...more,
});

/** Opens the page over a service that answers its list so; `answer` may look at the path that was asked for. */
export async function openIssues(answer: (path: string) => unknown) {
  jest.useFakeTimers({ now, doNotFake: [...frozen.doNotFake] });
  const service = fakeService();
  service.on(doors.list, answer);
  const renderer = createRenderer('pages');
  Object.assign(renderer.mocks.context, { variables: { appOrigin: 'https://app.tieout.test' } });
  Object.assign(renderer.mocks.context.user, { id: 5, locale: 'en-gb' });
  renderer.render(<Pages />);
  await settle();
  return { renderer, service, words: () => wordsIn(renderer.getRootNode()) };
}

/** The same over one list. */
export const openList = (list: IssueList) => openIssues(() => ok(list));
