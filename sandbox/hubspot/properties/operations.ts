import type { Request } from 'express';
import type { Answer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import { objectTypes, type ObjectType } from '../object-types.ts';
import { batchAnswer } from '../objects/batch-read.ts';
import { flagParameter, jsonBody } from '../request.ts';
import { propertyBatchRead } from './definition-schema.ts';
import { groupOf, groupsOf } from './groups.ts';
import { presentGroup, presentProperty } from './present-property.ts';
import { noSuch } from './refusals.ts';
import { propertyWriteOperations } from './write-operations.ts';

/** `dataSensitivity`, `locale` and `properties` change nothing here: no data is sensitive, and labels have one language. */
const READ = ['archived', 'dataSensitivity', 'locale', 'properties'];

const list = ({ state }: Portal, type: ObjectType, request: Request): Answer => {
  const archived = flagParameter(request, 'archived');
  const properties = (archived ? state.archivedProperties : state.properties)[type.name];
  return {
    status: 200,
    body: { results: properties.map((property) => presentProperty(state, type, { property, archived })) },
  };
};

const get = ({ state }: Portal, type: ObjectType, request: Request): Answer => {
  const name = String(request.params['propertyName']);
  const archived = flagParameter(request, 'archived');
  const properties = (archived ? state.archivedProperties : state.properties)[type.name];
  const property = properties.find((one) => one.name === name);
  return property === undefined
    ? noSuch('property', name)
    : { status: 200, body: presentProperty(state, type, { property, archived }) };
};

/** Each name once; those that are not there are told in a 207. */
const batchRead = ({ state, clock }: Portal, type: ObjectType, request: Request): Answer => {
  const body = jsonBody(request, propertyBatchRead);
  if (!body.ok) return body.answer;
  const { archived, inputs } = body.value;
  const names = new Set(inputs.map(({ name }) => name));
  const found = (archived ? state.archivedProperties : state.properties)[type.name].filter(({ name }) =>
    names.delete(name),
  );
  const errors = [...names].map((name) => ({
    context: { name: [name] },
    errors: [],
    links: {},
    ...(noSuch('property', name).body as object),
  }));
  const results = found.map((property) => presentProperty(state, type, { property, archived }));
  return batchAnswer(clock, results, errors);
};

const getGroup = (portal: Portal, type: ObjectType, request: Request): Answer => {
  const name = String(request.params['groupName']);
  const group = groupOf(portal, type, name);
  return group === undefined ? noSuch('property group', name) : { status: 200, body: presentGroup(group) };
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
    {
      ...reading('groups.get', '/groups/:groupName'),
      query: ['locale'],
      answer: ({ request }) => getGroup(portal, type, request),
    },
    {
      ...reading('properties.batchRead', '/batch/read'),
      method: 'post',
      query: ['locale'],
      answer: ({ request }) => batchRead(portal, type, request),
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
