import type { Fault } from './fault.ts';

const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in what admins and finance set for an organisation's invoices. */
export const billingSettingsFaults: Fault[] = [
  {
    fault: 'whoever may see amounts sets how invoices are made',
    file: 'functions/settings/billing/finance-door.ts',
    right: "return atLeast(right, 'approve') ? ok(right) : err(NOT_FINANCE);",
    wrong: "return atLeast(right, 'status') ? ok(right) : err(NOT_FINANCE);",
    seenBy: integration('billing-settings.test.ts'),
  },
  {
    fault: 'what was set meanwhile is not named to whoever saw an older version',
    file: 'src/billing-settings/change-topic.ts',
    right: 'if ((newest?.version ?? 0) !== who.version) return',
    wrong: 'if ((newest?.version ?? 0) < who.version) return',
    seenBy: integration('billing-settings.test.ts'),
  },
  {
    fault: 'the oldest version of the settings counts',
    file: 'src/store/billing-books.ts',
    right: 'order by topic, s.version desc',
    wrong: 'order by topic, s.version',
    seenBy: integration('billing-books.test.ts'),
  },
  {
    fault: 'the settings of another organisation count',
    file: 'src/store/billing-books.ts',
    right: 'and s.tenant_id = connection.tenant_id order by topic',
    wrong: 'order by topic',
    seenBy: integration('billing-books.test.ts'),
  },
  {
    fault: 'an undo puts back what it should undo',
    file: 'src/billing-settings/undo-topic.ts',
    right: 'before?.document ?? NOTHING_CHOSEN[topic]',
    wrong: 'newest.document',
    seenBy: integration('billing-settings-history.test.ts'),
  },
  {
    fault: 'what would happen is shown by the settings that are kept',
    file: 'src/invoicing/try-settings.ts',
    right: 'return kept && chosen ?',
    wrong: 'return kept && chosen === undefined ?',
    seenBy: integration('billing-settings-try.test.ts'),
  },
  {
    fault: 'three tracking categories are set for a line',
    file: 'src/billing-settings/rules/gaps.ts',
    right: 'const MOST_CATEGORIES = 2;',
    wrong: 'const MOST_CATEGORIES = 3;',
    seenBy: { project: 'unit', file: 'src/billing-settings/rules/topic-gaps.test.ts' },
  },
];
