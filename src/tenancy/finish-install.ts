import { hashText } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import { obstacleOf, refused, type ConsentRefused } from './consent-refusals.ts';
import { installPortal, type InstallDeps } from './install-portal.ts';
import type { ConsentStore, Portal } from './ports.ts';

/** What a browser brings back from HubSpot beside the code. */
export interface BroughtBack {
  /** Null: HubSpot itself began the install. */
  state: string | null;
  /** Null: the browser has no cookie of ours. */
  browserSecret: string | null;
}

export interface FinishDeps extends InstallDeps {
  consents: ConsentStore;
}

/**
 * Ends an install with the code that HubSpot has given. One that we began must bring its state, from the browser that it was
 * given to; one that HubSpot's marketplace began brings none. (C1)
 */
export async function finishInstall(
  deps: FinishDeps,
  given: BroughtBack & { code: string; redirectUri: string },
): Promise<Result<Portal, VendorFailure | ConsentRefused>> {
  if (given.state !== null) {
    const ended = await endInstall(deps, { ...given, state: given.state });
    if (!ended.ok) return ended;
  }
  return installPortal(deps, given);
}

/** Uses up the state of an install, whether or not anything comes of it. */
export async function endInstall(
  { consents, clock }: Pick<FinishDeps, 'consents' | 'clock'>,
  { state, browserSecret }: BroughtBack & { state: string },
): Promise<Result<void, ConsentRefused>> {
  const at = clock.now();
  const consent = await consents.find({ stateHash: hashText(state) });
  const cookieHash = browserSecret === null ? null : hashText(browserSecret);
  const obstacle = obstacleOf(consent, { kind: 'hubspot_install', steps: ['left'], cookieHash, at });
  if (obstacle ?? !consent) return refused(obstacle ?? 'unknown');
  const { consentId } = consent;
  return (await consents.move({ consentId, from: ['left'], to: 'done', at })) ? ok(undefined) : refused('spent');
}
