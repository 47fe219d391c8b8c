import type { VendorFailure } from '../../src/lib/failure.ts';
import { beginInstall } from '../../src/tenancy/begin-install.ts';
import type { ConsentRefused } from '../../src/tenancy/consent-refusals.ts';
import { endInstall, finishInstall, type BroughtBack } from '../../src/tenancy/finish-install.ts';
import { browserSecretOf, secretFor, withSecret } from '../runtime/browser-secret.ts';
import { hubspotRedirectUri, type ConsentDeps } from '../runtime/consent-deps.ts';
import type { BrowserDoor, Reply, Visit } from '../runtime/door.ts';
import { redirect } from '../runtime/page.ts';
import { installed, notInstalled } from './install-pages.ts';
import { returnUrlOf } from './return-url.ts';

/**
 * GET /oauth/hubspot/callback: where HubSpot sends the person who installs (C1). Begun by us, they bring a code and our
 * state; begun in HubSpot's marketplace, a code and an address to go on to, or first `step=authorize` and then, with our
 * state, `step=finalize`. An address that is not HubSpot's is refused before anything else happens.
 * Source: HubSpot's page on the install flow.
 */
export const getHubSpotCallback: BrowserDoor = {
  method: 'GET',
  path: '/oauth/hubspot/callback',
  auth: 'browser',
  handler:
    ({ consent }) =>
    async (visit) => {
      const { step, code, error, state, returnUrl } = visit.query;
      const onwards = returnUrl === undefined ? null : returnUrlOf(returnUrl, consent.hubspotApp.appUrl);
      if (returnUrl !== undefined && !onwards) return notInstalled(400, 'foreign_address');
      if (error !== undefined) return declined(consent, visit);
      if (step === 'authorize' && onwards) return authorise(consent, visit, onwards);
      const isWhole = step === undefined ? (state ?? onwards) : step === 'finalize' && state && onwards;
      if (code === undefined || !isWhole) return notInstalled(400, 'incomplete');
      return finish(consent, { code, brought: broughtBy(visit), onwards });
    },
};

const broughtBy = (visit: Visit): BroughtBack => ({
  state: visit.query['state'] ?? null,
  browserSecret: browserSecretOf(visit, 'install'),
});

/** HubSpot asks whether this person is known to us; everybody is, and takes our state along. Its own page may be around ours. */
async function authorise({ installing }: ConsentDeps, visit: Visit, onwards: URL): Promise<Reply> {
  const secret = secretFor(visit, 'install');
  const { state } = await beginInstall(installing, secret);
  onwards.searchParams.set('state', state);
  return withSecret(redirect(302, onwards.href), secret, { purpose: 'install', sameSite: 'none' });
}

interface Finishing {
  code: string;
  brought: BroughtBack;
  onwards: URL | null;
}

async function finish(consent: ConsentDeps, { code, brought, onwards }: Finishing): Promise<Reply> {
  const redirectUri = hubspotRedirectUri(consent.browserUrl);
  const finished = await finishInstall(consent.installing, { ...brought, code, redirectUri });
  if (!finished.ok) return notInstalled(...whyNot(finished.error));
  await consent.readAll(finished.value.portalId);
  // HubSpot's marketplace goes on by itself, and would begin again if the person were kept here.
  return onwards ? redirect(302, onwards.href) : installed(finished.value, consent.hubspotApp.appUrl);
}

async function declined({ installing }: ConsentDeps, visit: Visit): Promise<Reply> {
  const { state, ...brought } = broughtBy(visit);
  if (state !== null) await endInstall(installing, { ...brought, state });
  return notInstalled(200, visit.query['error'] === 'access_denied' ? 'declined' : 'refused_by_hubspot');
}

type Why = Parameters<typeof notInstalled>;

function whyNot(failure: VendorFailure | ConsentRefused): Why {
  if (failure.code === 'consent_refused')
    return failure.why === 'other_browser' ? [403, 'other_browser'] : [410, 'spent'];
  if (failure.code === 'auth_revoked') return [410, 'spent'];
  if (failure.code === 'vendor_throttled') return [503, 'busy'];
  return failure.code === 'vendor_rejected' ? [502, 'refused_by_hubspot'] : [503, 'unreachable'];
}
