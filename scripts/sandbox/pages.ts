import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readRules } from './behaviour.ts';
import { guessList } from './guess-list.ts';
import { implementedOperations } from './implemented.ts';
import { readJudged } from './judged.ts';
import { operationsTable } from './operations-table.ts';

const marks = (name: string): [string, string] => [`<!-- ${name}: npm run sandbox:table -->`, `<!-- end ${name} -->`];

/** The page with what stands between the two marks of that name replaced. Throws where the marks are missing. */
export function withBlock(page: string, name: string, block: string): string {
  const [start, end] = marks(name);
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The marks ${start} and ${end} are missing`);
  return `${page.slice(0, from + start.length)}\n\n${block}\n\n${page.slice(to)}`;
}

/** A page of ours as it is, and as it should be. */
export interface GeneratedPage {
  path: string;
  is: string;
  shouldBe: string;
}

/** The pages of which a part follows from the code: sandbox/README.md (operations) and README.md (guesses). */
export async function generatedPages(root: string): Promise<GeneratedPage[]> {
  const implemented = await implementedOperations();
  const blocks = [
    {
      path: 'sandbox/README.md',
      name: 'operations',
      block: operationsTable(implemented, await readJudged(root)),
    },
    { path: 'README.md', name: 'guesses', block: guessList(await readRules(root)) },
  ];
  return Promise.all(
    blocks.map(async ({ path, name, block }) => {
      const file = join(root, path);
      const is = await readFile(file, 'utf8');
      const style = await resolveConfig(file);
      return { path, is, shouldBe: await format(withBlock(is, name, block), { ...style, parser: 'markdown' }) };
    }),
  );
}
