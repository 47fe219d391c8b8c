import { decimal } from '../../lib/money.ts';
import type { ScheduleTemplate } from '../facts.ts';
import { templatesFor, templateSteps } from './template-steps.ts';

const template = (id: string, pipelineId: string | null): ScheduleTemplate => ({ id, name: id, pipelineId, steps: [] });

test('days are counted from the day on which the template is taken', () => {
  const steps = templateSteps(
    {
      steps: [
        { role: 'Deposit', share: { kind: 'percent', percent: '30' }, when: { kind: 'now' } },
        { role: 'Delivery', share: { kind: 'percent', percent: '50.5' }, when: { kind: 'paid' } },
        { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'days', days: 30 } },
      ],
    },
    '2027-01-31',
  );
  expect(steps).toEqual([
    { role: 'Deposit', share: { kind: 'percent', percent: decimal('30') }, when: { kind: 'now' } },
    { role: 'Delivery', share: { kind: 'percent', percent: decimal('50.5') }, when: { kind: 'paid' } },
    { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'date', date: '2027-03-02' } },
  ]);
});

test('a deal is offered the templates of its pipeline and those of any', () => {
  const templates = [template('any', null), template('sales', 'default'), template('other', 'renewals')];
  const offered = (pipeline: string | null) => templatesFor({ templates }, pipeline).map(({ id }) => id);
  expect(offered('default')).toEqual(['any', 'sales']);
  expect(offered(null)).toEqual(['any']);
});
