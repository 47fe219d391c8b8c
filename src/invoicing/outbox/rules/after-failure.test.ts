import type { WriteFailure } from '../../../lib/failure.ts';
import type { Intent } from '../../facts.ts';
import { newIntent } from '../new-intent.ts';
import { afterFailure } from './after-failure.ts';

const T0 = new Date('2026-11-20T12:00:00Z');
const at = (seconds: number): Date => new Date(T0.getTime() + seconds * 1000);
const sending: Intent = newIntent({
  ...{ intentId: 'i', portalId: '1', tenantId: 't', kind: 'create_invoice', subject: 'deal:5:whole', request: '{}' },
  ...{ createdBy: '7', createdAt: T0, state: 'sending', firstSentAt: T0, leaseOwner: 'me', leaseUntil: at(45) },
});

const vendor = 'xero' as const;
const throttled: WriteFailure = { code: 'vendor_throttled', vendor, retryAfterSeconds: 41.5, limit: 'minute' };
const unavailable: WriteFailure = { code: 'vendor_unavailable', vendor, detail: '' };
const rejected = (status: number): WriteFailure => ({ code: 'vendor_rejected', vendor, status, messages: ['No.'] });
const revoked: WriteFailure = { code: 'auth_revoked', vendor, detail: '' };
const unclear = (remembered: boolean): WriteFailure => ({ code: 'vendor_unclear', vendor, remembered, detail: '' });

type Row = [string, WriteFailure, boolean, number, Partial<Intent>];

test.each<Row>([
  [
    'throttled at first: as if never sent',
    throttled,
    true,
    1,
    { state: 'pending', firstSentAt: null, dueAt: at(42.5) },
  ],
  ['throttled again: still unclear', throttled, false, 60, { state: 'unclear', firstSentAt: T0, dueAt: at(101.5) }],
  ['unavailable at first', unavailable, true, 1, { state: 'pending', firstSentAt: null, dueAt: at(6) }],
  ['unavailable for long: less often', unavailable, true, 600, { state: 'pending', dueAt: at(660) }],
  ['unavailable for an hour: given back', unavailable, true, 3600, { state: 'rejected', settledAt: at(3600) }],
  ['unavailable for an hour, sent before: not given back', unavailable, false, 3600, { state: 'unclear' }],
  ['refused at first, whatever the status', rejected(404), true, 1, { state: 'rejected', settledAt: at(1) }],
  ['refused under a key that was sent before', rejected(400), false, 1, { state: 'rejected' }],
  ['an element refused, sent before', rejected(200), false, 1, { state: 'rejected' }],
  ['turned away before the key was looked at', rejected(403), false, 1, { state: 'unclear', faultRemembered: true }],
  ['revoked at first', revoked, true, 1, { state: 'rejected' }],
  ['revoked, sent before', revoked, false, 1, { state: 'unclear', dueAt: at(601) }],
  [
    'unclear at once',
    unclear(false),
    true,
    0,
    { state: 'unclear', firstSentAt: T0, dueAt: at(5), faultRemembered: false },
  ],
  ['unclear after 25 seconds', unclear(false), true, 25, { state: 'unclear', dueAt: at(50) }],
  ['unclear, and Xero remembers it', unclear(true), true, 1, { state: 'unclear', faultRemembered: true }],
])('%s', (...[, failure, first, seconds, expected]) => {
  const after = afterFailure(sending, failure, { first, now: at(seconds) });
  expect(after).toMatchObject({ ...expected, failure, leaseOwner: null, leaseUntil: null, attempt: 1 });
});

test('a remembered fault stays one', () => {
  const after = afterFailure({ ...sending, faultRemembered: true }, unclear(false), { first: false, now: at(9) });
  expect(after.faultRemembered).toBe(true);
});
