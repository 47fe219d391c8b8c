import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/mirror/rules/${file}` }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Of the engine that keeps the mirror true. */
export const syncFaults: readonly Fault[] = [
  {
    fault: 'lists are read the oldest first',
    file: 'src/vendors/xero/stream.ts',
    right: "'UpdatedDateUTC DESC'",
    wrong: "'UpdatedDateUTC ASC'",
    seenBy: { project: 'contract', file: 'test/contract/xero-passes.test.ts' },
  },
  {
    fault: 'a pass over several pages counts as read at once',
    file: 'src/mirror/rules/pass.ts',
    right: '(pages === 1 || !given.tellsChanges)',
    wrong: 'pages > 0',
    seenBy: unit('pass.test.ts'),
  },
  {
    fault: 'the last calls are not kept for people',
    file: 'src/mirror/rules/budget.ts',
    right: 'minuteLeft <= MINUTE_RESERVE',
    wrong: 'minuteLeft < MINUTE_RESERVE',
    seenBy: unit('budget.test.ts'),
  },
  {
    fault: 'what is polled each hour is polled with every plan',
    file: 'src/mirror/rules/plan.ts',
    right: 'minutesSince(readUntil, now) >= everyMinutes - TOLERANCE_MINUTES',
    wrong: 'minutesSince(readUntil, now) >= 0 * everyMinutes * TOLERANCE_MINUTES',
    seenBy: unit('plan-weeks.test.ts'),
  },
  {
    fault: 'what the vendor no longer has stays',
    file: 'src/mirror/settle-pass.ts',
    right: 'suspects.filter((id) => !there.includes(id))',
    wrong: 'suspects.filter(() => false)',
    seenBy: integration('mirror-suspects.test.ts'),
  },
  {
    fault: 'a row that was read meanwhile is called gone',
    file: 'src/store/mirror-presence.ts',
    right: 'and ${idIn(key.stream, ids)} and read_at < ${missedAt}',
    wrong: 'and ${idIn(key.stream, ids)}',
    seenBy: integration('mirror-suspects.test.ts'),
  },
  {
    fault: 'what a webhook has brought since is a difference',
    file: 'src/mirror/prove-page.ts',
    right: 'const newer = newerIn(mirror, settled);',
    wrong: 'const newer = new Set(newerIn(mirror, []));',
    seenBy: integration('mirror-proof.test.ts'),
  },
  {
    fault: 'what the vendor saved while a list was read is not asked for again',
    file: 'src/mirror/rules/pass.ts',
    right: 'export const OVERLAP_MS = 5 * 60_000;',
    wrong: 'export const OVERLAP_MS = 0;',
    seenBy: integration('mirror-pull.test.ts'),
  },
  {
    fault: 'what changed during a long reading is left for the next hour',
    file: 'src/mirror/pull-page.ts',
    right: 'if (cursor.pass || mustCatchUp(cursor)) {',
    wrong: 'if (cursor.pass) {',
    seenBy: integration('mirror-pull.test.ts'),
  },
  {
    fault: 'a page is stored although another job has stored it meanwhile',
    file: 'src/mirror/pull-page.ts',
    right: "if (hasMoved(read.before, cursor)) return 'superseded';",
    wrong: '',
    seenBy: integration('mirror-pull.test.ts'),
  },
  {
    fault: 'a balance that moved with its documents is a difference',
    file: 'src/mirror/prove-page.ts',
    right: 'asComparable(key.stream, { mirror: await unit.rows.read(key, ids), vendor: settled, moved });',
    wrong:
      'asComparable(key.stream, { mirror: await unit.rows.read(key, ids), vendor: settled, moved: moved.slice(0, 0) });',
    seenBy: integration('mirror-proof.test.ts'),
  },
  {
    fault: 'one refused record stops the others of its batch',
    file: 'src/automation/write-in-parts.ts',
    right: 'if (part.length > 1) parts',
    wrong: 'if (part.length > 1000) parts',
    seenBy: { project: 'unit', file: 'src/automation/write-in-parts.test.ts' },
  },
  {
    fault: 'a reading that was stopped goes on',
    file: 'src/mirror/pull-page.ts',
    right: "if (before.stoppedAt) return ok('stopped');",
    wrong: '',
    seenBy: integration('settings-reading.test.ts'),
  },
  {
    fault: 'a page that comes late brings back what was found gone since',
    file: 'src/store/mirror-rows.ts',
    right: 'stored.gone_at is null or excluded.read_at >= stored.gone_at',
    wrong: 'true',
    seenBy: integration('mirror-rows.test.ts'),
  },
  {
    fault: 'what a batch that failed in part does not show is taken for deleted',
    file: 'src/vendors/hubspot/objects.ts',
    right: "if (failed) return err({ code: 'vendor_unavailable', vendor: 'hubspot', detail: failed.message });",
    wrong: '',
    seenBy: { project: 'contract', file: 'test/contract/hubspot-unpleasant.test.ts' },
  },
  {
    fault: 'asking for a refresh again and again uses up what is kept for people',
    file: 'src/mirror/refresh-portal.ts',
    right: "isJustRead ? 'in_turn' : 'now'",
    wrong: "'now'",
    seenBy: integration('cards-refresh.test.ts'),
  },
];
