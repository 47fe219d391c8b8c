import { obstacleOf } from './consent-refusals.ts';
import type { Consent } from './ports.ts';

const at = new Date('2026-11-20T10:00:00Z');
const consent: Consent = {
  consentId: 'c',
  kind: 'xero_connect',
  step: 'left',
  who: { portalId: '1', userId: '7', userEmail: 'a@acme.test' },
  cookieHash: 'mine',
  granted: null,
  expiresAt: new Date(at.getTime() + 1),
};
const wanted = { kind: 'xero_connect', steps: ['left'], cookieHash: 'mine', at } as const;

test.each<[string, Consent | null, Partial<Parameters<typeof obstacleOf>[1]>, string | null]>([
  ['as it is', consent, {}, null],
  ['that is not there', null, {}, 'unknown'],
  ['of another kind', { ...consent, kind: 'hubspot_install' }, {}, 'unknown'],
  ['from another browser', consent, { cookieHash: 'theirs' }, 'other_browser'],
  ['from a browser without a cookie', consent, { cookieHash: null }, 'other_browser'],
  [
    'that no browser has opened, from one without a cookie',
    { ...consent, cookieHash: null },
    { cookieHash: null },
    'other_browser',
  ],
  ['at another step', { ...consent, step: 'returned' }, {}, 'spent'],
  ['at its last moment', { ...consent, expiresAt: at }, {}, 'expired'],
])('a consent %s', (...[, given, more, expected]) => {
  expect(obstacleOf(given, { ...wanted, ...more })).toBe(expected);
});
