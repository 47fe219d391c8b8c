import type { Portal } from '../api.ts';
import { callApp, type Caller } from '../calling/call-app.ts';
import type { Execution } from './memory.ts';
import { outcomeOf } from './outcome.ts';
import { requestBody } from './request-body.ts';
import { end, settle } from './settle.ts';

/** Calls the action once; every attempt has the same body but for the record's properties, which are those of that moment. */
export const attempt = async (
  portal: Portal,
  execution: Execution,
  { timeoutMs, ...caller }: Caller & { timeoutMs: number },
): Promise<void> => {
  const { state, clock } = portal;
  const action = caller.app.workflowActions?.find(({ uid }) => uid === execution.uid);
  const body = action && state.install !== null ? requestBody(portal, action, execution) : undefined;
  if (action === undefined || body === undefined) {
    end(execution, 'FAILED', 'The action, the record or the app is gone');
    return;
  }
  const answer = await callApp(caller, { url: action.actionUrl, body, olderVersion: 'v2', timeoutMs });
  // The stand-in itself is closing: that says nothing about the app.
  if (caller.stop.aborted) return;
  execution.attempts += 1;
  const now = clock.now();
  const so = { attempts: execution.attempts, sinceMs: now.getTime() - Date.parse(execution.startedAt) };
  settle(execution, action, { outcome: outcomeOf(answer, so), now });
};
