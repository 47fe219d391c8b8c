import type { Clock } from '../lib/clock.ts';
import { hashText, randomSecret } from '../lib/crypto.ts';
import type { NewId } from '../lib/ids.ts';
import type { ConsentStore } from './ports.ts';

/** Long enough to sign in at HubSpot first. */
const GOOD_FOR_MS = 30 * 60_000;

/**
 * Remembers that the browser with that secret goes to HubSpot's install page, and gives the state that must come back with
 * it: once, and within half an hour.
 */
export async function beginInstall(
  { consents, clock, newId }: { consents: ConsentStore; clock: Clock; newId: NewId },
  browserSecret: string,
): Promise<{ state: string }> {
  const state = randomSecret();
  await consents.add({
    consentId: newId(),
    kind: 'hubspot_install',
    step: 'left',
    who: null,
    stateHash: hashText(state),
    cookieHash: hashText(browserSecret),
    expiresAt: new Date(clock.now().getTime() + GOOD_FOR_MS),
  });
  return { state };
}
