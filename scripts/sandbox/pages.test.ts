import { join } from 'node:path';
import { guessList, short } from './guess-list.ts';
import { notImplemented } from './judged.ts';
import { operationsTable } from './operations-table.ts';
import { generatedPages, withBlock } from './pages.ts';

const COMMAND = 'npm run sandbox:table';

test('the table of operations and the list of guesses are current: else run `npm run sandbox:table`', async () => {
  const pages = await generatedPages(join(import.meta.dirname, '../..'));
  const stale = pages.filter(({ is, shouldBe }) => is !== shouldBe).map(({ path }) => `${path}: run ${COMMAND}`);
  expect(stale).toEqual([]);
  for (const { path, is } of pages) expect([path, is.length > 3000]).toEqual([path, true]);
});

test('a block replaces what stands between its marks, and nothing else', () => {
  const page = `before\n<!-- x: ${COMMAND} -->\nold\n<!-- end x -->\nafter`;
  expect(withBlock(page, 'x', 'new')).toBe(`before\n<!-- x: ${COMMAND} -->\n\nnew\n\n<!-- end x -->\nafter`);
  expect(() => withBlock('nothing', 'x', 'new')).toThrow('missing');
});

test('the table has one row an operation, says what no document describes, what was judged, and what strikes it', () => {
  const implemented = {
    Xero: [
      { id: 'token', method: 'post', path: '/connect/token' },
      { id: 'getInvoices', method: 'get', path: '/api.xro/2.0/Invoices', lags: true },
      { id: 'getInvoices', method: 'get', path: '/Other' },
      { id: 'getInvoice', method: 'get', path: '/api.xro/2.0/Invoices/:key' },
    ],
    HubSpot: [],
  };
  const root = 'GET /api.xro/2.0';
  const documents = { xero: [`${root}/Invoices`, `${root}/Invoices/{InvoiceID}`, `${root}/Journals`] };
  const table = operationsTable(implemented, { documents, done: { Xero: ['getInvoices'], HubSpot: [] } });
  expect(table.split('\n').filter((row) => row.startsWith('| `'))).toEqual([
    `| \`token\` | \`POST /connect/token\` | yes | – no document | all |`,
    `| \`getInvoices\` | \`GET /api.xro/2.0/Invoices\` | yes | yes | all, lag |`,
    `| \`getInvoice\` | \`GET /api.xro/2.0/Invoices/:key\` | yes | no | all |`,
  ]);
  expect(table).toContain('### Xero: 3 operations; 2 of the 3 of its documents are implemented');
  expect(table).toContain('| xero | 3 | 2 |');
  expect(table).toContain(`- xero (1): \`${root}/Journals\``);
});

test('an operation counts for the document of each type of object that it serves', () => {
  const served = [{ id: 'put', method: 'put', path: '/crm/objects/2026-09/:from/:id/associations/:to/:toId' }];
  const call = 'PUT /crm/objects/2026-09/{fromObjectType}/{fromObjectId}/associations/{toObjectType}/{toObjectId}';
  const documents = { 'hubspot/lineItems': [call], 'hubspot/associations': [call], 'hubspot/oauth': ['POST /oauth/x'] };
  const missing = notImplemented({ documents, done: { Xero: [], HubSpot: [] } }, served);
  expect(missing.map((one) => one.missing.length)).toEqual([0, 0, 1]);
});

test('guesses are counted, and told in a few words', () => {
  const rule = { vendor: 'Xero' as const, section: 'Tokens', evidence: 'guess', test: '–', isGuess: true };
  const list = guessList([
    { ...rule, claim: '… a `code` dies' },
    { ...rule, claim: 'b', isGuess: false },
  ]);
  expect(list).toContain('1 of the 2 rules');
  expect(list).toContain('- Xero: Tokens (1): a code dies\n');
  expect(short('word '.repeat(40))).toMatch(/^(word ){15,}…$/);
});
