import { useWorkbench } from './workbench-page.ts';

const on = useWorkbench();

describe('lists', () => {
  test('lead by tab, search and link to a record', async () => {
    await on.page.goto(on.bench.url);
    await on.page.getByRole('link', { name: 'Acme Signs Ltd' }).waitFor();
    await on.page.getByRole('searchbox', { name: 'Search companies' }).fill('zenith');
    await on.press('Search');
    await on.page.getByText('Page 1 of 1 · 1 company').waitFor();
    expect(await on.page.getByRole('row').count()).toBe(2);
    await on.page.getByRole('navigation', { name: 'Object types' }).getByRole('link', { name: 'Deals' }).click();
    await on.page.getByRole('row', { name: 'Shop front £1,200.50 Won 20 Jan 2026' }).waitFor();
    await on.expectAccessible();
    await on.page.getByRole('link', { name: 'Shop front' }).click();
    await on.page.getByRole('heading', { level: 1, name: 'Shop front' }).waitFor();
    expect(new URL(on.page.url()).pathname).toBe('/contacts/62515/record/0-3/301');
    expect(on.said).toEqual([]);
  });

  test('say so when nothing is found', async () => {
    await on.page.goto(`${on.bench.url}/?type=contacts&q=nobody`);
    await on.page.getByText('No contacts found.').waitFor();
  });
});

describe('a record', () => {
  test.each([
    ['that is not there', '/contacts/62515/record/0-2/999'],
    ['of another portal', '/contacts/1/record/0-2/101'],
    ['of an unknown type', '/contacts/62515/record/0-99/101'],
    ['of no kind', '/elsewhere'],
  ])('%s is a plain page', async (_what, path) => {
    await on.page.goto(on.bench.url + path);
    await on.page.getByRole('heading', { name: 'There is no such record' }).waitFor();
  });

  test('links to what it is associated with', async () => {
    await on.page.goto(on.bench.company('101'));
    const contacts = on.page.getByRole('region', { name: 'Contacts' });
    await contacts.getByText('Primary').waitFor();
    await contacts.getByRole('link', { name: 'Ada Lovelace' }).click();
    await on.page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor();
  });

  test('shows why a change was refused, and keeps it for another try', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.page.getByLabel('City').fill('Leeds');
    await on.page.route('**/api/crm/companies/101', (route) => route.abort(), { times: 1 });
    await on.press('Save');
    await on.page.getByRole('alert').getByText('Not saved').waitFor();
    expect(await on.page.getByLabel('City').inputValue()).toBe('Leeds');
  });
});

