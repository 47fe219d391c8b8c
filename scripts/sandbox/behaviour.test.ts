import { join } from 'node:path';
import { namedTests, readRules, rulesOf } from './behaviour.ts';
import { testNames } from './test-names.ts';
import { untestedRules } from './untested-rules.ts';

const root = join(import.meta.dirname, '../..');

test('each rule of sandbox/BEHAVIOUR.md names a test that is there, or is a limit of the stand-in', async () => {
  const rules = await readRules(root);
  expect(rules.length).toBeGreaterThan(200);
  expect(rules.some(({ vendor }) => vendor === 'HubSpot')).toBe(true);
  expect(await untestedRules(root, rules)).toEqual([]);
});

const page = (row: string): string => `## HubSpot

### Tokens

| claim | evidence | test |
| --- | --- | --- |
${row}

| call | does |
| --- | --- |
| \`POST x\` | something |
`;

test('rules are read from their tables alone, with the vendor of the heading and whether they are guessed', () => {
  expect(rulesOf(page('| `a \\| b` holds | page, the form **guess** | guard.test.ts "token" |'))).toEqual([
    {
      vendor: 'HubSpot',
      section: 'Tokens',
      claim: '`a | b` holds',
      evidence: 'page, the form **guess**',
      isGuess: true,
      test: 'guard.test.ts "token"',
    },
  ]);
  expect(() => rulesOf(page('| a | b | c | d |'))).toThrow('more than three cells');
});

test('a rule whose test is missing, or is named after nothing, is told', async () => {
  const untested = (row: string): Promise<string[]> => untestedRules(root, rulesOf(page(row)));
  expect(await untested('| x | page | guard.test.ts "token" |')).toEqual([]);
  expect(await untested('| x | page | guard.test.ts |')).toEqual(['Tokens: x: names no test of guard.test.ts']);
  expect(await untested('| x | a limit of the stand-in | – |')).toEqual([]);
  expect(await untested('| x | **guess** | – |')).toEqual([
    'Tokens: x: names no test, and is no "limit of the stand-in": –',
  ]);
  expect(await untested('| x | page | nonsense.test.ts |')).toEqual(['Tokens: x: no file nonsense.test.ts']);
  expect(await untested('| x | page | guard.test.ts "no such words" |')).toEqual([
    'Tokens: x: no test of guard.test.ts has "no such words" in its name',
  ]);
});

test('a cell names several tests of several files', () => {
  expect(namedTests('a.test.ts "x", "y", b/c.test.tsx')).toEqual([
    { file: 'a.test.ts', parts: ['x', 'y'] },
    { file: 'b/c.test.tsx', parts: [] },
  ]);
});

test('names of tests are those of tests, of describes, and of the tables that fill them', () => {
  const source = `describe('a room', () => {
    test('plain', () => expect('not this').toBe(1));
    test.each([['from the table', 1]])('%s', () => {});
    test.each(Object.keys(ways))(\`by \${way} it goes\`, () => {});
  });`;
  expect(testNames(source)).toEqual(['a room', 'plain', '%s', 'from the table', 'by ${way} it goes']);
});
