import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProject } from './check-project.ts';
import { extensionEntries } from './extension-entries.ts';
import { stageProject } from './stage-project.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const app = 'app/app-hsmeta.json';
const record = 'app/cards/record-card-hsmeta.json';
const deal = 'app/cards/deal-card-hsmeta.json';
const settings = 'app/settings/settings-page-hsmeta.json';
const webhooks = 'app/webhooks/webhooks-hsmeta.json';

let staged: string;

beforeEach(async () => {
  staged = await stageProject(root);
  for (const { built } of extensionEntries) await writeFile(join(staged, built), '');
});
afterEach(() => rm(staged, { recursive: true, force: true }));

const read = (file: string): Promise<string> => readFile(join(staged, file), 'utf8');

async function plant(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(staged, file)), { recursive: true });
  await writeFile(join(staged, file), text);
}

/** Changes a file that is there; a text that is not found would plant nothing. */
async function replace(file: string, [before, after]: [string, string]): Promise<void> {
  const text = await read(file);
  expect(text).toContain(before);
  await plant(file, text.replace(before, after));
}

async function faults(): Promise<string> {
  const checked = await checkProject(staged);
  return checked.ok ? '' : checked.error.join('\n');
}

test('the project as it is would be taken, with every extension that is built', async () => {
  const entries = extensionEntries.map(({ built }) => built).sort();
  const found = await checkProject(staged);
  expect(found.ok && found.value.toSorted()).toEqual(entries);
});

test('metadata in a folder that HubSpot silently skips is refused', async () => {
  await plant('app/cards/nested/more-hsmeta.json', await read(record));
  expect(await faults()).toContain('app/cards/nested/more-hsmeta.json: lies where HubSpot skips it');
});

test('a uid that is used twice is refused by HubSpot’s parser', async () => {
  await replace(deal, ['tieout_deal_card', 'tieout_record_card']);
  expect(await faults()).toContain('tieout_record_card');
});

test('text that is no JSON is refused by HubSpot’s parser', async () => {
  await plant(deal, '{');
  expect(await faults()).toContain('deal-card-hsmeta.json');
});

test('a key that HubSpot does not know is refused by its parser', async () => {
  await replace(deal, ['"type"', '"colour": "red", "type"']);
  expect(await faults()).toContain('colour');
});

test('a variable that the profile lacks is refused', async () => {
  await plant('hsprofile.local.json', '{ "accountId": 1, "variables": {} }');
  expect(await faults()).toContain('appOrigin');
});

const planted: { fault: string; file: string; change: [string, string]; words: string }[] = [
  {
    fault: 'a scope that nothing uses',
    file: app,
    change: ['"crm.objects.owners.read"', '"crm.objects.tickets.read"'],
    words: 'nothing uses the scope crm.objects.tickets.read',
  },
  {
    fault: 'a scope asked for twice',
    file: app,
    change: ['"conditionallyRequiredScopes": []', '"conditionallyRequiredScopes": ["oauth"]'],
    words: 'asks for oauth twice',
  },
  {
    fault: 'a card without the scope of its records',
    file: app,
    change: ['"crm.objects.deals.read",', ''],
    words: 'a card needs the scope crm.objects.deals.read',
  },
  {
    fault: 'a service that is called without https',
    file: app,
    change: ['"fetch": ["${appOrigin}"]', '"fetch": ["http://app.tieout.test"]'],
    words: 'config.permittedUrls.fetch.0 must be an https URL',
  },
  {
    fault: 'a service on localhost',
    file: app,
    change: ['"fetch": ["${appOrigin}"]', '"fetch": ["https://localhost:4100"]'],
    words: 'config.permittedUrls.fetch.0 must not be localhost',
  },
  {
    fault: 'a redirect without https',
    file: app,
    change: ['${appOrigin}/oauth', 'http://app.tieout.test/oauth'],
    words: 'config.auth.redirectUrls.0 must be an https URL',
  },
  { fault: 'a static token', file: app, change: ['"type": "oauth"', '"type": "static"'], words: 'must be oauth' },
  {
    fault: 'a vendor’s name on a card',
    file: record,
    change: ['Customer account', 'Xero account'],
    words: 'must not carry the name',
  },
  {
    fault: 'a place that does not exist',
    file: record,
    change: ['crm.record.tab', 'crm.record.top'],
    words: 'config.location',
  },
  {
    fault: 'an unknown key in the config',
    file: record,
    change: ['"name"', '"colour": "red", "name"'],
    words: 'colour',
  },
  {
    fault: 'an entry file that is not there',
    file: record,
    change: ['/app/cards/RecordCard.js', '/app/cards/Missing.js'],
    words: 'app/cards/Missing.js is missing',
  },
  {
    fault: 'an entry file in another folder',
    file: record,
    change: ['/app/cards/RecordCard.js', '/app/pages/RecordCard.js'],
    words: 'must be a script directly in /app/cards',
  },
  {
    fault: 'one entry file for two cards',
    file: record,
    change: ['/app/cards/RecordCard.js', '/app/cards/DealCard.js'],
    words: 'Two extensions have an entry file named DealCard',
  },
  {
    fault: 'an unknown key in the settings',
    file: settings,
    change: ['"entrypoint"', '"location": "settings", "entrypoint"'],
    words: 'location',
  },
  {
    fault: 'a settings page whose entry file lies among the cards',
    file: settings,
    change: ['/app/settings/', '/app/cards/'],
    words: 'must be a script directly in /app/settings',
  },
  {
    fault: 'a settings page whose entry file is not there',
    file: settings,
    change: ['SettingsPage.js', 'Missing.js'],
    words: 'app/settings/Missing.js is missing',
  },
];

test.each(planted)('$fault is refused', async ({ file, change, words }) => {
  await replace(file, change);
  expect(await faults()).toContain(words);
});

test('an extension that no metadata names is refused', async () => {
  await rm(join(staged, deal));
  expect(await faults()).toContain('app/cards/DealCard.js is built, but no metadata names it');
});

test('a component whose rules are not written is refused', async () => {
  await plant('app/workflow-actions/act-hsmeta.json', '{ "uid": "a", "type": "workflow-action", "config": {} }');
  expect(await faults()).toContain('no rules are written for WORKFLOW_ACTION');
});

describe('webhooks', () => {
  test.each([
    ['a property that nobody is told of', '"propertyName": "dealname"', '"propertyName": "hs_lastmodifieddate"'],
    ['a change of no property', '"objectType": "deal", "propertyName": "dealname"', '"objectType": "deal"'],
    ['a kind of event that HubSpot does not have', '"object.merge"', '"object.split"'],
    ['too few requests at once', '"maxConcurrentRequests": 10', '"maxConcurrentRequests": 5'],
    ['an address that is not ours', '${appOrigin}/webhooks', 'https://elsewhere.test/webhooks'],
  ])('%s is refused', async (_what, before, after) => {
    await plant(webhooks, JSON.stringify(JSON.parse(await read(webhooks)), null, 1).replaceAll(/\n\s*/g, ' '));
    await replace(webhooks, [before, after]);
    expect(await faults()).toContain(webhooks);
  });

  test('to hear of records that the app may not read is refused', async () => {
    await replace(app, ['"crm.objects.products.read"', '"oauth "']);
    await replace(webhooks, ['"objectType": "deal"', '"objectType": "product"']);
    expect(await faults()).toContain('to hear of product needs the scope crm.objects.products.read');
  });
});
