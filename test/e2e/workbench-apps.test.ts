import { app } from '../../sandbox/hubspot/testing/start-small.ts';
import { useWorkbench } from './workbench-page.ts';

const on = useWorkbench();

const main = () => on.page.getByRole('main');
const heading = (name: string) => on.page.getByRole('heading', { name }).waitFor();
const uninstalled = () => on.bench.hubspot.control('POST', '/uninstall');
afterEach(() => on.bench.hubspot.token());

describe('connected apps', () => {
  test('say by whom, since when and with what rights, and only who may install may remove', async () => {
    await on.page.goto(`${on.bench.url}/?user=9`);
    await on.page.getByRole('link', { name: 'Connected apps' }).click();
    await main().getByText('Ada Test').waitFor();
    await main().getByText(app.requiredScopes.join(', ')).waitFor();
    await on.expectAccessible();
    await on.page.getByLabel('Signed in as').selectOption('10');
    await main().getByText('Only somebody who may install apps can uninstall this one.').waitFor();
    expect(await on.page.getByRole('button', { name: 'Uninstall' }).count()).toBe(0);
    expect(on.said).toEqual([]);
  });

  test('an uninstall is asked once more; then records say that the app is not installed', async () => {
    await on.page.goto(`${on.bench.url}/connected-apps?user=9`);
    await on.press('Uninstall');
    await on.press('Keep it');
    await on.press('Uninstall');
    await on.press('Uninstall Tieout');
    await heading('This app is not installed');
    await on.page.goto(on.bench.company('101'));
    await heading('This app is not installed');
    expect(await on.page.getByRole('tab').count()).toBe(0);
    await on.expectAccessible();
    await main().getByRole('link', { name: 'Go to the marketplace' }).click();
    await heading('Marketplace');
    expect(on.said).toEqual([]);
  });

  test.each([
    ['/connected-apps/62515/installed', 'Connected apps'],
    ['/connected-apps/62515/installed/settings', 'Connected apps'],
    ['/contacts/62515/objects/0-1', 'Contacts'],
  ])('%s, as links to HubSpot have it, leads here too', async (path, title) => {
    await on.page.goto(on.bench.url + path);
    await on.page.getByRole('heading', { level: 1, name: title }).waitFor();
  });

  test('a page that is open hears on the way to the next that the app is gone', async () => {
    await on.page.goto(`${on.bench.url}/connected-apps?user=9`);
    await main().getByText('Ada Test').waitFor();
    await uninstalled();
    await on.page.getByRole('link', { name: 'Settings' }).click();
    await heading('This app is not installed');
  });
});

describe('an install from the marketplace', () => {
  beforeEach(uninstalled);

  test('asks for consent and returns to the connected apps', async () => {
    await on.page.goto(`${on.bench.url}/marketplace?user=9`);
    await on.expectAccessible();
    await on.page.getByRole('link', { name: 'Install app' }).click();
    await heading('Connect Tieout to HubSpot');
    expect(await on.page.getByLabel('Signed in as').inputValue()).toBe('9');
    await on.expectAccessible();
    await on.press('Connect app');
    await main().getByText('Tieout is installed.').waitFor();
    expect(on.page.url()).toBe(`${on.bench.url}/connected-apps?installed=1`);
    expect(on.said).toEqual([]);
  });

  test('with the sign-in of the app goes there before and after the consent', async () => {
    await on.page.goto(`${on.bench.url}/marketplace?user=9`);
    await on.page.getByLabel('Let the app sign the person in first').check();
    await on.page.getByRole('link', { name: 'Install app' }).click();
    await heading('Connect Tieout to HubSpot');
    expect(new URL(on.page.url()).searchParams.get('state')).toBe('state-of-the-product');
    await on.press('Connect app');
    await main().getByText('Tieout is installed.').waitFor();
  });

  test('a person who may not install is told so, and another may go on', async () => {
    await on.page.goto(`${on.bench.url}/marketplace?user=10`);
    await on.page.getByRole('link', { name: 'Install app' }).click();
    await on.page.getByRole('alert').getByText('Rep may not install apps').waitFor();
    await on.expectAccessible();
    await on.page.getByLabel('Signed in as').selectOption('9');
    await on.press('Switch');
    await on.press('Connect app');
    await main().getByText('Tieout is installed.').waitFor();
  });

  test('that is cancelled leaves everything as it was', async () => {
    await on.page.goto(`${on.bench.url}/marketplace?user=9`);
    await on.page.getByRole('link', { name: 'Install app' }).click();
    await on.press('Cancel');
    await heading('Marketplace');
    await on.page.getByRole('link', { name: 'Connected apps' }).click();
    await heading('This app is not installed');
  });
});

test('an install link of the app leads through the workbench to the consent, and back to the app', async () => {
  const link = { client_id: app.clientId, redirect_uri: on.bench.redirectUri, scope: app.requiredScopes.join(' ') };
  const query = new URLSearchParams({ ...link, state: 'own', user: '9' });
  await on.page.goto(`${on.bench.url}/oauth/authorize?${query.toString()}`);
  await on.page.getByText('It is installed already').waitFor();
  await on.press('Connect app');
  await on.page.getByText('"exchanged":true').waitFor();
  expect(new URL(on.page.url()).searchParams.get('state')).toBe('own');
});

describe('the settings page of the app', () => {
  const open = () => on.page.goto(`${on.bench.url}/connected-apps/settings?user=9`);

  test('knows where it runs and for whom, and has no action of a record', async () => {
    await open();
    await on.says('who', 'Ada 9 of 62515 in settings of Tieout');
    await on.says('actions', 'addAlert closeOverlay copyTextToClipboard navigateToPage openIframeModal reloadPage');
    await on.page.getByLabel('Signed in as').selectOption('10');
    await on.says('who', 'Rep 10 of 62515');
    await on.expectAccessible();
    expect(on.said).toEqual([]);
  });

  test('reaches the backend as the person signed in, and alerts', async () => {
    await open();
    await on.press('Ask the backend');
    await on.says('answer', '200 {"ok":true,"userId":"9"');
    await on.press('Alert');
    await on.page.getByText('Saved').waitFor();
    await uninstalled();
    await on.press('Ask the backend');
    await on.says('answer', '403');
  });

  test('has no record to read, and may not use what shows one', async () => {
    await open();
    await on.press('Look for a record');
    await on.says('properties', 'A settings page has no record');
    await on.says('contacts', 'A settings page has no record');
    await on.press('Show properties');
    await on.page.getByRole('alert').getByText('CrmPropertyList may not be used in settings').waitFor();
  });
});
