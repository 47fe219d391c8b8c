import type { IssueKind, IssueView } from '../../src/contract/issues.ts';

interface KindWords {
  title: string;
  direction: IssueView['direction'];
}

/** What each kind of issue is called, and which way it was going. */
export const KIND_WORDS: Record<IssueKind, KindWords> = {
  pull_failed: { title: 'Reading failed', direction: 'reading' },
  row_unreadable: { title: 'Not understood', direction: 'reading' },
  reconnect_needed: { title: 'Connect again', direction: 'reading' },
  write_failed: { title: 'Not written to Xero', direction: 'hubspot_to_xero' },
  write_unclear: { title: 'Not known whether written', direction: 'hubspot_to_xero' },
  preview_differs: { title: 'Differs from what was shown', direction: 'hubspot_to_xero' },
  written_twice: { title: 'Stands twice in Xero', direction: 'hubspot_to_xero' },
  mirror_differs: { title: 'Not as the vendor has it', direction: 'reading' },
  balance_differs: { title: 'Xero sums up otherwise', direction: 'reading' },
  mapping_needs_look: { title: 'Mapping needs a look', direction: 'hubspot_to_xero' },
  deal_gone_billed: { title: 'Billed, but the deal is gone', direction: 'hubspot_to_xero' },
  deal_reopened_billed: { title: 'Billed, but the deal is not won', direction: 'hubspot_to_xero' },
  write_back_failed: { title: 'Properties not written to HubSpot', direction: 'xero_to_hubspot' },
};
