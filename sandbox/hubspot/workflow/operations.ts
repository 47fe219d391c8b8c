import { z } from 'zod';
import { errorAnswer, invalid, type Answer, type Parsed } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import type { App } from '../options.ts';
import { jsonBody, refused } from '../request.ts';
import type { Execution } from './memory.ts';
import { asText, valuesSchema } from './outcome.ts';
import { end, keepOutputs } from './settle.ts';

const PATH = '/automation/actions/callbacks/2026-09';
const scopes = ['automation'];
const MOST = 100;

const completion = z.object({ outputFields: valuesSchema, typedOutputs: z.looseObject({}) });
const batch = z.object({
  inputs: z
    .array(completion.extend({ callbackId: z.string() }))
    .min(1)
    .max(MOST),
});

type Completion = z.infer<typeof batch>['inputs'][number];
interface Completed {
  execution: Execution;
  state: 'SUCCESS' | 'FAIL_CONTINUE';
  outputFields: Record<string, string>;
}

const unknown = (callbackId: string): Answer =>
  errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message: `There is no callback ${callbackId}` });

const understand = ({ state }: Portal, { callbackId, ...given }: Completion): Parsed<Completed> => {
  const execution = state.workflows.executions.find((one) => one.callbackId === callbackId);
  if (execution === undefined) return refused(unknown(callbackId));
  if (execution.state !== 'BLOCKED') return refused(invalid(`The action execution ${callbackId} is not blocked`));
  const outputFields = asText(given.outputFields);
  const said = outputFields['hs_execution_state'];
  if (said !== 'SUCCESS' && said !== 'FAIL_CONTINUE')
    return refused(invalid(`hs_execution_state must be SUCCESS or FAIL_CONTINUE, not ${String(said)}`));
  return { ok: true, value: { execution, state: said, outputFields } };
};

/** Completes all or, when one of them cannot be, none. */
const complete = (portal: Portal, app: App, inputs: readonly Completion[]): Answer => {
  const completed: Completed[] = [];
  for (const input of inputs) {
    const understood = understand(portal, input);
    if (!understood.ok) return understood.answer;
    completed.push(understood.value);
  }
  for (const { execution, state, outputFields } of completed) {
    const action = app.workflowActions?.find(({ uid }) => uid === execution.uid);
    if (action !== undefined) keepOutputs(execution, action, outputFields);
    end(execution, state);
  }
  return { status: 204, body: undefined };
};

/** The app's word on action executions that it blocked, one or many at a time. */
export const callbackOperations = (portal: Portal, app: App): ApiOperation[] => [
  {
    ...{ id: 'callbacks.completeBatch', method: 'post', path: `${PATH}/complete`, scopes },
    answer({ request }) {
      const body = jsonBody(request, batch);
      return body.ok ? complete(portal, app, body.value.inputs) : body.answer;
    },
  },
  {
    ...{ id: 'callbacks.complete', method: 'post', path: `${PATH}/:callbackId/complete`, scopes },
    answer({ request }) {
      const body = jsonBody(request, completion);
      if (!body.ok) return body.answer;
      return complete(portal, app, [{ ...body.value, callbackId: String(request.params['callbackId']) }]);
    },
  },
];
