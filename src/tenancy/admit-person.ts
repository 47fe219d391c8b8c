import { hashText } from '../lib/crypto.ts';
import { ok, type Result } from '../lib/result.ts';
import { obstacleOf, refused, type ConsentRefused } from './consent-refusals.ts';
import type { Consent, ConsentKey, ConsentStore } from './ports.ts';
import type { Clock } from '../lib/clock.ts';

/** Who connects: as HubSpot's signature vouched for it when the ticket was made. */
export type Connecting = NonNullable<Consent['who']>;

export interface AdmitDeps {
  consents: ConsentStore;
  /** Whether the portal is installed and the person its admin. */
  mayConnect: (who: Pick<Connecting, 'portalId' | 'userId'>) => Promise<boolean>;
  clock: Clock;
}

interface Admitted {
  consentId: string;
  step: Consent['step'];
  who: Connecting;
  granted: Consent['granted'];
  at: Date;
}

/**
 * Finds the consent that a person has come with and admits them to go on: it stands at one of the steps, in time, their
 * browser is the one that opened it, and they are an admin still.
 */
export async function admitPerson(
  { consents, mayConnect, clock }: AdmitDeps,
  { key, steps, browserSecret }: { key: ConsentKey; steps: readonly Consent['step'][]; browserSecret: string | null },
): Promise<Result<Admitted, ConsentRefused>> {
  const at = clock.now();
  const consent = await consents.find(key);
  // A ticket that nobody has opened yet belongs to whichever browser is first.
  const isNew = consent?.step === 'asked';
  const cookieHash = browserSecret === null ? null : hashText(browserSecret);
  const wanted = { kind: 'xero_connect', steps, at } as const;
  const obstacle = obstacleOf(consent, isNew ? wanted : { ...wanted, cookieHash });
  if (obstacle) return refused(obstacle);
  if (!consent?.who) return refused('unknown');
  if (!(await mayConnect(consent.who))) return refused('not_admin');
  const { consentId, step, who, granted } = consent;
  return ok({ consentId, step, who, granted, at });
}
