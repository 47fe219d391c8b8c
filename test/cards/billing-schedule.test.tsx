import type { DealBilling, ScheduleStep, ScheduleTry } from '../../src/contract/schedule.ts';
import { billing, dealInvoice, dealInvoices, step } from './support/invoicing-sample.ts';
import { pass, settle, type OpenCard } from './support/open-card.tsx';
import { answer, buttonOf, callsOf, click, doors, fieldOf, openDeal, type } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';
import { allDue, inSteps } from './support/steps-sample.ts';

const tryDoor = 'POST /cards/deals/901/schedule/try';
const save = 'POST /cards/deals/901/schedule';

const tried = (steps: ScheduleStep[], problems: ScheduleTry['problems'] = []) => ok({ steps, problems });

interface Answers {
  plan?: DealBilling;
  onTry?: (body: Record<string, unknown> | undefined) => unknown;
}

/** Opens the editor of the steps over a service that tries them so. */
async function editing({ plan = billing(), onTry = () => tried([]) }: Answers = {}): Promise<OpenCard> {
  const invoices = plan.steps.some(({ isLocked }) => isLocked) ? [dealInvoice({ stepId: 'a', role: 'Deposit' })] : [];
  const opening = await openDeal({ invoices: dealInvoices({ invoices, billing: plan }) });
  opening.service.on(tryDoor, (_path, body) => onTry(body));
  await click(opening, plan.version === 0 ? 'Bill in steps' : 'Edit the steps');
  return opening;
}

const bodyOf = ({ service }: OpenCard) => service.bodies.at(-1);
const stepsAsked = (opening: OpenCard) => bodyOf(opening)?.['steps'] as Record<string, unknown>[];

const depositSteps = [
  step({ stepId: 'x', role: 'Deposit', share: { kind: 'percent', percent: '30' }, amount: '353.63' }),
  step({ stepId: 'y', role: 'Balance', amount: '825.12' }),
];

test('a deal without a plan is one invoice; a usual way to bill puts its steps in, with what they come to', async () => {
  const opening = await editing({ onTry: () => tried(depositSteps) });
  expect(opening.words()).toContain('The deal is billed by one invoice.');
  type(opening, 'pattern-percent', '30');
  await click(opening, 'Put these steps in');
  expect(bodyOf(opening)).toEqual({ dealId: '901', pattern: { kind: 'deposit', percent: '30' } });
  expect([fieldOf(opening, 'step-1-role')?.props.value, fieldOf(opening, 'step-2-share')?.props.value]).toEqual([
    'Deposit',
    'rest',
  ]);
  await pass(500);
  expect(opening.words()).toMatch(/Comes to GBP 353\.63 .*Comes to GBP 825\.12 .*GBP 1,178\.75 without tax\./);
});

test('saving sends the steps with the version that was seen, and the card looks again', async () => {
  const opening = await editing({ onTry: () => tried(depositSteps) });
  opening.service.on(save, () => ok(inSteps()));
  await click(opening, 'Put these steps in');
  await click(opening, 'Save');
  expect(bodyOf(opening)).toEqual({
    ...{ dealId: '901', version: 0 },
    steps: [
      { stepId: null, role: 'Deposit', share: { kind: 'percent', percent: '30' }, when: { kind: 'now' } },
      { stepId: null, role: 'Balance', share: { kind: 'rest' }, when: { kind: 'now' } },
    ],
  });
  expect(callsOf(opening, doors.invoices)).toBe(2);
  expect(opening.renderer.mocks.actions.closeOverlay.calls).toEqual([['edit-schedule']]);
});

test.each<[string, Record<string, string>, unknown]>([
  ['stages', { percents: '30/50/20' }, { kind: 'stages', percents: ['30', '50', '20'] }],
  ['on_payment', { percents: '50% 50%' }, { kind: 'stages', percents: ['50', '50'] }],
  ['monthly', { months: '12' }, { kind: 'monthly', months: 12, first: '2026-11-22' }],
  ['template:t1', {}, { kind: 'template', templateId: 't1' }],
])('the pattern %s is asked of the service', async (kind, typed, pattern) => {
  const opening = await editing({ plan: billing({ templates: [{ id: 't1', name: 'Usual' }] }) });
  await answer(opening, 'pattern', kind);
  for (const [name, text] of Object.entries(typed)) type(opening, `pattern-${name}`, text);
  await click(opening, 'Put these steps in');
  expect(bodyOf(opening)).toEqual({ dealId: '901', pattern });
});

