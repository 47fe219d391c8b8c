import { summaryOf } from './summary.ts';
import type { Tally } from './tally.ts';

const implemented = {
  Xero: ['token', 'getInvoices', 'createInvoices', 'getInvoices'].map((id) => ({ id, method: 'get', path: `/${id}` })),
  HubSpot: [],
};
const one: Tally = { judge: 'lists', vendor: 'Xero', operation: 'getInvoices', status: 200, violations: [] };

test('the summary counts what was tried and found, and names what was never done', () => {
  const refused = { ...one, operation: 'createInvoices', status: 400, isExample: true, violations: ['x', 'y'] };
  const [, xero = '', never] = summaryOf({ implemented, rules: [], tallies: [one, refused] }).split('\n');
  expect(xero).toBe(
    'Xero: 3 operations implemented, 2 tried, 1 without a document, 1 documented examples, 2 answers checked (0 recorded), 2 violations, 0 guesses',
  );
  expect(never).toBe('  tried, but never done: createInvoices');
});

test('without the documents it says so first', () => {
  expect(summaryOf({ implemented, rules: [], tallies: [] })).toMatch(/^CONFORMANCE: NOTHING WAS JUDGED/);
});
