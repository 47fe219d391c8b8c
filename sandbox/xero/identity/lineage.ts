import { randomUUID } from 'node:crypto';
import type { Grant, Lineage } from '../state.ts';

const UNUSED_LIFE_MS = 60 * 24 * 3600 * 1000;
const GRACE_MS = 30 * 60 * 1000;

/** Before the first token. */
export const newLineage = (): Lineage => ({
  refreshTokens: [],
  generation: 0,
  graceUntil: '',
  unusedUntil: '',
  used: { newest: 0, grace: 0, ended: 0 },
});

/**
 * What a refresh token is good for: `newest`, `grace` (the one before, kept for answers that were lost), or `ended`.
 * Undefined: the grant has never had it.
 */
export const standingOf = (grant: Grant, token: unknown, now: Date): 'newest' | 'grace' | 'ended' | undefined => {
  const found = grant.refreshTokens.find((one) => one.token === token);
  if (found === undefined) return undefined;
  if (grant.endedAt !== undefined || found.ended === true || grant.unusedUntil <= now.toISOString()) return 'ended';
  if (found.generation === grant.generation) return 'newest';
  const isGrace = found.generation === grant.generation - 1 && now.toISOString() < grant.graceUntil;
  return isGrace ? 'grace' : 'ended';
};

/** A refresh token of the newest generation. It lives for 60 days, and so does the lineage. */
export const giveToken = (grant: Grant, now: Date): string => {
  const token = `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
  grant.refreshTokens.push({ token, generation: grant.generation });
  grant.unusedUntil = new Date(now.getTime() + UNUSED_LIFE_MS).toISOString();
  return token;
};

/** The next generation: the token before it may be used again for 30 minutes, any older one no more. */
export const turnGeneration = (grant: Grant, now: Date): void => {
  grant.generation += 1;
  grant.graceUntil = new Date(now.getTime() + GRACE_MS).toISOString();
};

/** Ends the newest tokens, for the stricter of two guesses: that a use of the one before takes them back. */
export const endNewest = (grant: Grant): void => {
  for (const one of grant.refreshTokens) if (one.generation === grant.generation) one.ended = true;
};
