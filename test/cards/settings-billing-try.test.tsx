import { Heading, LoadingButton } from '@hubspot/ui-extensions';
import { billingDoors, openBilling, topicOf } from './support/open-billing.tsx';
import { settle } from './support/open-card.tsx';
import { fill } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';

const show = 'Show what will happen';
const deal = { id: '9001', name: 'Workshop sign' };
const lines = [
  { what: 'The line: tax', before: 'OUTPUT2', after: null },
  { what: 'The line: account', before: '200', after: '200' },
  { what: 'Due date', before: null, after: '2026-12-22 (Net 30)' },
];

async function openTax(answer: unknown) {
  const page = await openBilling();
  page.service.on(billingDoors.try, () => answer);
  return { page, ...topicOf(page, 'Tax by place') };
}

test('what would change of a real deal’s invoice is shown, and nothing is saved by it', async () => {
  const { page, press, words } = await openTax(ok({ deal, lines }));
  await fill(page, 'byPlace', false);
  await press(show);
  expect(page.service.bodies).toMatchObject([{ tenantId: 'harbour', topic: 'tax', document: { byPlace: false } }]);
  expect(page.service.bodies[0]).not.toHaveProperty('version');
  expect(words()).toContain('What will happen on “Workshop sign” What Now Then The line: tax OUTPUT2 none');
  expect(words()).toContain('Due date none 2026-12-22 (Net 30)');
  expect(words()).not.toContain('The line: account');
  expect(words()).toContain('Drop my changes');
});

test('while it is found out the button says so', async () => {
  const { page, press } = await openTax(new Promise(() => undefined));
  await press(show);
  expect(page.renderer.find(LoadingButton, { loading: true }).text).toBe(show);
});

test('what was shown goes as soon as the form says something else', async () => {
  const { page, press, tab } = await openTax(ok({ deal, lines }));
  const headings = () => tab().findAll(Heading, ({ text }) => text?.startsWith('What will happen') ?? false);
  await press(show);
  expect(headings()).toHaveLength(1);
  await fill(page, 'byPlace', false);
  expect(headings()).toEqual([]);
  await fill(page, 'byPlace', true);
  await settle();
  expect(headings()).toHaveLength(1);
});

test('nothing that would change, and no deal to show it on, are said', async () => {
  const unchanged = await openTax(ok({ deal, lines: [lines[1]] }));
  await unchanged.press(show);
  expect(unchanged.words()).toContain('Nothing would change on “Workshop sign”, the deal that was won last.');
  const none = await openTax(ok({ deal: null, lines: [] }));
  await none.press(show);
  expect(none.words()).toContain('No deal was won yet, so that there is none to show it on.');
});

test('why it cannot be shown is told, and what cannot be saved is not tried', async () => {
  const { page, press, words, buttons } = await openTax(problem({ message: 'HubSpot is busy.', fix: 'Try again.' }));
  await press(show);
  expect(words()).toContain('HubSpot is busy. Try again.');
  await press('Add a registration');
  expect(buttons(show)[0]?.props.disabled).toBe(true);
  expect(page.service.bodies).toHaveLength(1);
});

test('who approves shows on no draft', async () => {
  const page = await openBilling();
  expect(topicOf(page, 'Approval').buttons(show)).toEqual([]);
  expect(topicOf(page, 'Terms').buttons(show)).toHaveLength(1);
});
