import { billingBooks, draftOf, liveDeal, liveLine, PRINT, SALES } from '../../../test/support/billing-facts.ts';
import { missing, warning } from './gap.ts';
import { readinessOf } from './readiness.ts';

const said = { message: 'Something.', fix: 'Do it.' };
const NOTHING = { open: new Set<never>(), why: {} };
const states = ({ checks }: ReturnType<typeof readinessOf>) => checks.map(({ id, state }) => `${id} ${state}`);

test('nothing found: every check is there, and passed', () => {
  const { ready, of, checks } = readinessOf([], NOTHING);
  expect([ready, of, checks.length]).toEqual([10, 10, 10]);
  expect(checks[0]).toEqual({
    ...{ id: 'customer', label: 'Customer', state: 'passed' },
    ...{ why: null, fix: null, field: null, lineId: null },
  });
});

test('a kind of check counts once, whatever it found; a warning keeps nothing back', () => {
  const found = [
    warning('tax', said),
    missing('tax', { ...said, field: 'taxType', lineId: '1' }),
    missing('tax', { ...said, lineId: '2' }),
    warning('texts', said),
  ];
  const readiness = readinessOf(found, NOTHING);
  expect([readiness.ready, readiness.of]).toEqual([9, 10]);
  expect(states(readiness).filter((state) => !state.endsWith('passed'))).toEqual([
    'tax missing',
    'tax missing',
    'tax warning',
    'texts warning',
  ]);
  expect(readiness.checks.find(({ lineId }) => lineId === '1')).toMatchObject({ field: 'taxType', why: 'Something.' });
});

test('what could not be looked at is not counted, unless something was found of it', () => {
  const readiness = readinessOf([missing('tax', said)], { ...NOTHING, open: new Set(['tax', 'contact_details']) });
  expect([readiness.ready, readiness.of]).toEqual([8, 9]);
  expect(states(readiness).slice(1, 2)).toEqual(['contact_details not_checked']);
});

test('a draft without anything missing is ready in everything', () => {
  expect(draftOf().readiness).toMatchObject({ ready: 10, of: 10 });
});

test('a draft with several gaps says them check by check', () => {
  const draft = draftOf({
    books: billingBooks({ salesAccounts: [SALES, PRINT], salesTerms: null }),
    deal: liveDeal({ currency: 'USD', lines: [liveLine(), liveLine({ id: '2', unitPrice: null })] }),
    customer: { record: null, contacts: [], namesakes: [] },
  });
  expect(states(draft.readiness)).toEqual([
    ...['customer missing', 'contact_details not_checked', 'lines missing', 'items passed', 'account missing'],
    ...['tax not_checked', 'currency missing', 'dates missing', 'texts passed', 'approval passed'],
  ]);
  expect([draft.readiness.ready, draft.readiness.of]).toEqual([3, 8]);
});
