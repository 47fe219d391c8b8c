import { Alert } from '@hubspot/ui-extensions';
import type { BillingSettingsAnswer } from '../../src/contract/billing-settings.ts';
import { billing, set } from './support/billing-sample.ts';
import { billingDoors, openBilling, topicOf } from './support/open-billing.tsx';
import { fill } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';

type Template = BillingSettingsAnswer['topics']['schedules']['document']['templates'][number];

const usual: Template = {
  ...{ id: 't', name: 'Usual', pipelineId: 'default' },
  steps: [
    { role: 'Deposit', share: { kind: 'percent', percent: '30' }, when: { kind: 'now' } },
    { role: 'Delivery', share: { kind: 'percent', percent: '50' }, when: { kind: 'paid' } },
    { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'days', days: 30 } },
  ],
};

async function openTopic(templates: Template[] = []) {
  const page = await openBilling({ answer: ok(billing({ schedules: set({ templates }) })) });
  page.service.on(billingDoors.save, () => ok({ version: 9 }));
  return { page, ...topicOf(page, 'Billing in steps'), sent: () => page.service.bodies.at(-1)?.['document'] };
}

test('a template says in words what it bills, when, and for which deals', async () => {
  const { words } = await openTopic([usual]);
  expect(words()).toContain(
    'Template 1: Usual, for Sales Pipeline: Deposit 30% at any time, Delivery 50% once the step before is paid, Balance what is left after 30 days',
  );
});

test('a template is added, filled and saved', async () => {
  const { page, press, save, sent, words } = await openTopic();
  expect(words()).toContain('There are no templates yet: steps are planned deal by deal.');
  await press('Add a template');
  await save();
  expect(page.service.bodies).toEqual([]);
  expect(page.renderer.find(Alert).props.title).toBe('Give it a name.');
  await fill(page, 'template-1-name', 'Halves');
  await fill(page, 'template-1-pipeline', 'renewals');
  await fill(page, 'template-1-step-1-percent', '50');
  await press('Add a step');
  await fill(page, 'template-1-step-2-role', 'Second');
  await fill(page, 'template-1-step-2-percent', '25');
  await fill(page, 'template-1-step-2-when', 'days');
  await fill(page, 'template-1-step-2-days', 14);
  await save();
  expect(sent()).toEqual({
    templates: [
      {
        ...{ id: expect.any(String) as string, name: 'Halves', pipelineId: 'renewals' },
        steps: [
          { role: 'Deposit', share: { kind: 'percent', percent: '50' }, when: { kind: 'now' } },
          { role: 'Second', share: { kind: 'percent', percent: '25' }, when: { kind: 'days', days: 14 } },
          { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'now' } },
        ],
      },
    ],
  });
});

test('what the service refuses is told at the template', async () => {
  const { page, press, save, words } = await openTopic([usual]);
  const message = 'Template 1: The percentages come to 99.99, not to 100.';
  page.service.on(billingDoors.save, () =>
    problem({ code: 'not_ready', message, gaps: [{ message, fix: 'Mend it.' }] }),
  );
  await press('Edit');
  await fill(page, 'template-1-step-1-percent', '29.99');
  await save();
  expect(words()).toContain(message);
});

test('what is not typed to its end is not sent', async () => {
  const { page, press, save } = await openTopic([usual]);
  await press('Edit');
  await fill(page, 'template-1-step-1-percent', 'half');
  await save();
  expect(page.service.bodies).toEqual([]);
  expect(page.renderer.find(Alert).props.title).toBe('Type each percentage as 30 or 33.33.');
});
