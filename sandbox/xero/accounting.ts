import type { Request, Response } from 'express';
import type { Vendor } from '../kit/operations.ts';
import type { Kit } from '../kit/stand-in.ts';
import { envelope, send } from './answer.ts';
import type { Books } from './books.ts';
import type { Events } from './events.ts';
import { queryOf } from './form.ts';
import type { Caller } from './guard.ts';
import type { Journal } from './journal.ts';
import type { Limiter } from './limits.ts';
import { badQuery, jsonOnly, notFound } from './problems.ts';
import { readLedger } from './ledger/ledger.ts';
import type { Query } from './reading/filters.ts';
import { QueryError } from './reading/query-error.ts';
import { readList, readOne } from './reading/read.ts';
import { listParameters, type Resource, type Source } from './reading/resource.ts';
import { resources } from './resources/all.ts';
import { calendarDate } from './rules/dates.ts';
import type { XeroState } from './state.ts';
import type { Wire } from './wire/wire.ts';

/** Where the accounting API begins. */
export const ROOT = '/api.xro/2.0';

/** What a call reads from, and where it says what it changed. */
export interface Reading {
  kit: Kit<XeroState>;
  books: Books;
  events: Events;
  journal: Journal;
  limiter: Limiter;
}

/** What the rows of the caller's organisation are computed from. */
export const sourceOf = (
  { kit, books }: Reading,
  organisation: NonNullable<Caller['organisation']>,
  query: Query,
): Source => ({
  ledger: books.ledgerOf(organisation),
  users: kit.state.data.users.filter(({ organisationIds }) => organisationIds.includes(organisation.organisationId)),
  today: calendarDate(kit.clock.now(), organisation.timeZone),
  unitdp: query['unitdp'] === '4' ? 4 : 2,
});

/** Whether a call asks for JSON, as all must that want more than a file. */
export const speaksJson = (request: Request): boolean => (request.get('accept') ?? '').includes('application/json');

interface ReadCall {
  request: Request;
  response: Response;
  grant: Caller;
}

/** The organisation that the guard found. */
export const organisationOf = ({ organisation }: Caller): NonNullable<Caller['organisation']> => {
  if (organisation === undefined) throw new Error('The guard let a call through without an organisation');
  return organisation;
};

/** What a list is read from: the books as they are, or as they were while a `lag` strikes it. */
const laggingSource = (reading: Reading, source: Source, operation: string): Source => {
  const { kit, journal } = reading;
  const lagMs = kit.faults.lagMs(operation);
  if (lagMs === 0) return source;
  const then = journal.asOf(source.ledger.organisation, new Date(kit.clock.now().getTime() - lagMs));
  return { ...source, ledger: readLedger(then, source.ledger) };
};

/** Answers a read with what the ledger says: 404 when that is nothing, 400 when the query cannot be read. */
export const answerRead = (
  reading: Reading,
  call: ReadCall,
  answer: (source: Source, query: Query) => Wire | undefined,
): void => {
  const { request, response, grant } = call;
  if (!speaksJson(request)) {
    jsonOnly(response);
    return;
  }
  const query = queryOf(request);
  const app = grant.claims?.client_id;
  try {
    const content = answer({ ...sourceOf(reading, organisationOf(grant), query), app }, query);
    if (content === undefined) notFound(response);
    else send(response, { status: 200, json: envelope({ clock: reading.kit.clock, app }, content) });
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    badQuery(response, error.message);
  }
};

const asksForPdf = (request: Request): boolean => (request.get('accept') ?? '').includes('application/pdf');

/** One document as a file. */
const answerPdf = (reading: Reading, resource: Resource, call: ReadCall): void => {
  const { request, response, grant } = call;
  const row = readOne(resource, sourceOf(reading, organisationOf(grant), {}), String(request.params['key']));
  if (row === undefined || resource.pdf === undefined) notFound(response);
  else response.type('application/pdf').send(resource.pdf(row));
};

const answerOne = (reading: Reading, resource: Resource, call: ReadCall): void => {
  if (resource.pdf !== undefined && asksForPdf(call.request)) {
    answerPdf(reading, resource, call);
    return;
  }
  answerRead(reading, call, (source) => {
    const row = readOne(resource, source, String(call.request.params['key']));
    return row && { [resource.name]: [row] };
  });
};

/** Registers every GET of the accounting API that the stand-in knows. */
export const registerReads = (vendor: Vendor<Caller>, reading: Reading): void => {
  for (const resource of resources) {
    const { operations, scopes, name } = resource;
    const path = `${ROOT}/${resource.path ?? name}`;
    vendor.operation({
      id: operations.list,
      method: 'get',
      path,
      scopes,
      query: listParameters(resource),
      lags: true,
      handler: (call) =>
        answerRead(reading, call, (source, query) => {
          const since = call.request.get('if-modified-since');
          const lagging = laggingSource(reading, source, operations.list);
          const { rows, ...page } = readList(resource, lagging, { query, since, most: reading.limiter.limits.rows });
          return { ...page, [name]: rows };
        }),
    });
    if (operations.get !== undefined)
      vendor.operation({
        id: operations.get,
        method: 'get',
        path: `${path}/:key`,
        scopes,
        query: resource.parameters?.get ?? [],
        handler: (call) => answerOne(reading, resource, call),
      });
    if (operations.pdf !== undefined)
      vendor.operation({
        id: operations.pdf,
        method: 'get',
        path: `${path}/:key/pdf`,
        scopes,
        handler: (call) => answerPdf(reading, resource, call),
      });
  }
};
