import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { implementedOperations } from '../../scripts/sandbox/implemented.ts';
import { documentedOperation } from './documents.ts';
import { summaryOf } from './summary.ts';
import type { Tally } from './tally.ts';
import { doneBy, verdictOf } from './verdict.ts';
import { withDocuments } from './with-documents.ts';

const implemented = {
  Xero: ['token', 'getInvoices', 'createInvoices', 'getInvoices'].map((id) => ({ id, method: 'get', path: `/${id}` })),
  HubSpot: [],
};
const one: Tally = { judge: 'lists', vendor: 'Xero', operation: 'getInvoices', status: 200, violations: [] };

test('the summary counts what was tried and found, and names what was never done', () => {
  const refused = { ...one, operation: 'createInvoices', status: 400, isExample: true, violations: ['x', 'y'] };
  const [, xero = '', never] = summaryOf({ implemented, rules: [], tallies: [one, refused] }).split('\n');
  expect(xero).toBe(
    'Xero: 3 operations implemented, 2 tried, 1 answered 2xx, 1 without a document, 0 of 1 documented examples answered 2xx, 2 answers checked (1 of them 2xx, 0 recorded), 2 violations, 0 guesses',
  );
  expect(never).toBe('  tried, but never done: createInvoices');
});

test('without the documents it says so first', () => {
  expect(summaryOf({ implemented, rules: [], tallies: [] })).toMatch(/^CONFORMANCE: NOTHING WAS JUDGED/);
});

describe('the verdict', () => {
  const ids = { Xero: [{ id: 'getInvoices' }, { id: 'createItems' }, { id: 'token' }], HubSpot: [] };
  const example = { ...one, operation: 'createItems', isExample: true };
  const [suppliers, ...others] = ['createCreditNotes', 'updateOrCreateCreditNotes', 'updateCreditNote'].map(
    (operation) => ({
      ...example,
      ...{ operation, status: 501 },
    }),
  );
  const played = { ...one, operation: 'createItems' };
  const seen = [one, played, { ...example, status: 501 }, suppliers!, ...others];

  test('is that all was done but what the lists name', () => {
    expect(verdictOf(seen, ids)).toEqual([]);
  });

  test('names an operation that was refused alone, or done with an answer that does not fit', () => {
    for (const instead of [{ status: 404 }, { violations: ['body: must be object'] }])
      expect(verdictOf([{ ...one, ...instead }, ...seen.slice(1)], ids)).toEqual(['getInvoices was never done']);
  });

  test('names an example that was never done, and one on the list that was', () => {
    const refused = { ...one, isExample: true, status: 400 };
    expect(verdictOf([...seen, refused], ids)).toEqual(['getInvoices has an example that was never done']);
    expect(verdictOf([...seen, example], ids)).toEqual([
      'createItems no longer has an example that was never done: take it from the list',
    ]);
  });

  test('does not count what was recorded', () => {
    expect(doneBy('Xero', [{ ...one, judge: 'recorded traffic' }, played])).toEqual(['createItems']);
  });
});

withDocuments('what no document describes', () => {
  test('is there, and has none indeed', async () => {
    const { Xero, HubSpot } = await implementedOperations();
    for (const id of Object.keys(undocumented)) {
      const own = [...Xero, ...HubSpot].find((operation) => operation.id === id);
      expect([id, own?.id, await documentedOperation(own?.method ?? '', own?.path ?? '')]).toEqual([id, id, undefined]);
    }
  });
});
