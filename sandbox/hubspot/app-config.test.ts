import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillIn, readApp, readOrigins } from './app-config.ts';

let root: string;

const write = (path: string, value: unknown): Promise<void> => writeFile(join(root, path), JSON.stringify(value));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'app-config-'));
  await mkdir(join(root, 'app'));
  await write('hsprofile.local.json', { accountId: 1, variables: { appOrigin: 'https://app.tieout.test' } });
  await write('app/local.json', { proxy: { 'https://app.tieout.test': 'http://localhost:4100' } });
  await write('app/app-hsmeta.json', {
    uid: 'tieout',
    type: 'app',
    config: {
      name: 'Tieout',
      auth: { type: 'oauth', redirectUrls: ['${appOrigin}/oauth/hubspot/callback'], requiredScopes: ['oauth'] },
      permittedUrls: { fetch: ['${appOrigin}'], iframe: [] },
    },
  });
});
afterAll(() => rm(root, { recursive: true }));

test('the app is read from its configuration, with the profile filled in', async () => {
  expect(await readApp(root)).toEqual({
    name: 'Tieout',
    redirectUris: ['https://app.tieout.test/oauth/hubspot/callback'],
    requiredScopes: ['oauth'],
    optionalScopes: [],
    permittedUrls: ['https://app.tieout.test'],
  });
});

test('origins are mapped as in local development, or all to one port', async () => {
  expect(await readOrigins(root)).toEqual({ 'https://app.tieout.test': 'http://localhost:4100' });
  expect(await readOrigins(root, '5000')).toEqual({ 'https://app.tieout.test': 'http://localhost:5000' });
});

test('a variable that the profile lacks is an error', () => {
  expect(fillIn('"${a}/x"', { a: 'say "hi"' })).toBe('"say \\"hi\\"/x"');
  expect(() => fillIn('${b}', { a: '1' })).toThrow(/no variable b/);
});
