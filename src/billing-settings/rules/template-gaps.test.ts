import { choosable } from '../../../test/support/choosable.ts';
import type { ScheduleTemplate, TemplateStep } from '../facts.ts';
import { templateGaps } from './template-gaps.ts';

const step = (role: string, percent: string | null, when: TemplateStep['when'] = { kind: 'now' }): TemplateStep => ({
  ...{ role, when },
  share: percent === null ? { kind: 'rest' } : { kind: 'percent', percent },
});

const template = (more: Partial<ScheduleTemplate> = {}): ScheduleTemplate => ({
  ...{ id: 't', name: 'Usual', pipelineId: null, steps: [step('Deposit', '30'), step('Balance', null)] },
  ...more,
});

const messages = (...templates: ScheduleTemplate[]): string[] =>
  templateGaps({ templates }, choosable).map(({ message }) => message);

test.each<[Partial<ScheduleTemplate>, string[]]>([
  [{}, []],
  [{ pipelineId: 'default' }, []],
  [{ steps: [step('A', '30'), step('B', '50', { kind: 'paid' }), step('C', '20', { kind: 'days', days: 30 })] }, []],
  [{ steps: [step('A', '33.33'), step('B', '33.33'), step('C', '33.34')] }, []],
  [{ pipelineId: 'gone' }, ['Template 1: HubSpot has no pipeline gone.']],
  [{ name: ' ' }, ['Template 1: it has no name.']],
  [{ steps: [] }, ['Template 1: it has no steps.']],
  [
    { steps: [step('A', '33.33'), step('B', '33.33'), step('C', '33.33')] },
    ['Template 1: The percentages come to 99.99, not to 100.'],
  ],
  [{ steps: [step('A', '51'), step('B', '50')] }, ['Template 1: The percentages come to 101, not to 100.']],
  [{ steps: [step('A', '0'), step('B', null)] }, ['Template 1: step 1: A step bills nothing or less.']],
  [{ steps: [step('', '30'), step('B', null)] }, ['Template 1: step 1: A step has no name.']],
  [
    { steps: [step('A', '30', { kind: 'paid' }), step('B', null)] },
    ['Template 1: step 1: The first step has no step before it that could be paid.'],
  ],
  [{ steps: [step('A', null), step('B', '30')] }, ['Template 1: step 1: Only the last step can bill what is left.']],
])('%j', (more, expected) => {
  expect(messages(template(more))).toEqual(expected);
});

test('each has a name and an id of its own', () => {
  expect(messages(template(), template({ name: 'Usual ' }))).toEqual(
    [
      'Two of the rules have the same id.',
      'Template 1: another one is called “Usual” too.',
      'Template 2: another one is called “Usual ” too.',
    ].map((message) => message.replace('Usual ”', 'Usual”')),
  );
});
