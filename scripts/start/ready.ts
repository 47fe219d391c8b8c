import { cast } from '../../sandbox/seed/cast.ts';

/** Whether a card answers with figures: asked as HubSpot asks, signed, for one seeded company, by the seeded administrator. */
export function cardOpens(hubspotUrl: string): () => Promise<boolean> {
  const { companyId } = cast.manyInvoices;
  const url = `https://app.tieout.test/cards/record?objectTypeId=0-2&objectId=${companyId}`;
  return async () => {
    const response = await fetch(`${hubspotUrl}/__sandbox/fetch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: cast.users.admin.userId, url, method: 'GET' }),
      signal: AbortSignal.timeout(5_000),
    });
    const { body } = (await response.json()) as {
      body?: { ok?: boolean; value?: { freshness?: { asOf?: string | null } } };
    };
    return body?.ok === true && Boolean(body.value?.freshness?.asOf);
  };
}
