/** Whether a card answers with figures: asked as HubSpot asks, signed, for the first seeded company, by the seeded administrator. */
export function cardOpens(hubspotUrl: string): () => Promise<boolean> {
  const sandbox = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(`${hubspotUrl}/__sandbox/${path}`, { ...init, signal: AbortSignal.timeout(5_000) });
    return response.json();
  };
  return async () => {
    const { users } = (await sandbox('portal')) as { users: { userId: number; role: string }[] };
    const { results } = (await sandbox('crm/companies?limit=1')) as { results: { id: string }[] };
    const { body } = (await sandbox('fetch', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        userId: users.find(({ role }) => role === 'admin')?.userId,
        url: `https://app.tieout.test/cards/record?objectTypeId=0-2&objectId=${results[0]?.id ?? ''}`,
        method: 'GET',
      }),
    })) as { body?: { ok?: boolean; value?: { freshness?: { asOf?: string | null } } } };
    return body?.ok === true && Boolean(body.value?.freshness?.asOf);
  };
}
