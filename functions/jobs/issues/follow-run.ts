import type { IntentState } from '../../../src/contract/invoicing.ts';
import type { Failure } from '../../../src/lib/failure.ts';
import { sendAndTell } from '../../cards/send-and-tell.ts';
import { answerOf } from '../../runtime/failures.ts';
import { done, failed, waiting, type RunDeps, type Running, type RunOutcome } from './run-deps.ts';

export const GONE = 'What was to be written is not known here any more: do it again from its deal.';

/** The same click is answered with the same intent, however often the job is run. */
export const requestOf = ({ run, issue }: Running) => ({
  userId: run.userId,
  requestId: `${run.runId}:${issue.issueId}`,
  body: { issueId: issue.issueId },
});

/** What a person reads of a failure. */
export const wordsOf = (failure: Failure): string => {
  const { message, fix } = answerOf(failure);
  return fix === undefined ? message : `${message} ${fix}`;
};

const STANDS: Record<IntentState['state'], (words: string) => RunOutcome> = {
  done: () => done(),
  in_progress: () => waiting('It is on its way to Xero.'),
  checking: () => waiting('It is being found out whether it went through; nothing is sent twice.'),
  rejected: failed,
};

/** Sends what was decided, and says how it stands then. */
export async function follow(deps: RunDeps, { portalId }: Running, intentId: string): Promise<RunOutcome> {
  const { state, problem } = await sendAndTell(deps, { portalId, intentId });
  return STANDS[state](problem?.message ?? 'It was not written.');
}
