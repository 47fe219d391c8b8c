/** Ids of ours: what anybody else may have put into an address is none. */
const INTENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The intent that an invoice's `Url` names as the one that made it; null: it was made elsewhere. */
export function intentOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const marked = new URL(url).searchParams.get('tieout');
  return marked !== null && INTENT_ID.test(marked) ? marked : null;
}

/** The deal that an invoice is made for, and the intent that makes it. */
interface Marked {
  uiDomain: string;
  portalId: string;
  dealId: string;
  intentId: string;
}

/** The `Url` of an invoice of ours: the deal's page in HubSpot, with the intent as its mark. */
export function markedUrl({ uiDomain, portalId, dealId, intentId }: Marked): string {
  return `https://${uiDomain}/contacts/${portalId}/record/0-3/${dealId}?tieout=${intentId}`;
}
