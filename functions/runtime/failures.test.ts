import { problem } from '../../src/contract/envelope.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { answerOf, problemOf, treatmentOf, unexpectedProblem } from './failures.ts';

const throttled = (retryAfterSeconds: number): Failure => ({
  code: 'vendor_throttled',
  vendor: 'xero',
  retryAfterSeconds,
  limit: 'minute',
});

const TABLE: [Failure, ReturnType<typeof treatmentOf>, RegExp][] = [
  [throttled(30), { do: 'later', afterSeconds: 30 }, /^Xero is busy\. .* 30 seconds/],
  [throttled(0), { do: 'later', afterSeconds: 1 }, /0 seconds/],
  [throttled(600), { do: 'later', afterSeconds: 600 }, /10 minutes/],
  [throttled(20_000), { do: 'later', afterSeconds: 20_000 }, /6 hours/],
  [
    { code: 'vendor_unavailable', vendor: 'hubspot', detail: 'socket hang up' },
    { do: 'retry' },
    /^HubSpot cannot be reached/,
  ],
  [
    { code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['Account code 9 is not valid.'] },
    { do: 'issue' },
    /^Xero refused: Account code 9 is not valid\. Put right/,
  ],
  [{ code: 'vendor_rejected', vendor: 'xero', status: 400, messages: [] }, { do: 'issue' }, /it gave no reason/],
  [
    { code: 'vendor_failing', vendor: 'xero', attempts: 5 },
    { do: 'drop' },
    /^Xero failed at each of 5 attempts; nothing was written\. Run it again/,
  ],
  [
    { code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' },
    { do: 'stop' },
    /An admin has to connect Xero again/,
  ],
  [{ code: 'not_found' }, { do: 'drop' }, /not known here/],
  [{ code: 'not_supported' }, { do: 'drop' }, /not supported/],
  [{ code: 'not_allowed', needed: 'amounts' }, { do: 'drop' }, /^You may not see this.*“amounts”.*People and rights/],
  [{ code: 'not_allowed', needed: 'approve' }, { do: 'drop' }, /^You may not do this.*“approve”.*People and rights/],
  [{ code: 'not_allowed', needed: 'admin' }, { do: 'drop' }, /^This is for admins.*make you one/],
  [{ code: 'not_connected' }, { do: 'drop' }, /no working connection.*admin/],
];

test.each(TABLE)('%j', (failure, treatment, words) => {
  expect(treatmentOf(failure)).toEqual(treatment);
  const told = problemOf(failure);
  expect(problem.parse(told)).toEqual(told);
  expect(told.code).toBe(failure.code);
  expect(`${told.message} ${told.fix ?? ''}`).toMatch(words);
});

test('whoever asked and waits is told when to ask again, not that it goes on by itself', () => {
  expect(answerOf(throttled(30))).toMatchObject({ message: 'Xero is busy.', fix: 'Try again in 30 seconds.' });
  expect(answerOf({ code: 'vendor_unavailable', vendor: 'hubspot', detail: 'socket hang up' })).toEqual({
    code: 'vendor_unavailable',
    message: 'HubSpot cannot be reached at the moment.',
    fix: 'Try again in a few minutes.',
  });
  for (const [failure] of TABLE)
    if (!failure.code.startsWith('vendor_')) expect(answerOf(failure)).toEqual(problemOf(failure));
});

test("a vendor's inner words of an outage, and of a revoked grant, stay with us", () => {
  const told = TABLE.map(([failure]) => JSON.stringify(problemOf(failure))).join();
  expect(told).not.toMatch(/socket hang up|invalid_grant/);
});

test('what we broke is told by a number to report', () => {
  const told = unexpectedProblem('r-1');
  expect(problem.parse(told)).toEqual(told);
  expect(told.fix).toContain('r-1');
});
