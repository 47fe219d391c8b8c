import { connect } from './testing/harness.ts';
import { ids } from './testing/small-world.ts';
import { startWriter, type Writer } from './testing/writer.ts';
import type { Wire } from './wire/wire.ts';

let writer: Writer;
beforeAll(async () => {
  writer = await startWriter();
});
afterAll(() => writer.xero.close());

const told = async (path: string) => {
  const { status, body } = await writer.send('GET', path);
  return [status, body['Type'], body['Message']];
};
const refused = (words: string) => [400, 'QueryParseException', words];

test.each([
  ['/Invoices?Page=1', "The query parameter 'Page' is not known here"],
  ['/Invoices?status=DRAFT', "The query parameter 'status' is not known here"],
  [`/Invoices/${ids.paid}?page=1`, "The query parameter 'page' is not known here"],
  ['/Organisation?where=x', "The query parameter 'where' is not known here"],
  ['/TaxRates?page=1', "The query parameter 'page' is not known here"],
  ['/Invoices?page=1&page=2', "The query parameter 'page' is given more than once"],
  ['/Invoices?page=one', "The query parameter 'page' cannot have the value 'one'"],
  ['/Invoices?pageSize=', "The query parameter 'pageSize' cannot have the value ''"],
  ['/Invoices?unitdp=3', "The query parameter 'unitdp' cannot have the value '3'"],
  ['/Contacts?summaryOnly=yes', "The query parameter 'summaryOnly' cannot have the value 'yes'"],
])('%s is refused', async (path, words) => {
  expect(await told(path)).toEqual(refused(words));
});

const FLAGS = ['True', 'TRUE', 'true', 'False', 'false'];

test.each([
  ['/Invoices?createdByMyApp=', 0, 6],
  ['/Contacts?includeArchived=', 3, 2],
])('%s means the same in any letter case', async (path, when, whenNot) => {
  for (const flag of FLAGS)
    expect([flag, (await writer.read(path + flag)).length]).toEqual([flag, /^true$/i.test(flag) ? when : whenNot]);
});

test('summaryOnly means the same in any letter case, and so do the options that are archived', async () => {
  for (const flag of FLAGS) {
    const [invoice] = await writer.read(`/Invoices?page=1&summaryOnly=${flag}`);
    expect([flag, invoice !== undefined && 'LineItems' in invoice]).toEqual([flag, /^false$/i.test(flag)]);
    const [category] = await writer.read(`/TrackingCategories?includeArchived=${flag}`);
    const options = (category?.['Options'] as Wire[]).map(({ Name }) => Name);
    expect([flag, options.includes('West')]).toEqual([flag, /^true$/i.test(flag)]);
  }
});

test('summarizeErrors and IncludeOnline mean the same in any letter case', async () => {
  for (const flag of FLAGS) {
    const { status } = await writer.send('PUT', `/Contacts?summarizeErrors=${flag}`, { body: { Name: '' } });
    expect([flag, status]).toEqual([flag, /^false$/i.test(flag) ? 200 : 400]);
    const path = `/Invoices/${ids.paid}/Attachments/${flag}.txt?IncludeOnline=${flag}`;
    const headers = { 'Content-Type': 'text/plain' };
    const { rows } = await writer.send('PUT', path, { body: 'a file', headers });
    expect([flag, rows[0]?.['IncludeOnline']]).toEqual([flag, /^true$/i.test(flag)]);
  }
});

test('the list of connections is looked at for its form too', async () => {
  const { access_token } = await connect(writer.xero);
  const ask = async (query: string, accept: string) => {
    const headers = { Authorization: `Bearer ${access_token}`, Accept: accept };
    const answer = await fetch(`${writer.xero.url}/connections${query}`, { headers });
    return [answer.status, await answer.text()];
  };
  expect(await ask('?authEventid=zzz', 'application/json')).toEqual([
    400,
    expect.stringContaining("The query parameter 'authEventid' is not known here"),
  ]);
  expect(await ask('', 'application/xml')).toEqual([406, expect.stringContaining('JSON only')]);
  for (const accept of ['application/json', 'application/json, text/plain, */*', '*/*'])
    expect(await ask('', accept)).toEqual([200, expect.stringContaining(ids.organisation)]);
});

test('every operation refuses a query that it does not declare, and does nothing', async () => {
  const api = writer.xero.implemented.filter(({ path }) => path.startsWith('/api.xro/'));
  expect(api.length).toBeGreaterThan(20);
  for (const { id, method, path } of api) {
    const at = path.replace('/api.xro/2.0', '').replace(/:\w+/g, ids.partPaid);
    const { status, body } = await writer.send(method.toUpperCase(), `${at}?notAParameter=1`, {});
    expect([id, status, body['Message']]).toEqual([id, 400, "The query parameter 'notAParameter' is not known here"]);
  }
});

/** The path of an operation for a document that is there; undefined: the small world has none of the kind. */
const pathTo = async (path: string): Promise<string | undefined> => {
  const below = path.replace('/api.xro/2.0', '');
  const [, list = ''] = below.split('/');
  if (!below.includes(':')) return below;
  const [row] = await writer.read(`/${list}`);
  const id = row?.[`${list.replace(/s$/, '')}ID`];
  return typeof id === 'string' ? below.replace(/:\w+/, id) : undefined;
};

test('every operation that reads documents from JSON refuses a field that Xero does not have', async () => {
  const noDocuments = /^emailInvoice$|Attachment/;
  const writes = writer.xero.implemented.filter(
    ({ id, method, path }) =>
      path.startsWith('/api.xro/') && method !== 'get' && method !== 'delete' && !noDocuments.test(id),
  );
  const looked: string[] = [];
  for (const { id, method, path } of writes) {
    const at = await pathTo(path);
    if (at === undefined) continue;
    const { status, body } = await writer.send(method.toUpperCase(), at, { body: { NotAField: 1 } });
    expect([id, status, body['Message']]).toEqual([
      id,
      400,
      expect.stringMatching(/^Could not find member 'NotAField'\. Path '\w+\[0\]\.NotAField'\.$/),
    ]);
    looked.push(id);
  }
  expect(looked.length).toBeGreaterThan(12);
});