test('stages on dates are a month apart, and stages on payment wait for the one before', async () => {
  const stages = ['a', 'b'].map((id) => step({ stepId: id, role: id, share: { kind: 'percent', percent: '50' } }));
  const opening = await editing({ onTry: () => tried(stages) });
  await answer(opening, 'pattern', 'dated');
  await answer(opening, 'pattern-first', { year: 2027, month: 0, date: 31 });
  await click(opening, 'Put these steps in');
  await pass(500);
  expect(stepsAsked(opening).map(({ when }) => when)).toEqual([
    { kind: 'date', date: '2027-01-31' },
    { kind: 'date', date: '2027-02-28' },
  ]);
  await answer(opening, 'pattern', 'on_payment');
  await click(opening, 'Put these steps in');
  await pass(500);
  expect(stepsAsked(opening).map(({ when }) => when)).toEqual([{ kind: 'now' }, { kind: 'paid' }]);
});

test('one invoice again: no steps are saved', async () => {
  const opening = await editing({ plan: allDue() });
  opening.service.on(save, () => ok(billing()));
  await answer(opening, 'pattern', 'whole');
  await click(opening, 'Put these steps in');
  expect(opening.words()).toContain('The deal is billed by one invoice.');
  await click(opening, 'Save');
  expect(bodyOf(opening)).toEqual({ dealId: '901', version: 3, steps: [] });
});

test('a step that is billed is shown and stays, and is sent as it is', async () => {
  const opening = await editing({ plan: inSteps() });
  expect(opening.words()).toMatch(/1\. Deposit 30%, at any time Billed GBP 3,000\.00/);
  expect(fieldOf(opening, 'step-1-role')).toBeNull();
  type(opening, 'step-2-size', '60');
  await pass(500);
  expect(stepsAsked(opening).map(({ stepId, share }) => [stepId, share])).toEqual([
    ['a', { kind: 'percent', percent: '30' }],
    ['b', { kind: 'percent', percent: '60' }],
    ['c', { kind: 'percent', percent: '20' }],
  ]);
});

test('what is wrong is told with what to do, and nothing can be saved meanwhile', async () => {
  const said = { index: null, message: 'The percentages come to 99.99, not to 100.', fix: 'Correct them.' };
  const opening = await editing({ plan: inSteps(), onTry: () => tried(inSteps().steps, [said]) });
  await pass(500);
  expect(opening.words()).toContain('Before the steps can be saved The percentages come to 99.99, not to 100. Correct');
  expect(buttonOf(opening, 'Save').props.disabled).toBe(true);
});

test('a problem of one step names it', async () => {
  const said = { index: 1, message: 'A step bills nothing or less.', fix: 'Take it out.' };
  const opening = await editing({ plan: inSteps(), onTry: () => tried(inSteps().steps, [said]) });
  await pass(500);
  expect(opening.words()).toContain('Step 2: A step bills nothing or less. Take it out.');
});

test('it is asked once typing has come to rest, and the last answer wins', async () => {
  const waiting: ((value: unknown) => void)[] = [];
  const opening = await editing({ plan: inSteps(), onTry: () => new Promise((resolve) => waiting.push(resolve)) });
  await pass(500);
  for (const text of ['4', '45', '45.5']) {
    type(opening, 'step-2-size', text);
    await pass(100);
  }
  await pass(500);
  expect(callsOf(opening, tryDoor)).toBe(2);
  const [first, last] = inSteps().steps.slice(1);
  waiting[1]?.(tried([inSteps().steps[0]!, { ...first!, amount: '4550.00' }, last!]));
  await settle();
  waiting[0]?.(tried(inSteps().steps));
  await settle();
  expect(opening.words()).toContain('Comes to GBP 4,550.00');
});

