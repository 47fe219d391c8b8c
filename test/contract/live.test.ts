import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { readRules } from '../../scripts/sandbox/behaviour.ts';
import { hubspotRefusalCases } from '../../scripts/live-contract/cases/hubspot-refusals.ts';
import { xeroDoorCases } from '../../scripts/live-contract/cases/xero-door.ts';
import { xeroFormCases } from '../../scripts/live-contract/cases/xero-forms.ts';
import { xeroRefusalCases } from '../../scripts/live-contract/cases/xero-refusals.ts';
import { unwrap } from '../../src/lib/result.ts';
import { WRITE_BACK_SCOPES } from '../../src/tenancy/scopes.ts';
import { consent, control, HUBSPOT_SCOPES, pointedHubSpot, pointedXero, XERO_SCOPES } from './support/stand-ins.ts';

/* `npm run contract:live` as a program, with the stand-ins in the place of the real accounts. */

let folder: string;
let environment: Record<string, string>;
let xero: Awaited<ReturnType<typeof pointedXero>>;
let hubspot: Awaited<ReturnType<typeof pointedHubSpot>>;

const run = async (env: Record<string, string>): Promise<{ code: number; stdout: string }> => {
  const cwd = join(import.meta.dirname, '../..');
  const given = { cwd, env: { PATH: process.env['PATH'], LIVE_CONTRACT_RESULTS: join(folder, 'results.md'), ...env } };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, ['scripts/contract-live.ts'], given)) };
  } catch (error) {
    return error as { code: number; stdout: string };
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-contract-'));
  const scopes = [...HUBSPOT_SCOPES, ...WRITE_BACK_SCOPES];
  [xero, hubspot] = [await pointedXero(), await pointedHubSpot({ scopes })];
  // So that nobody waits here: a real account is asked again when it says so.
  await control(xero.url, 'POST /limits', { minute: 10_000 });
  await control(hubspot.url, 'POST /limits', { perTenSeconds: 1000, searchesPerSecond: 100 });
  const admin = hubspot.world.hubspot.users.find(({ managesIntegrations }) => managesIntegrations)!;
  const xeroCode = await consent(xero.url, { scopes: XERO_SCOPES });
  const hubspotCode = await consent(hubspot.url, { userId: admin.userId, scopes });
  const files = { xero: join(folder, 'xero'), hubspot: join(folder, 'hubspot') };
  await writeFile(files.xero, unwrap(await xero.adapter.tokens.exchangeCode(xeroCode)).refreshToken);
  await writeFile(files.hubspot, unwrap(await hubspot.adapter.tokens.exchangeCode(hubspotCode)).refreshToken);
  environment = {
    XERO_LIVE_API_URL: xero.url,
    XERO_LIVE_IDENTITY_URL: xero.url,
    XERO_LIVE_CLIENT_ID: 'xero-client',
    XERO_LIVE_CLIENT_SECRET: testSecrets['the client secret of Xero'],
    XERO_LIVE_REFRESH_TOKEN_FILE: files.xero,
    XERO_LIVE_TENANT_ID: xero.tenantId,
    HUBSPOT_LIVE_API_URL: hubspot.url,
    HUBSPOT_LIVE_CLIENT_ID: 'hubspot-client',
    HUBSPOT_LIVE_CLIENT_SECRET: testSecrets['the client secret of HubSpot'],
    HUBSPOT_LIVE_REFRESH_TOKEN_FILE: files.hubspot,
  };
});
afterAll(async () => {
  await Promise.all([xero.close(), hubspot.close()]);
  await rm(folder, { recursive: true });
});

const results = (): Promise<string> => readFile(join(folder, 'results.md'), 'utf8');

