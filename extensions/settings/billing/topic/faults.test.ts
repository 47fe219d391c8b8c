import type { ChangeState } from '../../service/use-change.ts';
import { faultsAt } from './faults.ts';

const rest: ChangeState = { at: 'rest' };
const refused = (...messages: string[]): ChangeState => ({
  at: 'failed',
  problem: { code: 'not_ready', message: 'No', gaps: messages.map((message) => ({ message, fix: 'Do' })) },
});

test('each place has its own faults, all of them', () => {
  const faultAt = faultsAt(
    [
      { at: 'Rule 1', message: 'One.' },
      { at: 'Rule 1', message: 'Two.' },
    ],
    rest,
  );
  expect(faultAt('Rule 1')).toBe('One. Two.');
  expect(faultAt('Rule 2')).toBeNull();
});

test('what the service refused stands where its words begin with the place, and nowhere else', () => {
  const faultAt = faultsAt([], refused('Rule 1: gone.', 'Rule 10 has no condition.', 'Zero rate: no.'));
  expect(faultAt('Rule 1')).toBe('Rule 1: gone.');
  expect(faultAt('Rule 10')).toBe('Rule 10 has no condition.');
  expect(faultAt('Rate')).toBeNull();
});

test('what the form finds goes before what the service said', () => {
  expect(faultsAt([{ at: 'Rule 1', message: 'One.' }], refused('Rule 1: gone.'))('Rule 1')).toBe('One.');
});

test('a refusal that names no gaps stands at no place', () => {
  expect(faultsAt([], { at: 'failed', problem: { code: 'conflict', message: 'Rule 1: no.' } })('Rule 1')).toBeNull();
});
