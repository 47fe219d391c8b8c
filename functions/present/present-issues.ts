import type { IssueView } from '../../src/contract/issues.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import type { ListedIssue } from '../../src/issues/ports.ts';
import { howRunStands } from '../../src/issues/rules/how-run-stands.ts';
import { KIND_WORDS } from './issue-words.ts';

interface Showing {
  actions: IssueView['actions'];
  /** Takes out of words what the person may not see. */
  words: (text: string) => string;
}

/** An issue as one person sees it. */
export const presentIssue = (issue: ListedIssue, { actions, words }: Showing): IssueView => ({
  issueId: issue.issueId,
  kind: issue.kind,
  ...KIND_WORDS[issue.kind],
  about: {
    record: issue.about.record && { ...issue.about.record, name: issue.recordName },
    document: documentIn(issue),
    organisation: issue.organisation,
  },
  message: words(issue.message),
  vendorWords: issue.vendorWords.map(words),
  fix: words(issue.fix),
  timesSeen: issue.timesSeen,
  openedAt: issue.openedAt.toISOString(),
  lastSeenAt: issue.lastSeenAt.toISOString(),
  closedAt: issue.closedAt && issue.closedAt.toISOString(),
  dismissed: issue.dismissed && { by: issue.dismissed.byEmail, reason: words(issue.dismissed.reason) },
  run: runIn(issue, words),
  actions,
});

const documentIn = ({ about: { document }, shortCode }: ListedIssue): IssueView['about']['document'] =>
  document && { number: document.number, xeroUrl: invoiceUrl(shortCode, document.invoiceId) };

function runIn(issue: ListedIssue, words: Showing['words']): IssueView['run'] {
  const { run } = issue;
  if (run === null) return null;
  const said = run.words === null ? null : words(run.words);
  return {
    runId: run.runId,
    state: howRunStands(issue, run),
    words: said,
    by: run.userEmail,
    at: run.at.toISOString(),
  };
}
