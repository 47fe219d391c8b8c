import type { AccessTokens } from './access-token.ts';
import type { GrantRows } from './ports.ts';

/** Xero ends a refresh token that was not used for 60 days. A week leaves room for weeks of trouble. */
const IDLE_MS = 7 * 24 * 3_600_000;

type Due = Pick<GrantRows, 'idle' | 'leftOpen'>;

export interface IdleDeps {
  /** Each vendor's grants and what renews them. */
  vendors: { grants: Due; tokens: AccessTokens }[];
  /** Is told of a grant that broke something in us; a failure of a vendor is no such thing. */
  broken: (error: unknown) => void;
}

/** How many were renewed and how many were not; why not is told by the `TokenWatch`. */
export interface Renewed {
  renewed: number;
  failed: number;
}

/** Renews every grant that was not used for a week, so that a quiet portal is not locked out. */
export const refreshIdle = (deps: IdleDeps): Promise<Renewed> => renewEach(deps, (grants) => grants.idle(IDLE_MS));

/**
 * Renews the grants of which a process that died, or an answer that was lost, has left open whether they were renewed: Xero
 * takes the refresh token of before for half an hour only, and the next job may be an hour away.
 */
export const takeUpLost = (deps: IdleDeps): Promise<Renewed> => renewEach(deps, (grants) => grants.leftOpen());

/** One after the other; the failure of one does not stop the rest. */
async function renewEach({ vendors, broken }: IdleDeps, due: (grants: Due) => Promise<string[]>): Promise<Renewed> {
  const counted: Renewed = { renewed: 0, failed: 0 };
  for (const { grants, tokens } of vendors)
    for (const owner of await due(grants)) {
      const renewed = await tokens(owner, { fresh: true }).catch((error: unknown) => {
        broken(error);
        return { ok: false };
      });
      counted[renewed.ok ? 'renewed' : 'failed'] += 1;
    }
  return counted;
}
