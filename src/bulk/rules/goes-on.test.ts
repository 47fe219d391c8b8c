import type { Failure } from '../../lib/failure.ts';
import { holdOn, meaningOf, waitsUntil } from './goes-on.ts';
import { HIDDEN } from './verdict.ts';

const now = new Date('2026-11-20T12:00:00Z');
const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const meaning = (failure: Failure) => meaningOf(failure, () => ({ message: 'Said.', fix: 'Do it.' }));
const detail = 'x';

test.each<[Failure, object]>([
  [
    { code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 0.2, limit: 'minute' },
    { do: 'hold', by: 'xero', seconds: 1, isBusy: true },
  ],
  [
    { code: 'vendor_unavailable', vendor: 'hubspot', detail },
    { do: 'hold', by: 'hubspot', seconds: 60, isBusy: false },
  ],
  [{ code: 'not_live' }, { do: 'stop' }],
  [{ code: 'not_connected' }, { do: 'stop' }],
  [{ code: 'auth_revoked', vendor: 'hubspot', detail }, { do: 'stop' }],
  [{ code: 'not_found' }, { do: 'settle', verdict: HIDDEN }],
  [
    { code: 'not_allowed', needed: 'invoice' },
    { do: 'settle', verdict: HIDDEN },
  ],
  [
    { code: 'not_ready', gaps: [{ message: 'A.', fix: 'B.' }] },
    { do: 'settle', verdict: { state: 'needs_you', words: 'A.', fix: 'B.' } },
  ],
  [
    { code: 'conflict', message: 'C.' },
    { do: 'settle', verdict: { state: 'needs_you', words: 'C.' } },
  ],
  [
    { code: 'vendor_rejected', vendor: 'hubspot', status: 400, messages: [] },
    { do: 'settle', verdict: { state: 'failed', words: 'Said.', fix: 'Do it.' } },
  ],
])('%j', (failure, meant) => expect(meaning(failure)).toMatchObject(meant));

test('a vendor that is away is waited for an hour, one that is busy for as long as it says', () => {
  const away = { by: 'xero', until: at(61), now: at(60), isBusy: false } as const;
  expect(holdOn(null, { ...away, now })).toEqual({ by: 'xero', until: at(61), since: now });
  const since = { by: 'xero', until: at(60), since: at(1) } as const;
  expect(holdOn(since, away)).toMatchObject({ since: at(1) });
  expect(holdOn({ ...since, since: now }, away)).toBeNull();
  expect(holdOn({ ...since, since: now }, { ...away, isBusy: true })).toMatchObject({ since: now });
});

test('a run waits where Xero has not taken what was sent, and for nothing else', () => {
  const busy = { code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 40, limit: 'minute' } as const;
  expect(waitsUntil({ state: 'pending', failure: busy, dueAt: at(1) })).toEqual(at(1));
  expect(waitsUntil({ state: 'pending', failure: null, dueAt: at(1) })).toBeNull();
  expect(waitsUntil({ state: 'unclear', failure: busy, dueAt: at(1) })).toBeNull();
  expect(waitsUntil({ state: 'done', failure: null, dueAt: at(1) })).toBeNull();
});
