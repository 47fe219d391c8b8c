import type { KeyRing } from '../lib/crypto.ts';
import { ok, type Result } from '../lib/result.ts';
import { admitPerson, type AdmitDeps, type Connecting } from './admit-person.ts';
import { refused, type ConsentRefused } from './consent-refusals.ts';
import { isOrganisation } from './is-organisation.ts';
import type { GrantedAtXero, TenancyStore } from './ports.ts';
import { sealTokens, unsealTokens } from './sealed-tokens.ts';

export interface ConfirmDeps extends AdmitDeps {
  store: Pick<TenancyStore, 'portalsOf' | 'saveConnections'>;
  keyRing: KeyRing;
}

/** A consent that waits for its person's word, and the secret of the browser that it waits in. */
export interface BroughtConsent {
  consentId: string;
  browserSecret: string | null;
}

/** What a consent lets us into, by name. */
export interface Offer {
  who: Connecting;
  organisations: string[];
  /** Organisations that another portal is connected to. */
  taken: string[];
  /** Practices and the like. */
  leftOut: string[];
}

/** What is shown to the person before anything is connected. */
export async function offerConnection(
  deps: ConfirmDeps,
  brought: BroughtConsent,
): Promise<Result<Offer, ConsentRefused>> {
  const waiting = await waitingConsent(deps, brought);
  if (!waiting.ok) return waiting;
  const { who, granted } = waiting.value;
  const users = await deps.store.portalsOf(granted.organisations.map(({ tenantId }) => tenantId));
  const others = users.filter(({ portalId }) => portalId !== who.portalId).map(({ tenantId }) => tenantId);
  return ok({ who, ...sorted(granted, others) });
}

/**
 * Connects what the consent lets us into, on the person's word: once, and while that person is an admin. An organisation
 * that another portal has connected meanwhile is left out. The audit log is told who did it. (C3)
 */
export async function confirmConnection(
  deps: ConfirmDeps,
  brought: BroughtConsent,
): Promise<Result<Offer, ConsentRefused>> {
  const waiting = await waitingConsent(deps, brought);
  if (!waiting.ok) return waiting;
  const { who, granted, at } = waiting.value;
  const { consentId } = brought;
  const saved = await deps.store.saveConnections({
    portalId: who.portalId,
    connectedBy: who.userId,
    organisations: granted.organisations.filter(isOrganisation),
    grant: { xeroUserId: granted.xeroUserId, tokens: moveTokens(deps.keyRing, consentId, granted) },
    at,
    confirmed: { consentId, userEmail: who.userEmail },
  });
  return saved ? ok({ who, ...sorted(granted, saved.taken) }) : refused('spent');
}

/** The person does not want it after all: nothing is stored, and what Xero let us into is given back by the next hour. */
export async function cancelConnection(
  deps: AdmitDeps,
  brought: BroughtConsent,
): Promise<Result<void, ConsentRefused>> {
  const waiting = await waitingConsent(deps, brought);
  if (!waiting.ok) return waiting;
  const { at } = waiting.value;
  const { consentId } = brought;
  const ended = await deps.consents.move({ consentId, from: ['returned'], to: 'done', at, expiresAt: at });
  return ended ? ok(undefined) : refused('spent');
}

async function waitingConsent(deps: AdmitDeps, { consentId, browserSecret }: BroughtConsent) {
  const admitted = await admitPerson(deps, { key: { consentId }, steps: ['returned'], browserSecret });
  if (!admitted.ok) return admitted;
  const { granted, ...rest } = admitted.value;
  return granted ? ok({ ...rest, granted }) : refused('spent');
}

function sorted({ organisations }: GrantedAtXero, takenIds: string[]): Omit<Offer, 'who'> {
  const isTaken = ({ tenantId }: { tenantId: string }): boolean => takenIds.includes(tenantId);
  const names = (rows: GrantedAtXero['organisations']): string[] => rows.map(({ tenantName }) => tenantName);
  const connectable = organisations.filter(isOrganisation);
  return {
    organisations: names(connectable.filter((row) => !isTaken(row))),
    taken: names(connectable.filter(isTaken)),
    leftOut: names(organisations.filter((row) => !isOrganisation(row))),
  };
}

/** Sealed for the consent, they open nowhere else: they are sealed anew for the grant. */
function moveTokens(keyRing: KeyRing, consentId: string, { xeroUserId, tokens }: GrantedAtXero) {
  const { accessExpiresAt: expiresAt, scopes } = tokens;
  const pair = unsealTokens(keyRing, { table: 'consents', owner: consentId }, tokens);
  const grant = { table: 'xero_grants', owner: xeroUserId } as const;
  return sealTokens(keyRing, grant, { ...pair, expiresAt, scopes: scopes.split(' ') });
}
