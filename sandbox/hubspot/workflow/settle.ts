import type { WorkflowAction } from './action.ts';
import type { Execution, ExecutionState } from './memory.ts';
import type { Outcome } from './outcome.ts';

/** Puts an execution into a state in which nothing happens by itself. */
export const end = (execution: Execution, state: ExecutionState, reason?: string): void => {
  Object.assign(execution, { state, reason, nextAttemptAt: undefined, expiresAt: undefined });
};

/** Keeps what later steps of the workflow may use: the output fields that the action declares. */
export const keepOutputs = (execution: Execution, action: WorkflowAction, given: Record<string, string>): void => {
  const declared = Object.entries(given).filter(([name]) => action.outputFields.includes(name));
  Object.assign(execution.outputFields, Object.fromEntries(declared));
};

/** Does what an answer of the app means, at this time. */
export const settle = (
  execution: Execution,
  action: WorkflowAction,
  { outcome, now }: { outcome: Outcome; now: Date },
): void => {
  const later = (ms: number): string => new Date(now.getTime() + ms).toISOString();
  if ('outputFields' in outcome) keepOutputs(execution, action, outcome.outputFields);
  switch (outcome.kind) {
    case 'ended':
      end(execution, outcome.state);
      break;
    case 'failed':
      end(execution, 'FAILED', outcome.reason);
      break;
    case 'blocked':
      end(execution, 'BLOCKED');
      execution.expiresAt = later(outcome.forMs);
      break;
    case 'again':
      execution.reason = outcome.reason;
      execution.nextAttemptAt = later(outcome.inMs);
  }
};
