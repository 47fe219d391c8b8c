import { useWorkbench } from './workbench-page.ts';

const on = useWorkbench();

describe('the components', () => {
  const open = async (): Promise<void> => {
    await on.page.goto(on.bench.company('101'));
    await on.page.getByRole('tab', { name: 'Gallery' }).click();
    await on.page.getByText('Owed now').waitFor();
  };

  test('all of them are known, accessible, and fit on the page', async () => {
    await open();
    await on.expectAccessible();
    const overflow = await on.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await on.page.getByRole('tab', { name: 'Form' }).click();
    await on.page.getByLabel('Reference').waitFor();
    await on.expectAccessible();
    expect(on.said).toEqual([]);
  });

  test('tables sort and turn pages as the card says', async () => {
    await open();
    await on.page.getByRole('cell', { name: 'INV-001, none' }).waitFor();
    await on.page.getByRole('columnheader', { name: 'Number' }).getByRole('button').click();
    await on.page.getByRole('cell', { name: 'INV-001, ascending' }).waitFor();
    await on.press('Next ›');
    await on.page.getByRole('cell', { name: 'INV-002, ascending' }).waitFor();
    await on.page.getByText('Page 2 of 3').waitFor();
  });

  test('buttons, menus and accordions do what they say', async () => {
    await open();
    await on.press('Create invoice');
    await on.says('done', 'click');
    await on.page.getByRole('button', { name: 'Actions' }).click();
    await on.press('Send');
    await on.says('done', 'sent');
    await on.page.getByRole('button', { name: 'Actions' }).click();
    await on.press('Copy link');
    await on.says('done', 'copied');
    expect(await on.page.getByRole('button', { name: 'Sending' }).isDisabled()).toBe(true);
    expect(await on.page.getByText('Inside the accordion').count()).toBe(0);
    await on.press('Details');
    await on.page.getByText('Inside the accordion').waitFor();
    const link = on.page.getByRole('link', { name: 'Open in Xero' });
    expect(await link.getAttribute('target')).toBe('_blank');
  });

  test('tabs are moved between by arrow keys; a disabled one is passed over', async () => {
    await open();
    await on.page.getByRole('tab', { name: 'Look' }).focus();
    await on.page.keyboard.press('ArrowRight');
    await on.page.keyboard.press('Enter');
    await on.page.getByLabel('Reference').waitFor();
    await on.page.keyboard.press('ArrowRight');
    expect(await on.page.evaluate('document.activeElement.textContent')).toBe('Look');
  });

  test('controls report what HubSpot says they do, and a form all of their values', async () => {
    await open();
    await on.page.getByRole('tab', { name: 'Form' }).click();
    await on.page.getByLabel('Reference').fill('PO 1');
    await on.says('last', 'nothing');
    await on.page.getByLabel('Note').fill('Søn');
    await on.says('last', 'note: "Søn"');
    await on.page.getByLabel('Quantity').fill('4.5');
    await on.page.getByLabel('Price').fill('0.1');
    await on.says('last', 'quantity: 4.5');
    await on.page.getByLabel('Due').fill('2026-02-28');
    await on.says('last', 'due: {"year":2026,"month":1,"date":28,"formattedDate":"2026-02-28"}');
    await on.page.getByLabel('Status', { exact: true }).selectOption('Awaiting payment');
    await on.says('last', 'status: "AUTHORISED"');
    await on.page.getByLabel('Statuses').selectOption(['Draft', 'Awaiting payment']);
    await on.says('last', 'statuses: ["DRAFT","AUTHORISED"]');
    await on.page.getByLabel('Agreed').check();
    await on.says('last', 'agree: [true,"yes"]');
    await on.page.getByRole('switch', { name: 'Live' }).click();
    await on.says('last', 'live: true');
    await on.page.getByLabel('Later').check();
    await on.says('last', 'send: "later"');
    await on.page.getByRole('group', { name: 'Copies' }).getByLabel('Draft').check();
    await on.says('last', 'copies: ["DRAFT"]');
    await on.press('Submit');
    await on.says('last', '"reference":"PO 1"');
    await on.says('last', '"quantity":4.5');
    await on.says('last', '"status":"AUTHORISED"');
    await on.says('last', '"agree":"yes"');
  });
});
