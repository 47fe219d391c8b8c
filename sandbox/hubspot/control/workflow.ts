import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Portal } from '../api.ts';
import { objectTypes, shouted } from '../object-types.ts';
import type { App } from '../options.ts';
import type { WorkflowAction } from '../workflow/action.ts';
import type { Enrolment, Workflows } from '../workflow/workflows.ts';

const schema = z.strictObject({
  /** Of the action; one of the two is needed. */
  uid: z.string().optional(),
  actionUrl: z.string().optional(),
  /** Plural name, type id or as in the action's configuration. */
  objectType: z.string(),
  objectId: z.string(),
  inputFields: z.record(z.string(), z.string()).default({}),
});
type Asked = z.infer<typeof schema>;

const inputFault = ({ inputFields }: WorkflowAction, given: Record<string, string>): string | undefined => {
  const names = inputFields.map(({ name }) => name);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  if (unknown.length > 0) return `The action has no input ${unknown.join(', ')}`;
  const missing = inputFields.filter(({ name, isRequired }) => isRequired && given[name] === undefined);
  return missing.length === 0 ? undefined : `The action needs the input ${missing.map(({ name }) => name).join(', ')}`;
};

/** What HubSpot's editor and its enrolment would let happen, or why not. */
const understand = ({ state }: Portal, app: App, asked: Asked): Enrolment | string => {
  const action = app.workflowActions?.find(({ uid, actionUrl }) => uid === asked.uid || actionUrl === asked.actionUrl);
  if (action === undefined) return 'The app declares no such action';
  if (!action.isPublished) return `The action ${action.uid} is not published`;
  if (state.install === null) return 'The app is not installed';
  const type = objectTypes.find((one) => [one.name, one.typeId, shouted(one)].includes(asked.objectType));
  if (type === undefined || !action.objectTypes.includes(shouted(type)))
    return `The action is not for ${asked.objectType}`;
  const record = state.records[type.name][asked.objectId];
  if (record === undefined || record.archived) return `There is no ${type.singular} ${asked.objectId}`;
  const fault = inputFault(action, asked.inputFields);
  return fault ?? { action, objectType: type.name, objectId: asked.objectId, inputFields: asked.inputFields };
};

/**
 * `POST /__sandbox/workflow {uid | actionUrl, objectType, objectId, inputFields}` plays a workflow that puts a record through an
 * action of the app, and answers the execution once the app has answered. `GET /__sandbox/workflow` lists all executions.
 */
export const addWorkflowRoutes = (
  control: Router,
  { portal, app, workflows }: { portal: Portal; app: App; workflows: Workflows },
): void => {
  control.get('/workflow', (_request, response) => {
    response.json({ executions: portal.state.workflows.executions });
  });
  control.post(
    '/workflow',
    checked(schema, async (asked, response) => {
      const understood = understand(portal, app, asked);
      if (typeof understood === 'string') response.status(400).json({ message: understood });
      else response.json(await workflows.enrol(understood));
    }),
  );
};
