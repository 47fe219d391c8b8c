import type { Request } from 'express';
import { notPlayed, type Answer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import { objectTypes, type ObjectType } from '../object-types.ts';
import { listParameter } from '../request.ts';
import { searchRecords } from '../search/search.ts';
import type { Grant } from '../state.ts';
import { batchRead } from './batch-read.ts';
import { associatedTypes, type AssociatedTypes } from './embedded-associations.ts';
import { getRecord } from './get.ts';
import { listRecords } from './list.ts';

/** The query parameters that list and get have in common. */
const READ = ['archived', 'associations', 'properties', 'propertiesWithHistory'];

type Reader = (portal: Portal, type: ObjectType, call: { request: Request; associated: AssociatedTypes }) => Answer;

/** Reads what list and get have in common before either answers. */
const reading =
  (portal: Portal, type: ObjectType, read: Reader) =>
  ({ request, grant }: { request: Request; grant: Grant }): Answer => {
    if (listParameter(request, 'propertiesWithHistory').length > 0) return notPlayed('propertiesWithHistory');
    const associated = associatedTypes(request, grant);
    return associated.ok ? read(portal, type, { request, associated: associated.value }) : associated.answer;
  };

const operationsAt = (portal: Portal, type: ObjectType, segment: string): ApiOperation[] => {
  const path = `/crm/objects/2026-09/${segment}`;
  const scopes = type.readScopes;
  return [
    {
      id: `${type.name}.list`,
      method: 'get',
      path,
      scopes,
      query: [...READ, 'after', 'limit'],
      answer: reading(portal, type, listRecords),
    },
    {
      id: `${type.name}.get`,
      method: 'get',
      path: `${path}/:objectId`,
      scopes,
      query: [...READ, 'idProperty'],
      answer: reading(portal, type, getRecord),
    },
    {
      id: `${type.name}.batchRead`,
      method: 'post',
      path: `${path}/batch/read`,
      scopes,
      query: ['archived'],
      answer: ({ request }) => batchRead(portal, type, request),
    },
    {
      id: `${type.name}.search`,
      method: 'post',
      path: `${path}/search`,
      scopes,
      lags: true,
      answer: ({ request }) => searchRecords(portal, type, request),
    },
  ];
};

/** List, get, batch read and search of every object type, each under its name and its type id. */
export const objectOperations = (portal: Portal): ApiOperation[] =>
  objectTypes.flatMap((type) => [type.name, type.typeId].flatMap((segment) => operationsAt(portal, type, segment)));
