import type { VendorFailure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { patiently } from './patiently.ts';

const busy = (retryAfterSeconds: number): Result<string, VendorFailure> =>
  err({ code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds, limit: 'minute' });
const DOWN: Result<string, VendorFailure> = err({ code: 'vendor_unavailable', vendor: 'xero', detail: 'answered 503' });

/** Asks with a patience of a second; what was asked each time, and the last answer. */
async function asked(...answers: Result<string, VendorFailure>[]) {
  const questions: string[] = [];
  const ask = (code: string) => {
    questions.push(code);
    return Promise.resolve(answers[questions.length - 1]!);
  };
  return { answer: await patiently(ask, 1)('code'), questions };
}

test('a short pause is waited for, and the same is asked again', async () => {
  const began = performance.now();
  expect(await asked(busy(0.05), ok('tokens'))).toEqual({ answer: ok('tokens'), questions: ['code', 'code'] });
  expect(performance.now() - began).toBeGreaterThan(45);
});

test('it is asked twice at most', async () => {
  expect(await asked(busy(0.01), busy(0.02), ok('tokens'))).toEqual({
    answer: busy(0.02),
    questions: ['code', 'code'],
  });
});

test.each([
  ['an answer', ok('tokens')],
  ['a pause that nobody sits out', busy(1.1)],
  ['a failure that no pause is named for', DOWN],
])('%s is told at once', async (_, first) => {
  expect(await asked(first, ok('others'))).toEqual({ answer: first, questions: ['code'] });
});
