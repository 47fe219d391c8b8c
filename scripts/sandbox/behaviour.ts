import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One rule of sandbox/BEHAVIOUR.md. */
export interface Rule {
  /** `Xero` or `HubSpot`, from the heading above. */
  vendor: 'Xero' | 'HubSpot';
  section: string;
  claim: string;
  evidence: string;
  /** Whether nobody has shown the rule, or a part of it. */
  isGuess: boolean;
  /** The last cell: `file.test.ts "part of a name", "of another"`; `–` of a limit of the stand-in. */
  test: string;
}

const HEADER = 'claim | evidence | test';
const cellsOf = (line: string): string[] =>
  line
    .slice(1, line.trimEnd().length - 1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** The rules of a page in the form of sandbox/BEHAVIOUR.md; tables with other columns are passed over. */
export function rulesOf(page: string): Rule[] {
  const rules: Rule[] = [];
  let vendor: Rule['vendor'] = 'Xero';
  let section = '';
  let isRules = false;
  for (const line of page.split('\n')) {
    const [, marks = '', heading = ''] = /^(#{2,4}) (.*)$/.exec(line) ?? [];
    if (marks === '##' || /^(Xero|HubSpot)\b/.test(heading)) vendor = heading.includes('HubSpot') ? 'HubSpot' : 'Xero';
    if (marks !== '') section = heading;
    if (!line.startsWith('|')) {
      isRules = false;
      continue;
    }
    const [claim = '', evidence = '', test = '', ...more] = cellsOf(line);
    if ([claim, evidence, test].join(' | ') === HEADER) isRules = true;
    else if (isRules && !/^-+$/.test(claim)) {
      if (more.length > 0) throw new Error(`sandbox/BEHAVIOUR.md: more than three cells: ${claim}`);
      rules.push({ vendor, section, claim, evidence, test, isGuess: /\bguess\b/i.test(evidence) });
    }
  }
  return rules;
}

/** The rules of sandbox/BEHAVIOUR.md. */
export async function readRules(root: string): Promise<Rule[]> {
  return rulesOf(await readFile(join(root, 'sandbox/BEHAVIOUR.md'), 'utf8'));
}

/** A test that a rule names: the end of its file's path, and parts of names of tests in it. */
export interface NamedTest {
  file: string;
  parts: string[];
}

/** What a cell such as `a.test.ts "x", "y", b.test.ts` names. */
export function namedTests(cell: string): NamedTest[] {
  const named: NamedTest[] = [];
  for (const [, file, part] of cell.matchAll(/([\w./-]+\.test\.tsx?)|"([^"]+)"/g)) {
    if (file !== undefined) named.push({ file, parts: [] });
    else if (part !== undefined) named.at(-1)?.parts.push(part);
  }
  return named;
}
