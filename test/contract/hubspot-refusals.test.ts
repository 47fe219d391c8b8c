import { Client } from '@hubspot/api-client';
import { difference } from '../../scripts/live-contract/cases/expected.ts';
import {
  askHubSpot,
  hubspotRefusalCases,
  type HubSpotCase,
} from '../../scripts/live-contract/cases/hubspot-refusals.ts';
import { optionalScopes, startSmall, type SmallHubSpot } from '../../sandbox/hubspot/testing/start-small.ts';

const DEALS = '/crm/objects/2026-09/deals';
const TASKS = '/crm/objects/2026-09/tasks';

let hubspot: SmallHubSpot;
let token: string;
let client: Client;

beforeAll(async () => {
  hubspot = await startSmall();
  token = await hubspot.token(optionalScopes);
  client = clientWith(token);
});
afterAll(() => hubspot.close());
beforeEach(() => hubspot.clock.advance(10));
afterEach(async () => {
  await hubspot.control('DELETE', '/faults');
  await hubspot.control('POST', '/limits', { perTenSeconds: 110, searchesPerSecond: 5 });
  await hubspot.control('POST', '/validation-rules', { objectType: 'tasks', requiredProperties: [] });
});

/** HubSpot's own client, which repeats nothing. */
const clientWith = (accessToken: string): Client =>
  new Client({ accessToken, basePath: hubspot.url, numberOfApiCallRetries: 0 });

