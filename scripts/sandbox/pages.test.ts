import { join } from 'node:path';
import { faultsIn } from './faults-tested.ts';
import { guessList, short } from './guess-list.ts';
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

test('the table has one row an operation, says what no document describes, and which faults a test strikes it with', () => {
  const implemented = {
    Xero: [
      { id: 'token', method: 'post', path: '/connect/token' },
      { id: 'getInvoices', method: 'get', path: '/Invoices' },
      { id: 'getInvoices', method: 'get', path: '/Other' },
    ],
  };
  const rows = operationsTable(implemented, new Map([['getInvoices', new Set(['lag', 'cut'])]])).split('\n');
  expect(rows.filter((row) => row.includes('`'))).toEqual([
    '| `token` | `POST /connect/token` | – no document | – |',
    '| `getInvoices` | `GET /Invoices` | yes | cut, lag |',
  ]);
});

test('faults are found where one call, or a helper and its call, names operation and kind', () => {
  const source = `
    const strike = (more: object) => post('/faults', { operation: 'token', ...more });
    const fail = (operation: string) => house.faults.add({ operation, kind: 'status' });
    test('a', async () => {
      await control('/faults', { operation: 'createInvoices', kind: 'cut' });
      await strike({ kind: 'half' });
      fail('getInvoices');
      expect(names).toEqual(['getInvoices', 'createInvoices']);
    });`;
  expect(faultsIn(source, new Set(['token', 'createInvoices', 'getInvoices']))).toEqual([
    ['createInvoices', 'cut'],
    ['token', 'half'],
    ['getInvoices', 'status'],
  ]);
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
