import { startOpen, type OpenHubSpot, type Served } from './testing/start-open.ts';

let open: OpenHubSpot;
let all: readonly Served[];

beforeAll(async () => {
  open = await startOpen();
  // Each once, not by the type ids of records too.
  all = open.hubspot.implemented.filter(({ path }) => !/\/0-\d/.test(path));
});
afterAll(() => open.hubspot.close());

const REFUSED = { status: 'error', category: 'VALIDATION_ERROR' };
const named = ({ method, path }: Served): string => `${method} ${path}`;

/** Names the operations that answer a call otherwise than with that status and HubSpot's error. */
const otherwise = async (
  operations: readonly Served[],
  { status, ...asked }: Parameters<OpenHubSpot['send']>[1] & { status: number },
): Promise<string[]> => {
  const strange = operations.map(async (operation) => {
    const answer = await open.send(operation, asked);
    const isRefused = answer.status === status && (answer.body as typeof REFUSED).category === REFUSED.category;
    return isRefused ? [] : [`${named(operation)}: ${answer.status}`];
  });
  return (await Promise.all(strange)).flat();
};

const rememberedNow = (): string => JSON.stringify(open.hubspot.state.data);

test('no operation answers in XML, and nothing is done for who asks for it', async () => {
  expect(all.length).toBeGreaterThan(150);
  const before = rememberedNow();
  expect(await otherwise(all, { status: 406, headers: { accept: 'application/xml' } })).toEqual([]);
  expect(await otherwise(all, { status: 406, headers: { accept: 'text/html, application/json;q=0' } })).toEqual([]);
  expect(rememberedNow()).toBe(before);
});

test.each(['application/json', '*/*', 'application/*', 'text/html, application/json;q=0.1'])(
  'an answer is given to who takes %s',
  async (accept) => {
    const account = all.find(({ id }) => id === 'account.details')!;
    expect((await open.send(account, { headers: { accept } })).status).toBe(200);
  },
);

test('a query parameter that an operation does not have is refused', async () => {
  expect(await otherwise(all, { status: 400, query: '?nonsense=1' })).toEqual([]);
});

/** Of each parameter a value that is none, and one that is. A list takes any words, again and again. */
const values: Record<string, { bad: string[]; good: string } | 'list'> = {
  after: { bad: ['banana', '-1', '1.5', ''], good: '1' },
  archived: { bad: ['banana', '1', 'TRUE', ''], good: 'false' },
  associations: 'list',
  dataSensitivity: { bad: ['banana', ''], good: 'non_sensitive' },
  email: { bad: [''], good: 'rep@example.com' },
  idProperty: { bad: ['banana', ''], good: 'id' },
  installPortalId: { bad: ['x', ''], good: '1' },
  limit: { bad: ['0', '-1', '2.5', 'x', '', '501'], good: '1' },
  locale: { bad: ['', 'x', 'no_thing'], good: 'en-us' },
  properties: 'list',
  propertiesWithHistory: 'list',
};
const parameters = (): [Served, string][] =>
  all.flatMap((operation) => (operation.query ?? []).map((name): [Served, string] => [operation, name]));

test('each parameter takes its own values alone, and once', async () => {
  const strange = parameters().flatMap(([operation, name]) => {
    const known = values[name]!;
    if (known === 'list') return [];
    const body = operation.method === 'patch' ? { body: '{"properties":{}}' } : {};
    const twice = `${known.good}&${name}=${known.good}`;
    return [...known.bad, twice].map(async (value) => {
      const found = await otherwise([operation], { status: 400, query: `?${name}=${value}`, ...body });
      return found.map((one) => `${one} ?${name}=${value}`);
    });
  });
  expect((await Promise.all(strange)).flat()).toEqual([]);
});

test('a parameter with a value of its own is taken', async () => {
  const strange = parameters().map(async ([operation, name]) => {
    const known = values[name]!;
    // Which names may stand in idProperty is up to each operation.
    if (operation.method !== 'get' || known === 'list' || name === 'idProperty') return [];
    const { status } = await open.send(operation, { query: `?${name}=${known.good}` });
    return status === 400 ? [`${named(operation)} ${name}`] : [];
  });
  expect((await Promise.all(strange)).flat()).toEqual([]);
});

const takesBody = ({ id, method }: Served): boolean =>
  !['get', 'delete'].includes(method) && !/^oauth\.|^associations\.putDefault$/.test(id);

test.each(['{', '<a/>', '{}'])('what removes, and the default association, take no body %s', async (body) => {
  const before = rememberedNow();
  const bodiless = all.filter(({ id, method }) => method === 'delete' || id === 'associations.putDefault');
  expect(bodiless.length).toBeGreaterThan(20);
  expect(await otherwise(bodiless, { status: 400, body })).toEqual([]);
  expect(rememberedNow()).toBe(before);
});

test('a field that stands twice in one object is refused', async () => {
  const before = rememberedNow();
  const body = '{"properties":{"name":"a","name":"b"}}';
  const taking = all.filter(takesBody);
  expect(await otherwise(taking, { status: 400, body })).toEqual([]);
  const answer = await open.send(taking[0]!, { body });
  expect(answer.body).toMatchObject({ message: "Invalid input JSON: Duplicate field 'name'" });
  expect(rememberedNow()).toBe(before);
});

test('a batch of nothing is refused', async () => {
  const batches = all.filter(
    ({ method, path }) => method === 'post' && /\/batch\/|callbacks\/2026-09\/complete/.test(path),
  );
  expect(batches.length).toBeGreaterThan(60);
  const bodies = ['{"inputs":[]}', '{"inputs":[],"archived":false,"dataSensitivity":"non_sensitive"}'];
  for (const body of bodies) expect(await otherwise(batches, { status: 400, body })).toEqual([]);
});
