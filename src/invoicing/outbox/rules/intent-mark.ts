/** Ids of ours: what anybody else may have put into an address is none. */
const INTENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The intent that an invoice's `Url` names as the one that made it; null: it was made elsewhere. */
export const intentOf = (url: string | null): string | null => idIn(url, 'tieout');

/** The intent that an invoice's `Url` names as the one that revised it last; null: none did. */
export const revisionOf = (url: string | null): string | null => idIn(url, 'revision');

function idIn(url: string | null, name: string): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const marked = new URL(url).searchParams.get(name);
  return marked !== null && INTENT_ID.test(marked) ? marked : null;
}

/** The deal that an invoice is made for, and the intent that makes it. */
interface Marked {
  uiDomain: string;
  portalId: string;
  dealId: string;
  intentId: string;
  /** The intent that revises it; absent: none has. */
  revision?: string;
}

/** The `Url` of an invoice of ours: the deal's page in HubSpot, with the intent as its mark. */
export function markedUrl({ uiDomain, portalId, dealId, intentId, revision }: Marked): string {
  const mark = revision === undefined ? intentId : `${intentId}&revision=${revision}`;
  return `https://${uiDomain}/contacts/${portalId}/record/0-3/${dealId}?tieout=${mark}`;
}
