import { NOTHING_SET } from '../../src/tenancy/facts.ts';
import type { TiedOrganisation } from '../../src/tenancy/settings/ports.ts';
import { problemOfConnection } from './connection-problems.ts';

const at = new Date('2026-11-20T23:30:00Z');
const organisation = (more: Partial<TiedOrganisation> = {}): TiedOrganisation => ({
  ...{ tenantId: 't', name: 'Acme Books', state: 'connected', isMain: true, connectedBy: '7', connectedAt: at },
  ...{ ended: null, live: { on: true, by: '7', at }, lastSync: at, failures: [] },
  kept: { version: 0, defaults: NOTHING_SET, changed: null },
  ...more,
});
const around = { endedBy: 'Ada', missing: [], accountCodes: ['200'], taxTypes: ['OUTPUT2'], anotherWorks: false };
const problem = (given: TiedOrganisation, more: Partial<Parameters<typeof problemOfConnection>[1]> = {}) =>
  problemOfConnection(given, { ...around, timeZone: 'Europe/Berlin', ...more });
const disconnected = (how: 'here' | 'in_xero' | 'uninstalled') =>
  organisation({ state: 'disconnected', ended: { at, how, by: '7' } });

test('a connection that works has none, nor has one that is being read for the first time', () => {
  expect(problem(organisation())).toBeNull();
  const defaults = { ...NOTHING_SET, accountCode: '999' };
  const kept = { version: 1, defaults, changed: null };
  expect(problem(organisation({ lastSync: null, kept }), { accountCodes: [] })).toBeNull();
});

test.each([
  ['here', 'Ada', 'Acme Books was disconnected by Ada on 21 November 2026.'],
  ['here', null, 'Acme Books was disconnected on 21 November 2026.'],
  ['in_xero', null, 'Acme Books was disconnected in Xero on 21 November 2026.'],
  ['uninstalled', 'Ada', 'Acme Books was disconnected when the app was uninstalled by Ada on 21 November 2026.'],
] as const)('disconnected %s by %s, on the day of the portal', (how, endedBy, message) =>
  expect(problem(disconnected(how), { endedBy })?.message).toBe(message),
);

test('when the main one is disconnected and another works, there are two ways on', () => {
  expect(problem(disconnected('here'))?.fix).toBe(
    'Connect Acme Books again to go on. Nothing that is stored was lost.',
  );
  expect(problem(disconnected('here'), { anotherWorks: true })?.fix).toMatch(
    /or make another organisation the main one/,
  );
  const second = { ...disconnected('here'), isMain: false };
  expect(problem(second, { anotherWorks: true })?.fix).not.toMatch(/main one/);
});

test.each<[string, TiedOrganisation, object, string, RegExp]>([
  [
    'Xero lets us in no more',
    organisation({ state: 'reconnect_needed' }),
    {},
    'Xero no longer lets Tieout into Acme Books.',
    /^Reconnect Acme Books/,
  ],
  [
    'a permission is missing',
    organisation(),
    { missing: ['Read payments'] },
    'Acme Books was connected without: Read payments.',
    /^Reconnect/,
  ],
  [
    'the default account is gone',
    organisation({ kept: { version: 1, defaults: { ...NOTHING_SET, accountCode: '201' }, changed: null } }),
    {},
    'Account 201, the default for drafts, is no longer an active sales account in Xero.',
    /^Choose another one/,
  ],
  [
    'the default rate is gone',
    organisation({ kept: { version: 1, defaults: { ...NOTHING_SET, taxType: 'OLD' }, changed: null } }),
    {},
    'Tax rate OLD, the default for drafts, can no longer be used for sales in Xero.',
    /^Choose another one/,
  ],
  [
    'it cannot be read',
    organisation({ failures: ['vendor_unavailable'] }),
    {},
    'Xero could not be reached when it was last tried; it is tried again by itself.',
    /^Nothing/,
  ],
])('%s', (...[, given, more, message, fix]) => {
  expect(problem(given, more)).toEqual({ message, fix: expect.stringMatching(fix) as string });
});
