import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedPages } from './sandbox/pages.ts';

/** `npm run sandbox:table`: writes the table of operations into sandbox/README.md and the guesses into README.md. */
const root = join(import.meta.dirname, '..');
for (const { path, is, shouldBe } of await generatedPages(root)) {
  if (is !== shouldBe) await writeFile(join(root, path), shouldBe);
  console.log(`${path}: ${is === shouldBe ? 'is current' : 'written anew'}`);
}
