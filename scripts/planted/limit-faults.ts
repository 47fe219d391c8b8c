import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/vendors/limits/${file}` }) as const;

/** Of the limits that calls are held to, and of the calls that are counted. */
export const limitFaults: readonly Fault[] = [
  {
    fault: 'a call that has just left the span counts for one millisecond less',
    file: 'src/vendors/limits/rolling.ts',
    right: 'taken[0] <= now - ms',
    wrong: 'taken[0] <= now - ms + 1',
    seenBy: unit('rolling.test.ts'),
  },
  {
    fault: 'background calls take a place before a click that waits',
    file: 'src/vendors/limits/turns.ts',
    right: "queue.find(({ of }) => of === 'live' && isFree(of)) ?? ",
    wrong: '',
    seenBy: unit('turns.test.ts'),
  },
  {
    fault: 'clicks stop where background calls do',
    file: 'src/vendors/limits/xero-gate.ts',
    right: "if (of === 'live') return null;",
    wrong: '',
    seenBy: unit('xero-gate.test.ts'),
  },
  {
    fault: 'what Xero says is left is not believed',
    file: 'src/vendors/limits/known-count.ts',
    right: 'mine.limitTo(left, now());',
    wrong: '',
    seenBy: unit('xero-gate.test.ts'),
  },
  {
    fault: 'calls under way are not taken off what Xero says is left',
    file: 'src/vendors/limits/node-count.ts',
    right: 'told - underWay',
    wrong: 'told',
    seenBy: unit('xero-gate.test.ts'),
  },
  {
    fault: 'a day that was told once is believed for ever',
    file: 'src/vendors/limits/xero-days.ts',
    right: 'const TOLD_FOR_MS = 3_600_000;',
    wrong: 'const TOLD_FOR_MS = 1e15;',
    seenBy: unit('xero-gate.test.ts'),
  },
  {
    fault: 'a refused call counts among those of the day',
    file: 'src/vendors/limits/xero-gate.ts',
    right: 'if (answer?.status !== 429) deps',
    wrong: 'deps',
    seenBy: unit('xero-gate.test.ts'),
  },
  {
    fault: 'calls that could not be kept are forgotten',
    file: 'src/vendors/limits/call-ledger.ts',
    right: 'days.forEach(merge);',
    wrong: '',
    seenBy: unit('call-ledger.test.ts'),
  },
  {
    fault: 'a call in somebody’s name does not pass the gate',
    file: 'src/vendors/with-token.ts',
    right: 'callingAs(who, () => call(given.value))',
    wrong: 'call(given.value)',
    seenBy: { project: 'integration', file: 'test/integration/call-limits.test.ts' },
  },
  {
    fault: 'processes do not count together',
    file: 'src/store/postgres.ts',
    right: 'shared: { query: (query) => pool.query(query) },',
    wrong: 'shared: null,',
    seenBy: { project: 'integration', file: 'test/integration/call-limits.test.ts' },
  },
  {
    fault: 'calls at once are held to in each process alone',
    file: 'src/vendors/limits/xero-gate.ts',
    right: 'if (!endTurn || !places) return',
    wrong: 'if (endTurn || !endTurn || !places) return',
    seenBy: { project: 'integration', file: 'test/integration/call-limits.test.ts' },
  },
  {
    fault: 'the place of a process that has died never comes back',
    file: 'src/store/call-places.ts',
    right: ' and taken.held_until > clock_timestamp())',
    wrong: ')',
    seenBy: { project: 'integration', file: 'test/integration/call-places.test.ts' },
  },
  {
    fault: 'a place is not renewed while a call holds it',
    file: 'src/vendors/limits/shared-places.ts',
    right: 'until - now < RENEW_MS',
    wrong: 'until - now < 0 * RENEW_MS',
    seenBy: unit('shared-places.test.ts'),
  },
  {
    fault: 'a portal’s jobs wait for those of its other organisations',
    file: 'src/store/queue.ts',
    right: "'tenantId' in ids ? `${portalId}/${ids.tenantId}` : portalId",
    wrong: "'none' in ids ? '' : portalId",
    seenBy: { project: 'integration', file: 'test/integration/queue-fairness.test.ts' },
  },
  {
    fault: 'whoever is no admin is shown the calls',
    file: 'functions/settings/get-calls.ts',
    right: 'if (!admin.ok) return admin;',
    wrong: '',
    seenBy: { project: 'integration', file: 'test/integration/settings-calls.test.ts' },
  },
];
