import { randomId } from '../../lib/ids.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import type { Result } from '../../lib/result.ts';
import { createAccessTokens, type AccessTokens } from '../access-token.ts';
import type { EndedConnection, GrantRows, RefreshOutcome, SealedGrant, TokenSet } from '../ports.ts';
import { sealTokens, type GrantRow } from '../sealed-tokens.ts';

const keyRing = { current: 'k', keys: new Map([['k', Buffer.alloc(32, 7)]]) };
const row: GrantRow = { table: 'xero_grants', owner: 'user-1' };
export const NOW = new Date('2026-11-20T10:00:00Z');
export const after = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

export const tokens = (name: string, expiresAt: Date): TokenSet => ({
  accessToken: `access-${name}`,
  refreshToken: `refresh-${name}`,
  expiresAt,
  scopes: ['a', 'b'],
});

/** One grant, kept as a database would. */
export interface OneGrant {
  grants: GrantRows;
  now: () => SealedGrant;
  /** Somebody else replaces it. */
  store: (next: TokenSet) => void;
  /** Somebody takes the lease and never comes back. */
  leaseFor: (ms: number) => void;
  /** How the lease stands: nobody has it, somebody has, or its outcome was left open. */
  lease: () => 'free' | 'held' | 'open';
}

export function oneGrant(first: TokenSet): OneGrant {
  let grant: SealedGrant = { ...sealTokens(keyRing, row, first), state: 'usable', version: 1 };
  let held: { holder: string; until: number } | null = null;
  const replace = (sealed: ReturnType<typeof sealTokens>): void => {
    grant = { ...grant, ...sealed, version: grant.version + 1 };
    held = null;
  };
  const grants: GrantRows = {
    read: (owner) => Promise.resolve(owner === row.owner ? grant : null),
    lease: (_owner, { holder, version, forMs }) => {
      const free = held === null || held.until <= performance.now();
      if (!free || version !== grant.version || grant.state === 'revoked') return Promise.resolve(false);
      held = { holder, until: performance.now() + forMs };
      return Promise.resolve(true);
    },
    release: (_owner, { holder, answered }) => {
      if (held?.holder === holder) held = answered ? null : { holder, until: performance.now() };
      return Promise.resolve();
    },
    swap: (_owner, sealed, version) => {
      if (version !== grant.version) return Promise.resolve(false);
      replace(sealed);
      return Promise.resolve(true);
    },
    revoke: (_owner, version) => {
      if (version !== grant.version) return Promise.resolve([]);
      grant = { ...grant, state: 'revoked' };
      return Promise.resolve([{ portalId: '100', tenantId: 't', tenantName: 'Otter', how: 'grant_ended' }]);
    },
    idle: () => Promise.resolve([row.owner]),
    leftOpen: () => Promise.resolve([]),
  };
  return {
    grants,
    now: () => grant,
    store: (next) => replace(sealTokens(keyRing, row, next)),
    leaseFor: (ms) => {
      held = { holder: 'somebody', until: performance.now() + ms };
    },
    lease: () => (held === null ? 'free' : held.until > performance.now() ? 'held' : 'open'),
  };
}

type Answer = Result<TokenSet, VendorFailure>;

/** One process that asks for tokens of the grant, and all that it has told. */
export interface Node {
  token: AccessTokens;
  /** The refresh tokens that the vendor was asked with. */
  asked: string[];
  outcomes: RefreshOutcome[];
  ended: EndedConnection[];
}

export function node(grants: GrantRows, answer: () => Answer | Promise<Answer>): Node {
  const asked: string[] = [];
  const outcomes: RefreshOutcome[] = [];
  const ended: EndedConnection[] = [];
  const token = createAccessTokens({
    ...{ vendor: 'xero', table: row.table, grants, keyRing, newId: randomId, clock: { now: () => NOW } },
    refresh: async (refreshToken) => {
      asked.push(refreshToken);
      return answer();
    },
    watch: {
      refreshed: (_vendor, outcome) => outcomes.push(outcome),
      ended: (connections) => {
        ended.push(...connections);
        return Promise.resolve();
      },
    },
    patience: { lease: 200, look: 2, wait: 80 },
  });
  return { token, asked, outcomes, ended };
}
