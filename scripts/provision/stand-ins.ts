import * as z from 'zod';

const consent = z.object({ code: z.string(), redirectUri: z.string() });
type Consent = z.infer<typeof consent>;

const portal = z.object({
  portal: z.object({ id: z.number() }),
  users: z.array(z.object({ userId: z.number(), role: z.string() })),
});

/** The portal's id, and HubSpot's ids of its administrator, of the person in finance and of the sales rep. */
export interface DemoPeople {
  portalId: string;
  admin: string;
  finance: string;
  rep: string;
}

/** Who is who in the portal of the HubSpot stand-in. */
export async function demoPeople(hubspotUrl: string): Promise<DemoPeople> {
  const found = portal.parse(await ask(`${hubspotUrl}/__sandbox/portal`));
  const withRole = (role: string): string => {
    const user = found.users.find((one) => one.role === role);
    if (!user) throw new Error(`The HubSpot stand-in has no user in the role ${role}`);
    return String(user.userId);
  };
  return {
    portalId: String(found.portal.id),
    admin: withRole('admin'),
    finance: withRole('finance'),
    rep: withRole('rep'),
  };
}

/** Lets the user agree to the app's install link; the code is good once. */
export async function consentAtHubSpot(
  url: string,
  given: { userId: string; scopes: readonly string[]; optionalScopes?: readonly string[] },
): Promise<Consent> {
  const { userId, ...scopes } = given;
  return consent.parse(await ask(`${url}/__sandbox/consent`, { userId: Number(userId), ...scopes }));
}

/** Lets the person in finance agree at Xero, for the first organisation. */
export async function consentAtXero(url: string, scopes: readonly string[]): Promise<Consent> {
  return consent.parse(await ask(`${url}/__sandbox/consent`, { scopes }));
}

async function ask(url: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, body && { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
