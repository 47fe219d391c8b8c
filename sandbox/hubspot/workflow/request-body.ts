import type { Portal } from '../api.ts';
import { objectTypeOf, shouted } from '../object-types.ts';
import { allProperties } from '../objects/properties.ts';
import type { WorkflowAction } from './action.ts';
import type { Execution } from './memory.ts';

/** HubSpot's ids of what the stand-in has only one of. */
const WORKFLOW_ID = 192_814_114;
const DEFINITION_ID = 10_860_211;

/** The body that the app gets, with the declared properties as they are now. Undefined: the record is gone. */
export const requestBody = ({ state }: Portal, action: WorkflowAction, execution: Execution): string | undefined => {
  const { callbackId, objectType, objectId, inputFields } = execution;
  const record = state.records[objectType][objectId];
  if (record === undefined || record.archived) return undefined;
  const type = objectTypeOf(objectType);
  const all = allProperties(state, type, record);
  return JSON.stringify({
    callbackId,
    origin: { portalId: state.portal.id, actionDefinitionId: DEFINITION_ID, actionDefinitionVersion: 1 },
    context: { source: 'WORKFLOWS', workflowId: WORKFLOW_ID },
    object: {
      objectId: Number(objectId),
      objectType: shouted(type),
      properties: Object.fromEntries(
        action.properties.flatMap((name) => (all[name] == null ? [] : [[name, all[name]]])),
      ),
    },
    inputFields,
  });
};