test('without accounts it says what is missing, writes nothing and is no failure', async () => {
  const { code, stdout } = await run({ XERO_LIVE_CLIENT_ID: 'x' });
  expect(code).toBe(0);
  expect(stdout).toContain(
    'Xero: not run, because these are not set: XERO_LIVE_CLIENT_SECRET, XERO_LIVE_REFRESH_TOKEN_FILE, XERO_LIVE_TENANT_ID',
  );
  expect(stdout).toContain('HubSpot: not run, because these are not set: HUBSPOT_LIVE_CLIENT_ID,');
  await expect(results()).rejects.toThrow('ENOENT');
});

test('both accounts are as they should be, which is written down, and the new refresh token is kept', async () => {
  const before = await readFile(environment['XERO_LIVE_REFRESH_TOKEN_FILE']!, 'utf8');
  const { code, stdout } = await run(environment);
  expect(
    stdout.split('\n').filter((line) => /^(Xero|HubSpot):/.test(line) && !line.endsWith('as it should be')),
  ).toEqual([]);
  expect(code).toBe(0);
  expect(await results()).toMatch(/^## \d{4}-\d\d-\d\d \d\d:\d\d UTC: 0 of 1[0-9]\d differed$/m);
  expect(await readFile(environment['XERO_LIVE_REFRESH_TOKEN_FILE']!, 'utf8')).not.toBe(before);
});

test('what differs is told, written down and a failure', async () => {
  await control(xero.url, 'POST /faults', { operation: 'getTaxRates', kind: 'status', status: 500 });
  const { code, stdout } = await run(environment);
  await control(xero.url, 'DELETE /faults');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Xero: every row of tax_rates can be read: .*vendor_unavailable/m);
  expect(await results()).toMatch(/: 1 of 1[0-9]\d differed$/m);
});

const cases = { Xero: [...xeroDoorCases, ...xeroFormCases, ...xeroRefusalCases], HubSpot: hubspotRefusalCases };

test('each case names a rule of sandbox/BEHAVIOUR.md, and no two cases have one name', async () => {
  const rules = await readRules(join(import.meta.dirname, '../..'));
  for (const vendor of ['Xero', 'HubSpot'] as const) {
    const claims = rules.filter((rule) => rule.vendor === vendor).map(({ claim }) => claim);
    const own = cases[vendor];
    expect(own.filter(({ rule }) => !claims.some((claim) => claim.includes(rule)))).toEqual([]);
    expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
  }
});

test('what the cases made is gone: no invoice of theirs stands, and their contacts are archived', async () => {
  const before = (await left()).length;
  await run(environment);
  const after = await left();
  expect(after.length).toBeGreaterThan(before);
  expect(after.filter(({ isOver }) => !isOver)).toEqual([]);
});

/** Contacts and invoices of runs at either vendor, and whether each is over. */
async function left(): Promise<{ name: string; isOver: boolean }[]> {
  const { data } = (await control(xero.url, 'GET /state')) as {
    data: { organisations: { contacts: Row[]; invoices: Row[] }[] };
  };
  const { contacts = [], invoices = [] } = data.organisations[0] ?? {};
  const ours = contacts.filter(({ name }) => /^ ?Contract check( [\da-f]{8})?$/.test(name ?? ''));
  const ids = new Set(ours.map(({ contactId }) => contactId));
  const crm = (await control(hubspot.url, 'GET /state')) as {
    data: { records: { contacts: Record<string, { archived: boolean; properties: Row }> } };
  };
  const people = Object.values(crm.data.records.contacts);
  return [
    ...ours.map(({ name = '', status }) => ({ name, isOver: status === 'ARCHIVED' })),
    ...invoices
      .filter(({ contactId }) => ids.has(contactId))
      .map(({ invoiceNumber = '', status }) => ({
        name: invoiceNumber,
        isOver: status === 'DELETED' || status === 'VOIDED',
      })),
    ...people
      .filter(({ properties }) => properties['email']?.startsWith('contract-check'))
      .map(({ archived, properties }) => ({ name: properties['email'] ?? '', isOver: archived })),
  ];
}

type Row = Record<string, string | undefined>;
