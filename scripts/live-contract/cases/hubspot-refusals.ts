import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@hubspot/api-client';
import { textsIn, type Answer, type Expected } from './expected.ts';

/* What HubSpot must refuse, as its own client meets it; said once for the stand-in and for real accounts. */

/** An account of HubSpot, a stand-in's or a real one, and what a case may name of it. */
export interface HubSpotAccount {
  url: string;
  token: string;
  /** Where a new deal can stand. */
  stage: string;
  /** Of a contact that is there. */
  email: string;
}

type Method = 'GET' | 'POST' | 'PATCH';

interface Ask {
  method: Method;
  path: string;
  /** Text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  /** In place of the account's own; empty: none. */
  token?: string;
}

/** It changes nothing: what is made after all is archived by whoever runs it. */
export interface HubSpotCase {
  name: string;
  /** A part of the claim of sandbox/BEHAVIOUR.md that it shows. */
  rule: string;
  ask: (account: HubSpotAccount) => Ask;
  expected: Expected;
}

/** What such a call was answered, and the path of what it made against all expectation. */
export interface Asked extends Answer {
  made: string | null;
}

/** Searches are five a second, all calls 110 in ten. */
const BUSY_MS = 10_000;

/** Asks one by HubSpot's own client, which repeats nothing; when it is throttled, again a little later. */
export async function askHubSpot(one: HubSpotCase, account: HubSpotAccount): Promise<Asked> {
  const { method, path, body, headers = {}, token = account.token } = one.ask(account);
  const client = new Client({ ...(token && { accessToken: token }), basePath: account.url, numberOfApiCallRetries: 0 });
  const response = await client.apiRequest({
    ...{ method, path, headers },
    ...(body !== undefined && { body }),
    ...(typeof body === 'string' && { defaultJson: false }),
  });
  const text = await response.text();
  if (response.status === 429) {
    await sleep(BUSY_MS);
    return askHubSpot(one, account);
  }
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const answer: unknown = isJson ? JSON.parse(text) : text;
  const { id } = (typeof answer === 'object' ? answer : {}) as { id?: string };
  const made = response.status === 201 && id !== undefined ? `${path.split('?')[0] ?? ''}/${id}` : null;
  return { status: response.status, texts: textsIn(answer), made };
}

const DEALS = '/crm/objects/2026-09/deals';
const CONTACTS = '/crm/objects/2026-09/contacts';
const refused = (category: string, ...more: string[]): Expected => ({ status: 400, says: [category, ...more] });

const KNOWN_CODES = '`PROPERTY_DOESNT_EXIST`, `INVALID_OPTION`';
const GUESSED_CODES = '`READ_ONLY_VALUE`, `INVALID_NUMERIC_VALUE`';

const values: [properties: Record<string, string>, code: string, rule: string][] = [
  [{ colour_of_nothing: 'red' }, 'PROPERTY_DOESNT_EXIST', KNOWN_CODES],
  [{ dealstage: 'no_such_stage' }, 'INVALID_OPTION', KNOWN_CODES],
  [{ amount: 'much' }, 'INVALID_NUMERIC_VALUE', GUESSED_CODES],
  [{ closedate: 'soon' }, 'INVALID_DATE', GUESSED_CODES],
  [{ hs_is_closed: 'true' }, 'READ_ONLY_VALUE', GUESSED_CODES],
];

const search =
  (more: object): HubSpotCase['ask'] =>
  () => ({ method: 'POST', path: `${DEALS}/search`, body: more });
const filter = (propertyName: string) => ({ propertyName, operator: 'EQ', value: '1' });
const STRICT = 'An unknown query parameter or body field is 400';
const LIMITS = 'At most 200 a page, 10,000 results';
const UNREADABLE = 'Not JSON: 400';