test('what is not typed to its end is not asked and cannot be saved', async () => {
  const opening = await editing({ plan: inSteps() });
  await pass(500);
  type(opening, 'step-2-size', 'half');
  await pass(500);
  expect(callsOf(opening, tryDoor)).toBe(1);
  expect(fieldOf(opening, 'step-2-size')?.props).toMatchObject({ error: true });
  expect(buttonOf(opening, 'Save').props.disabled).toBe(true);
});

test('a step is added before the one that bills what is left, and taken out again', async () => {
  const opening = await editing({ onTry: () => tried(depositSteps) });
  await click(opening, 'Put these steps in');
  await click(opening, 'Add a step');
  expect(fieldOf(opening, 'step-3-share')?.props.value).toBe('rest');
  await click(opening, 'Remove');
  expect(fieldOf(opening, 'step-3-share')).toBeNull();
  expect(fieldOf(opening, 'step-2-share')?.props.value).toBe('percent');
});

test('when somebody else has changed the steps, that is said with what to do, and nothing is lost before', async () => {
  let plan = inSteps();
  const opening = await openDeal({ invoices: () => ok(dealInvoices({ billing: plan })) });
  opening.service.on(tryDoor, () => tried(inSteps().steps));
  opening.service.on(save, () => problem({ code: 'conflict', message: 'Rita has changed the steps.', fix: 'Look.' }));
  await click(opening, 'Edit the steps');
  type(opening, 'step-2-role', 'Mine');
  plan = inSteps({ version: 4, steps: inSteps().steps.map((one) => ({ ...one, role: `${one.role} by Rita` })) });
  await click(opening, 'Save');
  expect(opening.words()).toContain('Rita has changed the steps. Look.');
  expect(fieldOf(opening, 'step-2-role')?.props.value).toBe('Mine');
  await click(opening, 'Save');
  expect(bodyOf(opening)).toMatchObject({ version: 3 });
  await click(opening, 'Start from what is there now');
  expect(fieldOf(opening, 'step-2-role')?.props.value).toBe('Delivery by Rita');
  await click(opening, 'Save');
  expect(bodyOf(opening)).toMatchObject({ version: 4 });
});

test('steps that cannot be tried can be saved all the same', async () => {
  const opening = await editing({ plan: inSteps(), onTry: () => problem({ message: 'HubSpot is busy.' }) });
  await pass(500);
  expect(opening.words()).toContain('HubSpot is busy.');
  expect(buttonOf(opening, 'Save').props.disabled).toBe(false);
});

test('steps that are not filled in say so, and a date that is missing at its field', async () => {
  const opening = await editing({ onTry: () => tried(depositSteps) });
  await click(opening, 'Add a step');
  expect(opening.words()).toContain('Fill in every step first.');
  type(opening, 'step-1-size', '30');
  await answer(opening, 'step-1-when', 'date');
  expect(fieldOf(opening, 'step-1-date')?.props).toMatchObject({ error: true, validationMessage: 'Choose the date.' });
  expect(buttonOf(opening, 'Save').props.disabled).toBe(true);
  await answer(opening, 'step-1-date', { year: 2027, month: 0, date: 31 });
  expect(opening.words()).not.toContain('Fill in every step first.');
});

test('an amount is typed as the card writes it', async () => {
  const opening = await editing({ onTry: () => tried(depositSteps) });
  await click(opening, 'Add a step');
  await answer(opening, 'step-1-share', 'amount');
  type(opening, 'step-1-size', '1,000.50');
  await pass(500);
  expect(stepsAsked(opening)).toMatchObject([{ share: { kind: 'amount', amount: '1000.50' } }]);
});

test('one month is no series', async () => {
  const opening = await editing();
  await answer(opening, 'pattern', 'monthly');
  type(opening, 'pattern-months', '1');
  expect(buttonOf(opening, 'Put these steps in').props.disabled).toBe(true);
  type(opening, 'pattern-months', '2');
  expect(buttonOf(opening, 'Put these steps in').props.disabled).toBe(false);
});
