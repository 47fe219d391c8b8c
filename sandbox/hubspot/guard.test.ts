import { startSmall, type SmallHubSpot } from './testing/start-small.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
let hubspot: SmallHubSpot;

afterEach(() => hubspot.close());

test('without a token nothing is read', async () => {
  hubspot = await startSmall();
  const answer = await hubspot.api('made-up', COMPANIES);
  expect(answer).toMatchObject({ status: 401, body: { status: 'error', category: 'INVALID_AUTHENTICATION' } });
});

test('a token dies after half an hour of the virtual clock', async () => {
  hubspot = await startSmall();
  const token = await hubspot.token();
  hubspot.clock.advance(1799);
  expect((await hubspot.api(token, COMPANIES)).status).toBe(200);
  hubspot.clock.advance(121);
  const answer = await hubspot.api(token, COMPANIES);
  expect(answer).toMatchObject({ status: 401, body: { category: 'EXPIRED_AUTHENTICATION' } });
  expect(answer.body['message']).toMatch(/expired 2 minute\(s\) ago/);
});

test('a scope that was not granted is named', async () => {
  hubspot = await startSmall();
  const token = await hubspot.token();
  expect(await hubspot.api(token, '/crm/objects/2026-09/line_items')).toMatchObject({
    status: 403,
    body: {
      category: 'MISSING_SCOPES',
      errors: [{ context: { requiredGranularScopes: ['crm.objects.line_items.read', 'e-commerce'] } }],
    },
  });
  const granted = await hubspot.token(['crm.objects.line_items.read']);
  expect((await hubspot.api(granted, '/crm/objects/2026-09/line_items')).status).toBe(200);
});

test('the account has so many requests in any ten seconds, whoever the token is', async () => {
  hubspot = await startSmall({ limits: { perTenSeconds: 3, searchesPerSecond: 5 } });
  const tokens = [await hubspot.token(), await hubspot.token()] as const;
  const first = await hubspot.api(tokens[0], COMPANIES);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-hubspot-ratelimit-max': '3',
    'x-hubspot-ratelimit-remaining': '2',
    'x-hubspot-ratelimit-interval-milliseconds': '10000',
  });
  await hubspot.api(tokens[1], COMPANIES);
  await hubspot.api(tokens[1], COMPANIES);
  const refused = await hubspot.api(tokens[0], COMPANIES);
  expect(refused).toMatchObject({ status: 429, body: { policyName: 'TEN_SECONDLY_ROLLING', errorType: 'RATE_LIMIT' } });
  expect(refused.headers.has('retry-after')).toBe(false);
  hubspot.clock.advance(10);
  expect((await hubspot.api(tokens[0], COMPANIES)).status).toBe(200);
});

test('the token is looked at before the limit, the limit before the scope', async () => {
  hubspot = await startSmall({ limits: { perTenSeconds: 1, searchesPerSecond: 5 } });
  const token = await hubspot.token();
  const lines = '/crm/objects/2026-09/line_items';
  expect((await hubspot.api(token, lines)).status).toBe(403);
  expect((await hubspot.api(token, lines)).status).toBe(429);
  expect((await hubspot.api('made-up', lines)).status).toBe(401);
});

test('search has a limit of its own, and no limit headers', async () => {
  hubspot = await startSmall({ limits: { perTenSeconds: 1, searchesPerSecond: 2 } });
  const token = await hubspot.token();
  const search = () => hubspot.api(token, `${COMPANIES}/search`, {});
  const answers = await Promise.all([search(), search(), search()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ policyName: 'SECONDLY' });
  expect(answers[0].headers.has('x-hubspot-ratelimit-max')).toBe(false);
});

test('what is not played is named, and remembered', async () => {
  hubspot = await startSmall();
  const token = await hubspot.token();
  const answer = await hubspot.api(token, '/crm/objects/2026-09/tickets');
  expect(answer).toMatchObject({ status: 501, body: { text: expect.stringContaining('tickets') as string } });
  const actions = '/automation/actions/2026-09/54321';
  expect((await hubspot.api(token, actions)).status).toBe(501);
  const { body } = await hubspot.control('GET', '/calls');
  expect(body).toMatchObject({ unknown: [{ method: 'GET', path: '/crm/objects/2026-09/tickets' }, { path: actions }] });
});

test('a fault strikes the operation that it names, in the words of HubSpot', async () => {
  hubspot = await startSmall();
  const token = await hubspot.token();
  await hubspot.control('POST', '/faults', { operation: 'companies.list', kind: 'status', status: 500 });
  expect(await hubspot.api(token, COMPANIES)).toMatchObject({ status: 500, body: { category: 'INTERNAL_ERROR' } });
  expect((await hubspot.api(token, '/crm/objects/2026-09/contacts')).status).toBe(200);
  await hubspot.control('DELETE', '/faults');
  await hubspot.control('POST', '/faults', { operation: '*', kind: 'throttle', times: 1 });
  expect((await hubspot.api(token, COMPANIES)).status).toBe(429);
});
