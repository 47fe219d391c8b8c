import { ids } from './testing/small-world.ts';
import { startWriter, type Writer } from './testing/writer.ts';

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
