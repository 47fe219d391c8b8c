import type { CrmObjectType } from '../../seed/world.ts';

/**
 * `CALLING`: the app has not answered yet, or is to be asked again · `BLOCKED`: it has yet to complete · all others are the
 * end: `FAIL_CONTINUE` by the app's own word, `FAILED` because no use could be made of its answer, `EXPIRED` because it
 * never completed.
 */
export type ExecutionState = 'CALLING' | 'BLOCKED' | 'SUCCESS' | 'FAIL_CONTINUE' | 'FAILED' | 'EXPIRED';

/** One run of an action for one record. Times are ISO 8601 by the stand-in's clock. */
export interface Execution {
  /** The same in every attempt. */
  callbackId: string;
  uid: string;
  objectType: CrmObjectType;
  objectId: string;
  inputFields: Record<string, string>;
  state: ExecutionState;
  /** Those that the action declares. */
  outputFields: Record<string, string>;
  /** Why it failed, or what the last attempt met with. */
  reason?: string;
  attempts: number;
  startedAt: string;
  /** While it is `CALLING`. */
  nextAttemptAt?: string;
  /** While it is `BLOCKED`. */
  expiresAt?: string;
}

/** What the stand-in remembers of workflows. */
export interface WorkflowMemory {
  /** The oldest first. */
  executions: Execution[];
}

export const emptyWorkflows = (): WorkflowMemory => ({ executions: [] });
