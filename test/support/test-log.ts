import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createLog, type Log } from '../../src/lib/log.ts';

/**
 * The product's log under test: at the finest level, into a file that `npm test` searches for secrets afterwards; nowhere
 * when a test is run by itself.
 */
export function testLog(): Log {
  const folder = process.env['TIEOUT_TEST_OUTPUT'];
  if (!folder) return createLog('trace', new Writable({ write: (_chunk, _encoding, done) => done() }));
  mkdirSync(folder, { recursive: true });
  return createLog('trace', createWriteStream(join(folder, `log-${process.pid}`), { flags: 'a' }));
}
