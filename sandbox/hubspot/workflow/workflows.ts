import { createRounds } from '../../kit/rounds.ts';
import type { Portal } from '../api.ts';
import type { Caller } from '../calling/call-app.ts';
import type { WorkflowAction } from './action.ts';
import { attempt } from './attempt.ts';
import type { Execution } from './memory.ts';
import { end } from './settle.ts';

/** A workflow waits half a minute for an answer. */
const ANSWER_WITHIN_MS = 30_000;

/** An action that is put to a record. */
export type Enrolment = Pick<Execution, 'objectType' | 'objectId' | 'inputFields'> & { action: WorkflowAction };

export interface WorkflowOptions extends Omit<Caller, 'stop'> {
  /** Of an action's answer; default: HubSpot's. */
  timeoutMs?: number | undefined;
  /** Says that the state has changed. */
  changed: () => void;
}

/** Plays the workflows of a portal that hold actions of the app. */
export interface Workflows {
  /** Calls the action; resolves once the app has answered or has not. */
  enrol: (enrolment: Enrolment) => Promise<Execution>;
  close: () => Promise<void>;
}

/** When something has to happen to an execution by itself. */
const dueAt = ({ nextAttemptAt, expiresAt }: Execution): number[] =>
  [nextAttemptAt, expiresAt].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]));

/** Attempts that failed are repeated, and what is blocked expires, by the stand-in's clock. */
export const createWorkflows = (portal: Portal, options: WorkflowOptions): Workflows => {
  const { state, clock } = portal;
  const { app, origins, timeoutMs = ANSWER_WITHIN_MS, changed } = options;
  const { executions } = state.workflows;

  const call = async (execution: Execution): Promise<void> => {
    await attempt(portal, execution, { app, origins, timeoutMs, stop: rounds.stop });
    rounds.arm(0);
    changed();
  };
  const rounds = createRounds({
    clock,
    async work() {
      const now = clock.now().getTime();
      const due = executions.filter((one) => dueAt(one).some((at) => at <= now));
      for (const one of due) if (one.state === 'BLOCKED') end(one, 'EXPIRED', 'It was never completed');
      await Promise.all(due.filter((one) => one.state === 'CALLING').map(call));
    },
    dueAt() {
      const times = executions.flatMap(dueAt);
      return times.length === 0 ? undefined : Math.min(...times);
    },
  });
  rounds.arm(0);

  return {
    async enrol({ action, ...what }) {
      const callbackId = `ap-${state.portal.id}-${what.objectId}-${executions.length + 1}-0`;
      const started = { attempts: 0, startedAt: clock.now().toISOString() };
      const execution: Execution = {
        callbackId,
        uid: action.uid,
        ...what,
        state: 'CALLING',
        outputFields: {},
        ...started,
      };
      executions.push(execution);
      await call(execution);
      return execution;
    },
    close: () => rounds.close(),
  };
};
