import { runChaos } from '../../scripts/chaos/run-chaos.ts';
import { freshPostgres } from '../support/databases.ts';

test('the mirror of a first reading during which worker and web are killed, and people edit, is what the vendors hold', async () => {
  const { connectionString, drop } = await freshPostgres('empty');
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  try {
    // With this seed the worker is killed first, and then the web.
    const done = await runChaos({ serverUrl: connectionString, times: 2, seed: '7', invoices: 1000, say });
    expect(done).toEqual({ kills: 2, proved: true });
  } finally {
    await drop();
  }
  const text = said.join('\n');
  expect(text).toMatch(/killed worker when [0-9] of \d+ streams/);
  expect(text).toMatch(/killed web when [0-9] of \d+ streams/);
  expect(text).toMatch(/ [1-9]\d* edits in Xero meanwhile/);
  expect(text).toMatch(/Compared .*\b1000 invoices/);
  expect(text).toMatch(/^ {2}0 differences$/m);
}, 120_000);
