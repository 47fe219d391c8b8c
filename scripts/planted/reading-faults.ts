import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in what is read and shown. */
export const readingFaults: Fault[] = [
  {
    fault: 'an invoice due today is overdue',
    file: 'src/receivables/rules/invoice-state.ts',
    right: 'return Math.max(0, daysBetween(invoice.dueDate, today));',
    wrong: 'return Math.max(0, daysBetween(invoice.dueDate, today) + 1);',
    seenBy: unit('src/receivables/rules/figures.test.ts'),
  },
  {
    fault: 'two currencies are summed',
    file: 'src/receivables/rules/figures.ts',
    right: 'const currencies = new Set(named.map(({ currency }) => currency));',
    wrong: "const currencies = new Set(named.map(() => 'GBP'));",
    seenBy: unit('src/receivables/rules/figures.test.ts'),
  },
  {
    fault: "a card's colleague counts as a team-mate without sharing a team",
    file: 'src/access/rules/decide.ts',
    right: "return scope === 'team' && record.ownerTeamIds.some((team) => person.teamIds.includes(team));",
    wrong: "return scope === 'team' && record.ownerTeamIds.length > 0;",
    seenBy: unit('src/access/rules/decide.test.ts'),
  },
  {
    fault: 'a record without an owner belongs to everybody',
    file: 'src/access/rules/decide.ts',
    right: 'if (record.ownerId === null) return false;',
    wrong: 'if (record.ownerId === null) return true;',
    seenBy: unit('src/access/rules/decide.test.ts'),
  },
  {
    fault: 'amounts are shown to whoever may see the status',
    file: 'functions/present/present-record.ts',
    right: "return atLeast(right, 'amounts') && view.account",
    wrong: "return atLeast(right, 'status') && view.account",
    seenBy: integration('access.test.ts'),
  },
  {
    fault: 'the body is left out of the signature',
    file: 'functions/runtime/signature.ts',
    right: '.update(decoded).update(body).update(timestamp)',
    wrong: '.update(decoded).update(timestamp)',
    seenBy: unit('functions/runtime/signature.test.ts'),
  },
  {
    fault: 'an old signature holds for ever',
    file: 'functions/runtime/signature.ts',
    right: 'if (Math.abs(now.getTime() - Number(timestamp)) > SIGNATURE_WINDOW) return false;',
    wrong: 'if (Number(timestamp) - now.getTime() > SIGNATURE_WINDOW) return false;',
    seenBy: unit('functions/runtime/signature.test.ts'),
  },
  {
    fault: 'the call is parsed before it is verified',
    file: 'functions/runtime/answer-card.ts',
    right: "if (!caller) return refusal(401, 'not_signed', 'The call is not signed by HubSpot.');",
    wrong:
      "if (!caller && inputOf(door, request) !== undefined) return refusal(401, 'not_signed', 'The call is not signed by HubSpot.');\n    if (!caller) return refusal(400, 'not_json', 'The body is no JSON object.');",
    seenBy: integration('doors.test.ts'),
  },
  {
    fault: 'an identity parameter may be there twice',
    file: 'functions/runtime/caller.ts',
    right: 'query.getAll(name).length > 1',
    wrong: 'query.getAll(name).length > 2',
    seenBy: integration('doors.test.ts'),
  },
  {
    fault: 'the role of the portal is not taken on',
    file: 'src/store/portal.ts',
    right: "set_config('role', 'tieout_app', true)",
    wrong: "set_config('app.role', 'tieout_app', true)",
    seenBy: integration('store-isolation.test.ts'),
  },
  {
    fault: 'an older row replaces a newer one',
    file: 'src/store/mirror-rows.ts',
    right: '>= (stored.vendor_updated_at, stored.read_at)',
    wrong: '<= (stored.vendor_updated_at, stored.read_at)',
    seenBy: integration('mirror-rows.test.ts'),
  },
  {
    fault: 'a tie goes to the earlier read',
    file: 'src/store/mirror-rows.ts',
    right: '(excluded.vendor_updated_at, excluded.read_at) >= (stored.vendor_updated_at, stored.read_at)',
    wrong: 'excluded.vendor_updated_at > stored.vendor_updated_at',
    seenBy: integration('mirror-rows.test.ts'),
  },
  {
    fault: 'the next pass asks from when the last one ended, not began',
    file: 'src/mirror/rules/pass.ts',
    right: 'return { readUntil: beganAt };',
    wrong: 'return { readUntil: given.page.readAt };',
    seenBy: unit('src/mirror/rules/pass.test.ts'),
  },
  {
    fault: 'a page is stored although another job had stored it',
    file: 'src/mirror/rules/pass.ts',
    right: 'before.pass?.page !== now.pass?.page ||',
    wrong: 'false ||',
    seenBy: unit('src/mirror/rules/pass.test.ts'),
  },
  {
    fault: 'amounts pass through floats',
    file: 'src/lib/exact-json.ts',
    right: "typeof value === 'number' ? context.source : value",
    wrong: "(typeof value === 'number' && context.source ? String(value) : value)",
    seenBy: unit('src/lib/exact-json.test.ts'),
  },
  {
    fault: 'today is the day of Greenwich everywhere',
    file: 'src/lib/calendar.ts',
    right: '.toZonedDateTimeISO(zone).toPlainDate()',
    wrong: ".toZonedDateTimeISO(zone && 'UTC').toPlainDate()",
    seenBy: unit('src/lib/calendar.test.ts'),
  },
  {
    fault: 'a sealed secret opens in another row',
    file: 'src/lib/crypto.ts',
    right: '.setAAD(Buffer.from(stored.owner))',
    wrong: ".setAAD(Buffer.from(stored.owner.slice(0, 0) + 'any'))",
    seenBy: unit('src/lib/crypto.test.ts'),
  },
  {
    fault: 'thirty days overdue are not yet a matter for finance, nor are thirty-one',
    file: 'src/insight/rules/standing.ts',
    right: 'record.oldestOverdueDays > LONG_OVERDUE_DAYS',
    wrong: 'record.oldestOverdueDays > LONG_OVERDUE_DAYS + 1',
    seenBy: unit('src/insight/rules/standing.test.ts'),
  },
];
