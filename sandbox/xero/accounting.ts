import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Vendor } from '../kit/operations.ts';
import type { Kit } from '../kit/stand-in.ts';
import type { Books } from './books.ts';
import type { Caller } from './guard.ts';
import { badQuery, jsonOnly, notFound } from './problems.ts';
import type { Query } from './reading/filters.ts';
import { QueryError } from './reading/query-error.ts';
import { readList, readOne } from './reading/read.ts';
import type { Resource, Source } from './reading/resource.ts';
import { resources } from './resources/all.ts';
import { calendarDate, wireInstant } from './rules/dates.ts';
import type { XeroState } from './state.ts';
import type { Wire } from './wire/wire.ts';

const ROOT = '/api.xro/2.0';

/** What a call reads from. */
export interface Reading {
  kit: Kit<XeroState>;
  books: Books;
}

/** What the rows of the caller's organisation are computed from. */
export const sourceOf = (
  { kit, books }: Reading,
  organisation: NonNullable<Caller['organisation']>,
  query: Query,
): Source => ({
  ledger: books.ledgerOf(organisation),
  today: calendarDate(kit.clock.now(), organisation.timeZone),
  unitdp: query['unitdp'] === '4' ? 4 : 2,
});

const queryOf = (request: Request): Query =>
  Object.fromEntries(
    Object.entries(request.query).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );

/** Xero's envelope around what is answered. */
const sendEnvelope = (
  { kit, grant, response }: { kit: Kit<XeroState>; grant: Caller; response: Response },
  content: Wire,
): void => {
  response.json({
    Id: randomUUID(),
    Status: 'OK',
    ProviderName: grant.claims?.client_id,
    DateTimeUTC: wireInstant(kit.clock.now().toISOString()),
    ...content,
  });
};

const speaksJson = (request: Request): boolean => (request.get('accept') ?? '').includes('application/json');

interface ReadCall {
  request: Request;
  response: Response;
  grant: Caller;
}

const answerRead = (
  reading: Reading,
  call: ReadCall,
  answer: (source: Source, query: Query) => Wire | undefined,
): void => {
  const { request, response, grant } = call;
  if (grant.organisation === undefined) throw new Error('The guard let a call through without an organisation');
  if (!speaksJson(request)) {
    jsonOnly(response);
    return;
  }
  const query = queryOf(request);
  try {
    const content = answer(sourceOf(reading, grant.organisation, query), query);
    if (content === undefined) notFound(response);
    else sendEnvelope({ kit: reading.kit, grant, response }, content);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    badQuery(response, error.message);
  }
};

const pathOf = ({ name }: Resource): string => (name === 'Organisations' ? 'Organisation' : name);

/** Registers every GET of the accounting API that the stand-in knows. */
export const registerReads = (vendor: Vendor<Caller>, reading: Reading): void => {
  for (const resource of resources) {
    const { operations, scopes, name } = resource;
    const path = `${ROOT}/${pathOf(resource)}`;
    vendor.operation({
      id: operations.list,
      method: 'get',
      path,
      scopes,
      handler: (call) =>
        answerRead(reading, call, (source, query) => {
          const since = call.request.get('if-modified-since');
          const { rows, ...page } = readList(resource, source, { query, since });
          return { ...page, [name]: rows };
        }),
    });
    if (operations.get === undefined) continue;
    vendor.operation({
      id: operations.get,
      method: 'get',
      path: `${path}/:key`,
      scopes,
      handler: (call) =>
        answerRead(reading, call, (source) => {
          const row = readOne(resource, source, String(call.request.params['key']));
          return row && { [name]: [row] };
        }),
    });
  }
};