/** What HubSpot's own client sees. */
async function seen(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  { body, as = client, headers = {} }: { body?: unknown; as?: Client; headers?: Record<string, string> } = {},
) {
  const isText = typeof body === 'string';
  const response = await as.apiRequest({
    method,
    path,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(isText ? { defaultJson: false } : {}),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const answer = isJson ? (JSON.parse(text) as Record<string, unknown>) : text;
  return { status: response.status, headers: Object.fromEntries(response.headers), body: answer };
}

const VALID = { dealname: 'Van', dealstage: 'open' };
const refusal = (category: string): object => ({
  status: 'error',
  category,
  message: expect.any(String) as string,
  correlationId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
});

test.each(hubspotRefusalCases.map((one): [string, HubSpotCase] => [one.name, one]))(
  '%s is refused, and nothing is made',
  async (_name, one) => {
    const before = JSON.stringify(hubspot.state.data.records);
    const account = { url: hubspot.url, token, stage: 'open', email: 'ada@acme.example' };
    expect(difference(await askHubSpot(one, account), one.expected)).toBeNull();
    expect(JSON.stringify(hubspot.state.data.records)).toBe(before);
  },
);

test('400: the portal’s own validation rules hold for the API', async () => {
  const rule = { objectType: 'tasks', requiredProperties: ['hs_task_priority'] };
  await hubspot.control('POST', '/validation-rules', rule);
  const properties = { hs_timestamp: '2026-05-01T09:00:00Z', hs_task_subject: 'Chase' };
  expect(await seen('POST', TASKS, { body: { properties } })).toMatchObject({
    status: 400,
    body: { ...refusal('VALIDATION_ERROR'), errors: [{ context: { properties: ['hs_task_priority'] } }] },
  });
  const full = { properties: { ...properties, hs_task_priority: 'HIGH' } };
  expect(await seen('POST', TASKS, { body: full })).toMatchObject({ status: 201, body: { archived: false } });
});

test('401: without a token, with one that nobody gave, with one that has expired', async () => {
  expect(await seen('GET', DEALS, { as: new Client({ basePath: hubspot.url }) })).toMatchObject({
    status: 401,
    body: refusal('INVALID_AUTHENTICATION'),
  });
  expect(await seen('GET', DEALS, { as: clientWith('made-up') })).toMatchObject({
    status: 401,
    body: refusal('INVALID_AUTHENTICATION'),
  });
  const other = await startSmall();
  try {
    const token = await other.token();
    other.clock.advance(1801);
    const late = new Client({ accessToken: token, basePath: other.url });
    const answer = await seen('GET', DEALS, { as: late });
    expect(answer).toMatchObject({ status: 401, body: refusal('EXPIRED_AUTHENTICATION') });
  } finally {
    await other.close();
  }
});

test('403: a scope that was not granted is named', async () => {
  const reader = clientWith(await hubspot.token());
  expect(await seen('PATCH', `${DEALS}/301`, { body: { properties: {} }, as: reader })).toMatchObject({
    status: 403,
    body: {
      ...refusal('MISSING_SCOPES'),
      errors: [{ context: { requiredGranularScopes: ['crm.objects.deals.write'] } }],
    },
  });
});

test('404 and 409: what is not there, and what is there already', async () => {
  const absent = await seen('PATCH', `${DEALS}/999`, { body: { properties: {} } });
  expect(absent).toMatchObject({ status: 404, body: refusal('OBJECT_NOT_FOUND') });
  const again = { properties: { email: 'ada@acme.example' } };
  const contacts = '/crm/objects/2026-09/contacts';
  expect(await seen('POST', contacts, { body: again })).toMatchObject({
    status: 409,
    body: { ...refusal('CONFLICT'), message: 'Contact already exists. Existing ID: 201' },
  });
  const property = { name: 'dealname', label: 'Name', groupName: 'dealinformation', type: 'string', fieldType: 'text' };
  const properties = '/crm/properties/2026-09/deals';
  expect(await seen('POST', properties, { body: property })).toMatchObject({
    status: 409,
    body: refusal('OBJECT_ALREADY_EXISTS'),
  });
});

test('415 and 400: what is no JSON', async () => {
  const plain = { body: JSON.stringify({ properties: VALID }), headers: { 'content-type': 'text/plain' } };
  expect((await seen('POST', DEALS, plain)).status).toBe(415);
  const broken = { body: '{"properties":', headers: { 'content-type': 'application/json' } };
  expect(await seen('POST', DEALS, broken)).toMatchObject({ status: 400, body: refusal('VALIDATION_ERROR') });
});

test('429: both limits, by their policies and with the headers of the first', async () => {
  await hubspot.control('POST', '/limits', { perTenSeconds: 1, searchesPerSecond: 1 });
  const limited = { ...refusal('RATE_LIMITS'), errorType: 'RATE_LIMIT' };
  await seen('GET', DEALS);
  expect(await seen('GET', DEALS)).toMatchObject({
    status: 429,
    headers: { 'x-hubspot-ratelimit-max': '1', 'x-hubspot-ratelimit-remaining': '0' },
    body: { ...limited, policyName: 'TEN_SECONDLY_ROLLING' },
  });
  const search = () => seen('POST', `${DEALS}/search`, { body: {} });
  await search();
  expect(await search()).toMatchObject({ status: 429, body: { ...limited, policyName: 'SECONDLY' } });
});

test('429 by a fault tells the policy that the call falls under', async () => {
  await hubspot.control('POST', '/faults', { operation: '*', kind: 'throttle' });
  expect(await seen('GET', DEALS)).toMatchObject({
    status: 429,
    headers: { 'x-hubspot-ratelimit-remaining': '0', 'x-hubspot-ratelimit-interval-milliseconds': '10000' },
    body: { policyName: 'TEN_SECONDLY_ROLLING' },
  });
  expect(await seen('POST', `${DEALS}/search`, { body: {} })).toMatchObject({ body: { policyName: 'SECONDLY' } });
});

test.each([
  [409, 'CONFLICT'],
  [423, 'LOCKED'],
  [477, 'MIGRATION_IN_PROGRESS'],
  [500, 'INTERNAL_ERROR'],
])('%i by a fault is %s in HubSpot’s words, and nothing is done', async (status, category) => {
  await hubspot.control('POST', '/faults', { operation: 'deals.update', kind: 'status', status, times: 1 });
  const write = () => seen('PATCH', `${DEALS}/301`, { body: { properties: { dealname: `after ${status}` } } });
  const answer = await write();
  expect(answer).toMatchObject({ status, body: refusal(category) });
  expect(answer.headers['retry-after']).toBe(status === 477 ? '86400' : undefined);
  expect(hubspot.state.data.records.deals['301']?.properties['dealname']).not.toBe(`after ${status}`);
  expect((await write()).status).toBe(200);
});

test.each([502, 503, 504, 521])('%i by a fault is a page of the gateway', async (status) => {
  await hubspot.control('POST', '/faults', { operation: 'deals.create', kind: 'status', status, times: 1 });
  const { status: answered, headers, body } = await seen('POST', DEALS, { body: { properties: VALID } });
  expect({ answered, body }).toEqual({ answered: status, body: expect.stringMatching(/^<html>/) as string });
  expect(headers['content-type']).toMatch(/^text\/html/);
});

test('403 by a fault is a missing scope', async () => {
  await hubspot.control('POST', '/faults', { operation: 'tasks.create', kind: 'status', status: 403, times: 1 });
  const { status, body } = await seen('POST', TASKS, { body: { properties: {} } });
  expect({ status, body }).toMatchObject({ status: 403, body: refusal('MISSING_SCOPES') });
});

test('a write whose answer is lost is done', async () => {
  await hubspot.control('POST', '/faults', { operation: 'deals.create', kind: 'commit-then-cut', times: 1 });
  const before = Object.keys(hubspot.state.data.records.deals).length;
  await expect(seen('POST', DEALS, { body: { properties: VALID } })).rejects.toThrow();
  expect(Object.keys(hubspot.state.data.records.deals)).toHaveLength(before + 1);
});
