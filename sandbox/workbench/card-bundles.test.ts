import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAppSettings } from './app-settings.ts';
import { buildCards } from './card-bundles.ts';

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'workbench-project-'));
});
afterEach(() => rm(project, { recursive: true }));

const put = async (path: string, content: unknown): Promise<void> => {
  const file = join(project, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
};

test('a project without extensions has no cards', async () => {
  expect(await buildCards(project)).toEqual([]);
});

test('every extension is found by its directory and built by the builder of HubSpot', async () => {
  await put('app/cards/B.js', 'self.extend_V2(() => "card B");');
  await put('app/cards/a-hsmeta.json', {
    uid: 'card_b',
    type: 'card',
    config: {
      name: 'Invoices',
      location: 'crm.record.sidebar',
      objectTypes: ['deals'],
      entrypoint: '/app/cards/B.js',
    },
  });
  await put('app/settings/Settings.js', 'self.extend_V2(() => "settings");');
  await put('app/settings/s-hsmeta.json', {
    uid: 'all_settings',
    type: 'settings',
    config: { entrypoint: '/app/settings/Settings.js' },
  });
  await put('app/cards/package.json', {});

  const [card, settings, ...others] = await buildCards(project);

  expect(card).toMatchObject({
    uid: 'card_b',
    name: 'Invoices',
    location: 'crm.record.sidebar',
    objectTypes: ['deals'],
  });
  expect(card?.source).toContain('card B');
  expect(settings).toMatchObject({ uid: 'all_settings', name: 'all_settings', location: 'settings', objectTypes: [] });
  expect(others).toEqual([]);
});

test('a card whose entry file was not made says what to run', async () => {
  await put('app/cards/a-hsmeta.json', { uid: 'a', type: 'card', config: { entrypoint: '/app/cards/A.js' } });
  await expect(buildCards(project)).rejects.toThrow('/app/cards/A.js is missing: run npm run hubspot:build first');
});

test('metadata without an entry point is refused', async () => {
  await put('app/cards/a-hsmeta.json', { uid: 'a', type: 'card', config: {} });
  await expect(buildCards(project)).rejects.toThrow('entrypoint');
});

test('the settings of the app come from its metadata, with the variables of the local profile', async () => {
  await put('app/app-hsmeta.json', {
    config: { name: 'Tieout', permittedUrls: { fetch: ['${appOrigin}'], iframe: ['${appOrigin}/connect'] } },
  });
  await put('app/local.json', { proxy: { 'https://app.example.com': 'http://localhost:4100' } });
  await put('hsprofile.local.json', { accountId: 1, variables: { appOrigin: 'https://app.example.com' } });
  expect(await readAppSettings(project, 7)).toEqual({
    appId: 7,
    name: 'Tieout',
    variables: { appOrigin: 'https://app.example.com' },
    permittedIframes: ['https://app.example.com/connect'],
    origins: { 'https://app.example.com': 'http://localhost:4100' },
  });
  const { origins } = await readAppSettings(project, 7, 4109);
  expect(origins).toEqual({ 'https://app.example.com': 'http://localhost:4109' });
});

test('a project without an app has settings all the same', async () => {
  expect(await readAppSettings(project, 7)).toEqual({
    appId: 7,
    name: 'App',
    variables: {},
    permittedIframes: [],
    origins: {},
  });
});
