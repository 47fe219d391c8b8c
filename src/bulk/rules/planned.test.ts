import { draftOf, liveDeal, liveLine, billingContact } from '../../../test/support/billing-facts.ts';
import { percent, scheduleOf, steps } from '../../schedules/testing/steps.ts';
import { changedSince, plannedOf } from './planned.ts';

const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë & Söhne' };
const before = draftOf({ deal: liveDeal({ lines: [liveLine({ id: '1' }), liveLine({ id: '2', name: 'Chair' })] }) });
const since = (more: Parameters<typeof draftOf>[0]): string[] => changedSince(plannedOf(before), draftOf(more));
const lines = (...some: Parameters<typeof liveLine>[0][]) => ({ deal: liveDeal({ lines: some.map(liveLine) }) });

test('what is kept is who pays, how much, and each line', () => {
  expect(plannedOf(before)).toEqual({
    ...{ stepId: 'whole', role: '' },
    ...{ contactId: 'c', customer: 'Zoë & Söhne GmbH', currency: 'GBP', total: '240' },
    lines: [
      { lineId: '1', name: 'Desk', quantity: '1', unitAmount: '100', discount: null, lineAmount: '100' },
      { lineId: '2', name: 'Chair', quantity: '1', unitAmount: '100', discount: null, lineAmount: '100' },
    ],
  });
});

test('the same deal has not changed, however its numbers are written and its lines described', () => {
  const same = lines({ id: '1', quantity: '1.0', unitPrice: '100' }, { id: '2', name: 'Chair', unitPrice: '100.0' });
  expect(since(same)).toEqual([]);
  expect(since(lines({ id: '1', description: 'Oak' }, { id: '2', name: 'Stool' }))).toEqual([]);
});

test.each([
  ['a price', lines({ id: '1', unitPrice: '90.00' }, { id: '2' }), ['The total was GBP 240.00 and is GBP 228.00 now.']],
  ['a line more', lines({ id: '1' }, { id: '2' }, { id: '3', name: 'Lamp' }), ['“Lamp” was added.']],
  ['a line less', lines({ id: '1' }), ['“Chair” was taken out.']],
  ['the currency', { deal: liveDeal({ ...lines({ id: '1' }, { id: '2' }).deal, currency: 'EUR' } as never) }, ['EUR']],
])('%s is told', (...[, more, words]) => {
  const told = since(more).join(' ');
  for (const one of words) expect(told).toContain(one);
});

test('what the same total hides is told by the line', () => {
  const swapped = lines({ id: '1', quantity: '2', unitPrice: '50.00' }, { id: '2', name: 'Chair' });
  expect(since(swapped)).toEqual(['“Desk” was changed.']);
  const off = lines({ id: '1', unitPrice: '200.00', discountRate: '50' }, { id: '2', name: 'Chair' });
  expect(since(off)).toEqual(['“Desk” was changed.']);
});

test('another customer is told; of one that Xero knows its id counts, of a new one its name', () => {
  const other = { customer: { record, contacts: [billingContact({ contactId: 'd', name: 'D Ltd' })], namesakes: [] } };
  const more = { ...other, deal: lines({ id: '1' }, { id: '2', name: 'Chair' }).deal };
  expect(since(more)).toEqual(['The customer was Zoë & Söhne GmbH and is D Ltd now.']);
  const renamed = { customer: { record, contacts: [billingContact({ name: 'Zoë AG' })], namesakes: [] } };
  expect(since({ ...more, ...renamed })).toEqual([]);
});

test('a draft with gaps plans nothing', () => {
  const deal = liveDeal({ lines: [liveLine({ quantity: null })] });
  expect(() => plannedOf(draftOf({ deal }))).toThrow('gaps');
});

test('another step of the deal than was planned is told, and nothing else', () => {
  const [deposit, rest] = [percent('30'), percent('70')];
  const schedule = scheduleOf(
    steps(deposit, rest).map((one, index) => ({ ...one, role: ['Deposit', 'Rest'][index] ?? '' })),
  );
  const draftFor = (stepId: string) => draftOf({ ledger: { schedule, entries: [] }, choices: { stepId } });
  const [first, second] = schedule.steps.map(({ stepId }) => draftFor(stepId));
  if (!first || !second) throw new Error('There are two steps');
  expect(plannedOf(first)).toMatchObject({ role: 'Deposit', total: '36' });
  expect(changedSince(plannedOf(first), first)).toEqual([]);
  expect(changedSince(plannedOf(first), second)).toEqual(['Planned was “Deposit”, and “Rest” is next now.']);
  expect(changedSince(plannedOf(draftOf()), first)).toEqual([
    'Planned was all of the deal, and “Deposit” is next now.',
  ]);
});
