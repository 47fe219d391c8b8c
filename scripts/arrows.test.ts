import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..');

/** For each rule of .dependency-cruiser.mjs one forbidden import: file → what it imports. */
const planted: Record<string, [from: string, to: string]> = {
  'no-circles': ['src/lib/circle-a.ts', 'src/lib/circle-b.ts'],
  'lib-knows-nothing-of-us': ['src/lib/knows.ts', 'src/mirror/one.ts'],
  'contract-imports-zod-only': ['src/contract/extra.ts', 'src/lib/clean.ts'],
  'contract-is-for-cards-and-doors': ['src/receivables/speaks-json.ts', 'src/contract/clean.ts'],
  'cards-see-the-contract-only': ['extensions/card/decides.ts', 'src/lib/clean.ts'],
  'cards-take-types-of-the-contract': ['extensions/card/parses.ts', 'src/contract/clean.ts'],
  'cards-carry-no-zod': ['extensions/card/heavy.ts', 'zod'],
  'app-holds-what-was-built': ['functions/cards/reads-app.ts', 'app/cards/local.ts'],
  'app-reaches-nothing-outside': ['app/cards/reaches.ts', 'extensions/card/clean.ts'],
  'mirror-sees-no-room-to-its-right': ['src/mirror/looks.ts', 'src/customers/one.ts'],
  'customers-sees-no-room-to-its-right': ['src/customers/looks.ts', 'src/receivables/one.ts'],
  'receivables-sees-no-room-to-its-right': ['src/receivables/looks.ts', 'src/invoicing/one.ts'],
  'billing-settings-sees-no-room-to-its-right': ['src/billing-settings/looks.ts', 'src/invoicing/one.ts'],
  'schedules-sees-no-room-to-its-right': ['src/schedules/looks.ts', 'src/invoicing/one.ts'],
  'approvals-sees-no-room-to-its-right': ['src/approvals/looks.ts', 'src/invoicing/one.ts'],
  'invoicing-sees-no-room-to-its-right': ['src/invoicing/looks.ts', 'src/insight/one.ts'],
  'unbilled-sees-no-room-to-its-right': ['src/unbilled/looks.ts', 'src/insight/one.ts'],
  'bulk-sees-no-room-to-its-right': ['src/bulk/looks.ts', 'src/insight/one.ts'],
  'insight-sees-no-room-to-its-right': ['src/insight/looks.ts', 'src/automation/one.ts'],
  'shared-rooms-use-only-lib': ['src/tenancy/looks.ts', 'src/mirror/one.ts'],
  'shared-rooms-stand-alone': ['src/access/looks.ts', 'src/issues/one.ts'],
  'rooms-know-no-door': ['src/customers/answers.ts', 'functions/cards/clean.ts'],
  'vendors-and-store-are-named-in-compose': ['functions/cards/queries.ts', 'src/store/clean.ts'],
  'vendors-and-store-stand-apart': ['src/store/calls.ts', 'src/vendors/clean.ts'],
  'vendors-and-store-see-ports-only': ['src/store/decides.ts', 'src/mirror/one.ts'],
  'rules-are-pure': ['src/mirror/rules/reads.ts', 'node:fs'],
  'nothing-imports-tests-or-benches': ['src/mirror/tested.ts', 'test/support/clean.ts'],
  'sandbox-and-product-meet-over-http': ['sandbox/xero/shares.ts', 'src/lib/clean.ts'],
  'product-and-sandbox-meet-over-http': ['src/mirror/shares.ts', 'sandbox/xero/clean.ts'],
  'scripts-are-started-not-imported': ['functions/runtime/starts.ts', 'scripts/clean.ts'],
};

/** Imports that the house lives by. */
const allowed: [from: string, to: string][] = [
  ['functions/cards/fine.ts', 'src/insight/one.ts'],
  ['functions/runtime/compose.ts', 'src/store/clean.ts'],
  ['src/insight/fine.ts', 'src/receivables/one.ts'],
  ['src/mirror/fine.ts', 'src/issues/one.ts'],
  ['src/store/fine.ts', 'src/mirror/ports.ts'],
  ['src/contract/fine.ts', 'zod'],
  ['test/support/fine.ts', 'sandbox/xero/clean.ts'],
];

async function plant(folder: string, [from, to]: [string, string]): Promise<void> {
  const target = to.includes('/') ? specifier(from, to) : to;
  await write(folder, from, `import { it } from '${target}';\nexport const used = it;\n`);
  if (!to.includes('/')) return;
  const back = from.includes('circle') ? `import { used } from './circle-a.ts';\nexport const again = used;\n` : '';
  await write(folder, to, `${back}export const it = 1;\n`);
}

function specifier(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

interface Violation {
  from: string;
  rule: { name: string };
}

async function violationsIn(folder: string): Promise<Violation[]> {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = ['app', 'extensions', 'functions', 'src', 'sandbox', 'test', 'scripts'];
  const args = [cli, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((failed: unknown) => failed as { stdout: string });
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the arrows between the rooms', () => {
  let folder: string;
  let found: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tieout-arrows-'));
    await cp(join(root, '.dependency-cruiser.mjs'), join(folder, '.dependency-cruiser.mjs'));
    await write(folder, 'tsconfig.json', '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true}}');
    await write(folder, 'package.json', '{"type":"module","dependencies":{"zod":"4"}}');
    await write(folder, 'node_modules/zod/package.json', '{"name":"zod","type":"module","exports":"./index.js"}');
    await write(folder, 'node_modules/zod/index.js', 'export const it = 1;\n');
    for (const pair of [...allowed, ...Object.values(planted)]) await plant(folder, pair);
    found = (await violationsIn(folder)).map(({ rule, from }) => `${rule.name}: ${from}`);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(Object.entries(planted))('%s refuses %p', (name, [from]) => {
    expect(found).toContain(`${name}: ${from}`);
  });

  test('what the house lives by is not refused', () => {
    expect(found.filter((line) => line.includes('fine.ts') || line.includes('compose.ts'))).toEqual([]);
  });

  test('every rule has its planted import', async () => {
    const config = (await import(join(root, '.dependency-cruiser.mjs'))) as {
      default: { forbidden: { name: string }[] };
    };
    expect(config.default.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(planted).sort());
  });
});
