// Run as a program of its own, for the package unpacks into the system's temporary folder (TMPDIR) and nowhere else.
import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';

const archives = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');

const [chromium = ''] = await Promise.all(
  ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) => inflate(join(archives, name))),
);
// The package lets its owner alone start it.
await chmod(chromium, 0o755);
