import type { Request } from 'express';
import type { Answer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import { objectTypes, type ObjectType } from '../object-types.ts';
import { textParameter } from '../request.ts';
import { groupsOf, noSuch } from './define.ts';
import { presentGroup, presentProperty } from './present-property.ts';
import { propertyWriteOperations } from './write-operations.ts';

/** `dataSensitivity`, `locale` and `properties` change nothing here: no data is sensitive, and labels have one language. */
const READ = ['archived', 'dataSensitivity', 'locale', 'properties'];

const list = ({ state }: Portal, type: ObjectType, request: Request): Answer => {
  const archived = textParameter(request, 'archived') === 'true';
  const properties = (archived ? state.archivedProperties : state.properties)[type.name];
  return {
    status: 200,
    body: { results: properties.map((property) => presentProperty(state, type, { property, archived })) },
  };
};

const get = ({ state }: Portal, type: ObjectType, request: Request): Answer => {
  const name = String(request.params['propertyName']);
  const archived = textParameter(request, 'archived') === 'true';
  const properties = (archived ? state.archivedProperties : state.properties)[type.name];
  const property = properties.find((one) => one.name === name);
  return property === undefined
    ? noSuch('property', name)
    : { status: 200, body: presentProperty(state, type, { property, archived }) };
};

const operationsAt = (portal: Portal, { type, segment }: { type: ObjectType; segment: string }): ApiOperation[] => {
  const path = `/crm/properties/2026-09/${segment}`;
  const reading = (name: string, at: string): Pick<ApiOperation, 'id' | 'method' | 'path' | 'scopes'> => ({
    id: `${type.name}.${name}`,
    method: 'get',
    path: path + at,
    scopes: type.schemaScopes,
  });
  return [
    { ...reading('properties.list', ''), query: READ, answer: ({ request }) => list(portal, type, request) },
    {
      ...reading('groups.list', '/groups'),
      query: ['locale'],
      answer: () => ({ status: 200, body: { results: groupsOf(portal, type).map(presentGroup) } }),
    },
    ...propertyWriteOperations(portal, { type, path }),
    {
      ...reading('properties.get', '/:propertyName'),
      query: READ,
      answer: ({ request }) => get(portal, type, request),
    },
  ];
};

/** Definitions of the properties of every object type and their groups, read and written. */
export const propertyOperations = (portal: Portal): ApiOperation[] =>
  objectTypes.flatMap((type) => [type.name, type.typeId].flatMap((segment) => operationsAt(portal, { type, segment })));
