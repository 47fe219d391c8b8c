import { Checkbox, Form, Panel, Select, TextArea } from '@hubspot/ui-extensions';
import { settle } from './support/open-card.tsx';
import {
  button,
  click,
  doors,
  listOf,
  openList,
  openUnbilled,
  row,
  type OpenUnbilled,
} from './support/open-unbilled.tsx';
import { ok, problem } from './support/service.ts';

const boxes = ({ renderer }: OpenUnbilled) => renderer.findAll(Checkbox);
const box = (page: OpenUnbilled, name: string) => boxes(page).find(({ props }) => props.name === name);

async function tick(page: OpenUnbilled, name: string, isOn = true): Promise<void> {
  box(page, name)?.trigger('onChange', isOn as never);
  await settle();
}

const pound = row({ dealId: '901', open: '1200.00' });
const step = row({ dealId: '902', name: 'Sails', left: '900.00', open: '300.50' });
const euro = row({ dealId: '903', name: 'Anchor', currency: 'EUR', open: '99.00' });
const drafted = row({ dealId: '904', name: 'In a draft', fix: 'approve', reason: 'in_draft' });

test('rows that can be invoiced are chosen one by one; what is due of them is told for each currency by itself', async () => {
  const page = await openList(listOf([pound, step, euro, drafted]));
  expect(boxes(page).map(({ props }) => props['aria-label'] ?? 'all')).toEqual([
    ...['all', 'Choose Rope for the harbour', 'Choose Sails', 'Choose Anchor'],
  ]);
  expect(page.words()).not.toContain('chosen');
  expect(button(page, 'Invoice the chosen')).toBeUndefined();
  await tick(page, 'choose-902');
  expect(page.words()).toContain('1 deal chosen, GBP 300.50 due without tax');
  await tick(page, 'choose-901');
  await tick(page, 'choose-903');
  expect(page.words()).toContain('3 deals chosen, EUR 99.00 and GBP 1,500.50 due without tax');
  await tick(page, 'choose-901', false);
  expect(page.words()).toContain('2 deals chosen, EUR 99.00 and GBP 300.50 due without tax');
  await click(page, 'Choose none');
  expect(page.words()).not.toContain('chosen');
});

test('all of the page are chosen at once, and what is chosen stays from page to page until other deals are listed', async () => {
  const page = await openUnbilled((path) =>
    ok(path.includes('cursor') ? listOf([euro]) : listOf([pound, step, drafted], { next: '25_902' })),
  );
  expect(page.words()).toContain('Choose all on this page (2)');
  await tick(page, 'choose-page');
  expect(boxes(page).map(({ props }) => props.checked)).toEqual([true, true, true]);
  await click(page, 'Next page');
  expect(boxes(page).map(({ props }) => props.checked)).toEqual([false, false]);
  await tick(page, 'choose-page');
  expect(page.words()).toContain('3 deals chosen, EUR 99.00 and GBP 1,500.50 due without tax');
  await tick(page, 'choose-page', false);
  expect(page.words()).toContain('2 deals chosen, GBP 1,500.50 due without tax');
  page.renderer.find(Select, { name: 'sort' }).trigger('onChange', 'amount' as never);
  await settle();
  expect(page.words()).toContain('2 deals chosen');
  page.renderer.find(Select, { name: 'age' }).trigger('onChange', 'over_90' as never);
  await settle();
  expect(page.words()).not.toContain('chosen');
});

test('nobody is asked to choose where nothing can be invoiced', async () => {
  const page = await openList(listOf([drafted]));
  expect(boxes(page)).toEqual([]);
  expect(page.words()).not.toContain('Choose');
});

test('the chosen are planned as they are to stand, and the page of that plan opens', async () => {
  const page = await openList(listOf([pound, step, euro]));
  page.service.on('POST /bulk/plans', () => ok({ runId: 'r7' }));
  await tick(page, 'choose-903');
  await tick(page, 'choose-901');
  expect(page.words()).toContain('2 deals chosen. You see first what each invoice would be');
  page.renderer.find(Select, { name: 'status' }).trigger('onChange', 'AUTHORISED' as never);
  await settle();
  await click(page, 'Look at the invoices');
  expect(page.service.bodies).toMatchObject([{ dealIds: ['903', '901'], status: 'AUTHORISED' }]);
  const { closeOverlay, navigateToPage } = page.renderer.mocks.actions;
  expect(closeOverlay.calls).toEqual([['invoice-chosen']]);
  expect(navigateToPage.calls).toEqual([[{ to: '/bulk', params: { run: 'r7' } }]]);
});

test('more than are billed together: what to do is said, and the page stays', async () => {
  const page = await openList(listOf([pound]));
  page.service.on('POST /bulk/plans', () =>
    problem({
      code: 'not_ready',
      message: '501 deals are chosen, and 500 are billed together at most.',
      fix: 'Choose fewer.',
    }),
  );
  await tick(page, 'choose-901');
  await click(page, 'Look at the invoices');
  expect(page.words()).toContain('501 deals are chosen, and 500 are billed together at most. Choose fewer.');
  expect(page.renderer.mocks.actions.navigateToPage.calls).toEqual([]);
});

test('what something was just done about is no longer chosen', async () => {
  const page = await openList(listOf([pound, step]));
  page.service.on(doors.ignore, () => ok(pound));
  await tick(page, 'choose-page');
  const panel = page.renderer.findAll(Panel).find(({ props }) => props.id === 'ignore-901');
  panel?.find(TextArea).trigger('onInput', 'Paid at the counter.' as never);
  await settle();
  panel?.find(Form).trigger('onSubmit', {} as never);
  await settle();
  expect(page.words()).toContain('1 deal chosen, GBP 300.50 due without tax');
});