const reading: HubSpotCase[] = [
  {
    ...{ name: 'no token', rule: 'Unknown token: 401', expected: { status: 401, says: ['INVALID_AUTHENTICATION'] } },
    ask: () => ({ method: 'GET', path: DEALS, token: '' }),
  },
  {
    ...{ name: 'a token that is none', rule: 'Unknown token: 401' },
    ask: () => ({ method: 'GET', path: DEALS, token: 'made-up' }),
    expected: { status: 401, says: ['INVALID_AUTHENTICATION'] },
  },
  {
    ...{ name: 'a deal that is not there', rule: 'Unknown numeric id: 404' },
    ask: () => ({ method: 'GET', path: `${DEALS}/999` }),
    expected: { status: 404, says: ['resource not found'] },
  },
  {
    ...{ name: 'an id that is no number', rule: 'Unknown numeric id: 404' },
    ask: () => ({ method: 'GET', path: `${DEALS}/nonsense` }),
    expected: { status: 404, says: ['objectId are usually numeric.'] },
  },
  {
    ...{ name: 'an unknown query parameter', rule: STRICT, expected: refused('VALIDATION_ERROR') },
    ask: () => ({ method: 'GET', path: `${DEALS}?colour=red` }),
  },
  {
    ...{ name: 'an unknown field of a body', rule: STRICT, expected: refused('VALIDATION_ERROR') },
    ask: search({ colour: 'red' }),
  },
  {
    ...{ name: 'a filter by an unknown property', rule: 'A filter on an unknown property is 400' },
    ask: search({ filterGroups: [{ filters: [filter('colour_of_nothing')] }] }),
    expected: refused('VALIDATION_ERROR'),
  },
  {
    ...{ name: 'six groups of filters', rule: LIMITS, expected: refused('VALIDATION_ERROR') },
    ask: search({ filterGroups: Array.from({ length: 6 }, () => ({ filters: [filter('hs_object_id')] })) }),
  },
  {
    ...{ name: 'more than 200 a page', rule: LIMITS, expected: refused('VALIDATION_ERROR') },
    ask: search({ limit: 201 }),
  },
  {
    ...{ name: 'a batch without inputs', rule: 'A batch without inputs: 400', expected: refused('VALIDATION_ERROR') },
    ask: () => ({ method: 'POST', path: `${DEALS}/batch/read`, body: { inputs: [], properties: [] } }),
  },
  {
    ...{ name: 'broken JSON', rule: UNREADABLE, expected: refused('VALIDATION_ERROR') },
    ask: () => ({
      ...{ method: 'POST', path: `${DEALS}/search`, body: '{"limit":' },
      headers: { 'content-type': 'application/json' },
    }),
  },
  {
    ...{ name: 'a body that does not say it is JSON', rule: UNREADABLE, expected: { status: 415, says: [] } },
    ask: () => ({
      ...{ method: 'POST', path: `${DEALS}/search`, body: '{"limit":1}' },
      headers: { 'content-type': 'text/plain' },
    }),
  },
];

const writing: HubSpotCase[] = [
  ...values.map(([properties, code, rule]): HubSpotCase => ({
    ...{ name: `a deal with ${JSON.stringify(properties)}`, rule, expected: refused('VALIDATION_ERROR', code) },
    ask: ({ stage }) => ({
      ...{ method: 'POST', path: DEALS },
      body: { properties: { dealname: 'Contract check', dealstage: stage, ...properties } },
    }),
  })),
  {
    ...{ name: 'a deal to change that is not there', rule: 'Unknown numeric id: 404' },
    ask: () => ({ method: 'PATCH', path: `${DEALS}/999`, body: { properties: { dealname: 'x' } } }),
    expected: { status: 404, says: ['OBJECT_NOT_FOUND'] },
  },
  {
    ...{ name: 'a second contact with an e-mail address', rule: 'A second contact with an e-mail address is 409' },
    ask: ({ email }) => ({ method: 'POST', path: CONTACTS, body: { properties: { email: email.toUpperCase() } } }),
    expected: { status: 409, says: ['CONFLICT', 'Contact already exists. Existing ID: '] },
  },
];

/** Every one of them. */
export const hubspotRefusalCases: HubSpotCase[] = [...reading, ...writing];
