import type { HubSpotWorld } from '../seed/world.ts';
import { errorAnswer } from './answer.ts';
import type { ApiOperation, Portal } from './api.ts';
import { objectTypeOf } from './object-types.ts';
import { SET_UP_AT } from './set-up-at.ts';

type Pipeline = HubSpotWorld['pipelines'][number];

const kept = { createdAt: SET_UP_AT, updatedAt: SET_UP_AT, archived: false };

/** `Pipeline` of HubSpot's OpenAPI document; what a stage means stands in its metadata, as text. */
const present = ({ id, label, stages }: Pipeline, displayOrder: number): object => ({
  id,
  label,
  displayOrder,
  ...kept,
  stages: stages.map((stage, index) => ({
    id: stage.id,
    label: stage.label,
    displayOrder: index,
    metadata: { isClosed: String(stage.isClosed), probability: stage.probability },
    writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
    ...kept,
  })),
});

const operationsAt = ({ state }: Portal, segment: string): ApiOperation[] => {
  const path = `/crm/pipelines/2026-09/${segment}`;
  const scopes = objectTypeOf('deals').schemaScopes;
  return [
    {
      id: 'pipelines.list',
      method: 'get',
      path,
      scopes,
      answer: () => ({ status: 200, body: { results: state.pipelines.map(present) } }),
    },
    {
      id: 'pipelines.get',
      method: 'get',
      path: `${path}/:pipelineId`,
      scopes,
      answer({ request }) {
        const index = state.pipelines.findIndex(({ id }) => id === request.params['pipelineId']);
        const pipeline = state.pipelines[index];
        return pipeline === undefined
          ? errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message: 'resource not found' })
          : { status: 200, body: present(pipeline, index) };
      },
    },
  ];
};

/** The deal pipelines, under the name and the type id of deals. Other pipelines are not played. */
export const pipelineOperations = (portal: Portal): ApiOperation[] =>
  ['deals', '0-3'].flatMap((segment) => operationsAt(portal, segment));
