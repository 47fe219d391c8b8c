import type { Answer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import { objectTypes, type ObjectType } from '../object-types.ts';
import type { App } from '../options.ts';
import { batchArchive, batchCreate, batchUpdate, batchUpsert } from './batch-writes.ts';
import { archive, create, update } from './single-writes.ts';
import type { Writing } from './writer.ts';

type Row = [name: string, method: ApiOperation['method'], path: string, write: (writing: Writing) => Answer];

const rows: Row[] = [
  ['create', 'post', '', create],
  ['update', 'patch', '/:objectId', update],
  ['archive', 'delete', '/:objectId', archive],
  ['batchCreate', 'post', '/batch/create', batchCreate],
  ['batchUpdate', 'post', '/batch/update', batchUpdate],
  ['batchUpsert', 'post', '/batch/upsert', batchUpsert],
  ['batchArchive', 'post', '/batch/archive', batchArchive],
];

const operationsAt = (portal: Portal, app: App, { type, segment }: { type: ObjectType; segment: string }) =>
  rows.map(([name, method, path, write]): ApiOperation => ({
    id: `${type.name}.${name}`,
    method,
    path: `/crm/objects/2026-09/${segment}${path}`,
    scopes: type.writeScopes,
    query: name === 'update' ? ['idProperty'] : [],
    answer: ({ request, grant }) =>
      write({ portal, type, request, grant, by: { changeSource: 'INTEGRATION', sourceId: String(app.appId) } }),
  }));

/** Create, update, archive and their batches of every object type, each under its name and its type id. */
export const objectWriteOperations = (portal: Portal, app: App): ApiOperation[] =>
  objectTypes.flatMap((type) =>
    [type.name, type.typeId].flatMap((segment) => operationsAt(portal, app, { type, segment })),
  );
