import { readJournal, type JournalReader } from '../testing/journal-reader.ts';
import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';

let hubspot: SmallHubSpot;
let journal: JournalReader;
let offsets: string[];

beforeAll(async () => {
  hubspot = await startSmall();
  journal = await readJournal(hubspot);
  offsets = [];
  for (const portalId of [1, 2, 1]) {
    const events = [{ action: 'APP_UNINSTALL', portalId }];
    const { body } = await hubspot.control('POST', '/journal', { events });
    offsets.push(String(body['offset']));
  }
});
afterAll(() => hubspot.close());

type Addressed = { currentOffset: string; url: string };
const read = async (path: string, body?: object): Promise<string[]> => {
  const answer = await journal.read(`/batch${path}`, body);
  return (answer.body['results'] as Addressed[]).map(({ currentOffset }) => currentOffset);
};

test('several entries are read at once, each with an address of its own', async () => {
  const [first, second, third] = offsets;
  expect(await read('/earliest/2')).toEqual([first, second]);
  expect(await read('/latest/2')).toEqual([third, second]);
  expect(await read('/earliest/100?installPortalId=1')).toEqual([first, third]);
  expect(await read(`/${first!}/next/1`)).toEqual([second]);
  expect(await read(`/${third!}/next/5`)).toEqual([]);
  const { body } = await journal.read('/batch/latest/1');
  const [address] = body['results'] as Addressed[];
  const { status, text } = await journal.fetchEntry({ body: { ...address } });
  expect([status, JSON.parse(text)]).toMatchObject([200, { offset: third, journalEvents: [{ portalId: 1 }] }]);
});

test('entries are read by their offsets, and those that are unknown are named', async () => {
  const [first, , third] = offsets;
  expect(await read('/read', { inputs: [third, first] })).toEqual([first, third]);
  const some = await journal.read('/batch/read', { inputs: [first, 'unknown'] });
  expect(some).toMatchObject({
    status: 207,
    body: { results: [{ currentOffset: first }], numErrors: 1, errors: [{ context: { ids: ['unknown'] } }] },
  });
});

test.each([
  ['none', '/earliest/0', undefined, 400],
  ['more than a hundred', '/latest/101', undefined, 400],
  ['no number', '/latest/x', undefined, 400],
  ['what follows an unknown offset', '/unknown/next/1', undefined, 404],
  ['a portal that is none', '/earliest/1?installPortalId=x', undefined, 400],
  ['a list without offsets', '/read', { inputs: [] }, 400],
])('%s is refused', async (...[, path, body, status]) => {
  expect((await journal.read(`/batch${path}`, body)).status).toBe(status);
});
