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