describe('a card', () => {
  test('knows where it runs and for whom, and starts anew when another person signs in', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.page.getByRole('tab', { name: 'Fixture card' }).waitFor();
    await on.says('who', 'Ada 9 of 62515 looks at 0-2 101 via https://app.tieout.test');
    await on.press('Listen');
    await on.page.getByLabel('Signed in as').selectOption('10');
    await on.says('who', 'Rep 10 of 62515');
    await on.page.reload();
    await on.says('who', 'Rep 10 of 62515');
    await on.page.goto(`${on.bench.company('101')}?user=9`);
    await on.says('who', 'Ada 9 of 62515');
    await on.expectAccessible();
    expect(on.said).toEqual([]);
  });

  test('reads properties, associations and search, and hears of changes', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.says('properties', 'Acme Signs Ltd at acme.example');
    await on.says('contacts', 'Ada@acme.example');
    await on.says('found', '1: Zenith Print');
    await on.press('Listen');
    await on.page.getByLabel('Domain').fill('signs.example');
    await on.press('Save');
    await on.says('properties', 'Acme Signs Ltd at signs.example');
    await on.says('heard', 'Acme Signs Ltd');
    expect(await on.page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });

  test('has the record read again on its own wish', async () => {
    await on.page.goto(on.bench.company('102'));
    await on.says('properties', 'at obrien.example');
    await on.page.request.patch(`${on.bench.url}/api/crm/companies/102`, {
      data: { properties: { domain: 'new.example' } },
    });
    await on.press('Refresh the record');
    await on.says('properties', 'at new.example');
  });

  test('reaches the backend by hubspot.fetch, as the person signed in, and nothing else', async () => {
    await on.page.goto(`${on.bench.company('101')}?user=10`);
    await on.press('Ask the backend');
    await on.says('answer', '200 {"ok":true,"userId":"10","body":{"name":"Søn"}}');
    await on.press('Ask elsewhere');
    await on.says('answer', '400');
    await on.says('answer', 'VALIDATION_ERROR');
  });

  test('opens a panel, which takes the focus, and closes it by its id or by Escape', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.press('Open the panel');
    const panel = on.page.getByRole('dialog', { name: 'Details' });
    await panel.getByText('All about it').waitFor();
    expect(await on.page.evaluate('document.activeElement.textContent')).toBe('Details');
    await on.press('Done');
    await panel.waitFor({ state: 'detached' });
    await on.press('Open the panel');
    await panel.waitFor();
    await on.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await on.page.evaluate('document.activeElement.textContent')).toBe('Open the panel');
  });

  test('opens a modal, behind which nothing can be reached', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.press('Open the modal');
    const modal = on.page.getByRole('dialog', { name: 'Are you sure?' });
    await modal.getByText('It cannot be undone').waitFor();
    expect(await on.page.locator('#app').getAttribute('inert')).not.toBeNull();
    await on.expectAccessible();
    await modal.getByRole('button', { name: 'Close' }).click();
    await modal.waitFor({ state: 'detached' });
    expect(await on.page.locator('#app').getAttribute('inert')).toBeNull();
  });

  test('opens a modal from a panel: the panel waits behind it', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.press('Open the panel');
    const panel = on.page.getByRole('dialog', { name: 'Details' });
    await on.press('Ask again');
    await on.page.getByRole('dialog', { name: 'Really?' }).waitFor();
    expect(await panel.evaluate((element) => element.closest('[inert]') !== null)).toBe(true);
    await on.page.keyboard.press('Escape');
    await panel.getByRole('button', { name: 'Ask again' }).waitFor();
    expect(await on.page.getByRole('dialog').count()).toBe(1);
    expect(await panel.evaluate((element) => element.closest('[inert]') !== null)).toBe(false);
  });

  test('opens a page in a frame where that is permitted, and hears when it is closed', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.press('Open our page');
    const dialog = on.page.getByRole('dialog', { name: 'Page' });
    await dialog.frameLocator('iframe').getByText('"ok":true').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await on.says('frame', 'closed https://app.tieout.test/connect');
    await on.press('Open another page');
    await dialog.getByText("https://elsewhere.test/ is not within the app's permittedUrls.iframe").waitFor();
    expect(await dialog.locator('iframe').count()).toBe(0);
  });

  test('alerts, describes by a tooltip and submits a form', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.press('Alert');
    await on.page.getByRole('alert').getByText('Talk to finance first').waitFor();
    await on.press('Close alert');
    await on.page.getByText('Talk to finance first').waitFor({ state: 'detached' });

    await on.page.getByRole('button', { name: 'Hover me' }).hover();
    await on.page.getByRole('tooltip').getByText('More words').waitFor();

    await on.page.getByLabel('Note').pressSequentially('Søn & Co');
    expect(await on.page.getByLabel('Note').inputValue()).toBe('Søn & Co');
    await on.press('Submit');
    await on.page.getByRole('status').getByText('Submitted Søn & Co').waitFor();
  });

  test('fails loudly where it uses a component that the workbench does not know', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.press('Show a chart');
    await on.page.getByRole('alert').getByText('The workbench does not know the component LineChart').waitFor();
    expect(on.said.join()).toContain('LineChart');
  });

  test('that throws leaves its message in a box', async () => {
    await on.page.goto(on.bench.company('101'));
    await on.press('Break');
    const fault = on.page.getByRole('alert');
    await fault.getByText('Fixture card has failed').waitFor();
    await fault.getByText('The fixture was told to break').waitFor();
  });
});
