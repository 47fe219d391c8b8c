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
    workflowActions: [],
  });
});

test('webhooks and workflow actions are read from the files of their folders', async () => {
  await mkdir(join(root, 'app/webhooks'));
  await mkdir(join(root, 'app/workflow-actions'));
  const subscriptions = {
    crmObjects: [
      { subscriptionType: 'object.propertyChange', objectType: 'deal', propertyName: 'dealstage', active: true },
      { subscriptionType: 'object.merge', objectType: '0-2', active: false },
    ],
    legacyCrmObjects: [],
    hubEvents: [{ subscriptionType: 'contact.privacyDeletion', active: true }],
  };
  const settings = { targetUrl: '${appOrigin}/webhooks/hubspot', maxConcurrentRequests: 10 };
  const webhooks = { uid: 'hooks', type: 'webhooks', config: { settings, subscriptions } };
  await write('app/webhooks/webhooks-hsmeta.json', webhooks);
  const name = (of: string) => ({ typeDefinition: { name: of, type: 'string', fieldType: 'text' } });
  const config = {
    actionUrl: '${appOrigin}/workflow-actions/create-invoice',
    isPublished: true,
    supportedClients: [{ client: 'WORKFLOWS' }],
    objectTypes: ['DEAL'],
    objectRequestOptions: { properties: ['amount'] },
    inputFields: [{ ...name('status'), supportedValueTypes: ['STATIC_VALUE'], isRequired: true }],
    outputFields: [name('invoice_number')],
    labels: { en: { actionName: 'Create an invoice' } },
  };
  await write('app/workflow-actions/create-hsmeta.json', { uid: 'create', type: 'workflow-action', config });
  await write('app/workflow-actions/package.json', {});
  expect(await readApp(root)).toMatchObject({
    webhooks: {
      targetUrl: 'https://app.tieout.test/webhooks/hubspot',
      maxConcurrentRequests: 10,
      subscriptions: [
        { subscriptionType: 'object.propertyChange', objectType: 'deals', propertyName: 'dealstage', active: true },
        { subscriptionType: 'object.merge', objectType: 'companies', active: false },
        { subscriptionType: 'contact.privacyDeletion', active: true },
      ],
    },
    workflowActions: [
      {
        uid: 'create',
        actionUrl: 'https://app.tieout.test/workflow-actions/create-invoice',
        isPublished: true,
        objectTypes: ['DEAL'],
        properties: ['amount'],
        inputFields: [{ name: 'status', isRequired: true }],
        outputFields: ['invoice_number'],
      },
    ],
  });
  await write('app/webhooks/second-hsmeta.json', webhooks);
  await expect(readApp(root)).rejects.toThrow('one file of webhooks');
});

test('origins are mapped as in local development, or all to one port', async () => {
  expect(await readOrigins(root)).toEqual({ 'https://app.tieout.test': 'http://localhost:4100' });
  expect(await readOrigins(root, '5000')).toEqual({ 'https://app.tieout.test': 'http://localhost:5000' });
});

test('a variable that the profile lacks is an error', () => {
  expect(fillIn('"${a}/x"', { a: 'say "hi"' })).toBe('"say \\"hi\\"/x"');
  expect(() => fillIn('${b}', { a: '1' })).toThrow(/no variable b/);
});
