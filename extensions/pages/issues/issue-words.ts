import type { IssueView } from '../../../src/contract/issues.ts';

export const directionWords: Record<IssueView['direction'], string> = {
  hubspot_to_xero: 'HubSpot → Xero',
  xero_to_hubspot: 'Xero → HubSpot',
  reading: 'Reading',
};

type RunState = NonNullable<IssueView['run']>['state'];

export const runWords: Record<RunState, { variant: 'info' | 'success' | 'warning' | 'danger'; label: string }> = {
  asked: { variant: 'info', label: 'Running again' },
  waiting: { variant: 'warning', label: 'Under way' },
  done: { variant: 'success', label: 'Went through' },
  failed: { variant: 'danger', label: 'Not yet' },
};

/** Types of records as HubSpot has them, for one whose name is not known here. */
const recordWords: Record<string, string> = { '0-1': 'Contact', '0-2': 'Company', '0-3': 'Deal', '0-7': 'Product' };

/** What an issue is about, in a few words; the organisation where it is about no record and no document. */
export function aboutWords({ about: { record, document, organisation } }: Pick<IssueView, 'about'>): string {
  if (record) return record.name ?? `${recordWords[record.objectTypeId] ?? 'Record'} ${record.objectId}`;
  if (document) return document.number ?? 'An invoice';
  return organisation ?? 'The connection';
}

/** A record's page in HubSpot; the page does not know on which host it is. */
export const recordHref = (portalId: number, { objectTypeId, objectId }: { objectTypeId: string; objectId: string }) =>
  `/contacts/${portalId}/record/${objectTypeId}/${objectId}`;
