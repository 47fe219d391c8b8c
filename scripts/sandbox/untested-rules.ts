import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { namedTests, type Rule } from './behaviour.ts';
import { testNames } from './test-names.ts';

/** What a rule says that no test shows, because a stand-in stops short of its vendor there. */
const LIMIT = 'limit of the stand-in';

/** Every test file under sandbox/ and test/, as a path from the root. */
async function testFiles(root: string): Promise<string[]> {
  const found = await Promise.all(
    ['sandbox', 'test'].map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((path) => `${folder}/${path}`),
    ),
  );
  return found.flat().filter((path) => /\.test\.tsx?$/.test(path));
}

/** The files that a rule may mean: of its vendor's stand-in if one is there by that name, else any. */
function meant(file: string, { vendor }: Rule, files: readonly string[]): string[] {
  const fitting = files.filter((path) => `/${path}`.endsWith(`/${file}`));
  const own = fitting.filter((path) => path.startsWith(`sandbox/${vendor.toLowerCase()}/`));
  return own.length > 0 ? own : fitting;
}

/** A line for each rule whose test is not there. Only what is a "limit of the stand-in" may name none, by `–`. */
export async function untestedRules(root: string, rules: readonly Rule[]): Promise<string[]> {
  const files = await testFiles(root);
  const faults = rules.map(async (rule) => {
    const named = namedTests(rule.test);
    if (named.length === 0)
      return rule.test === '–' && rule.evidence.includes(LIMIT)
        ? []
        : [`names no test, and is no "${LIMIT}": ${rule.test}`];
    const checked = named.map(async ({ file, parts }) => {
      const paths = meant(file, rule, files);
      if (paths.length === 0) return [`no file ${file}`];
      if (parts.length === 0) return [`names no test of ${file}`];
      const texts = await Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')));
      const names = texts.flatMap(testNames);
      return parts
        .filter((part) => !names.some((name) => name.includes(part)))
        .map((part) => `no test of ${file} has "${part}" in its name`);
    });
    return (await Promise.all(checked)).flat();
  });
  return (await Promise.all(faults)).flatMap((lines, index) =>
    lines.map((line) => `${rules[index]?.section ?? ''}: ${rules[index]?.claim.slice(0, 60) ?? ''}: ${line}`),
  );
}
