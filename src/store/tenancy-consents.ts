import type { Kysely, Selectable } from 'kysely';
import type { Consent, ConsentKey, ConsentMove, ConsentStore, GrantedAtXero, SealedTokens } from '../tenancy/ports.ts';
import type { ConsentRow } from './connecting-tables.ts';
import type { Tables } from './tables.ts';

/** The consents of all portals: an install's belongs to none yet. */
export function consentStore(db: Kysely<Tables>): ConsentStore {
  return {
    add: (consent) => add(db, consent),
    find: async (key) => {
      const row = await db
        .selectFrom('consents')
        .selectAll()
        .where(...isKey(key))
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },
    move: (step) => move(db, step),
    expiredBefore: async (moment) => {
      const rows = await db.selectFrom('consents').selectAll().where('expires_at', '<', moment).execute();
      return rows.map(fromRow);
    },
    keepTokens: async (consentId, tokens) => {
      await db
        .updateTable('consents')
        .set({ tokens: JSON.stringify(tokens) })
        .where('consent_id', '=', consentId)
        .where('tokens', 'is not', null)
        .execute();
    },
    remove: async (consentId) => {
      await db.deleteFrom('consents').where('consent_id', '=', consentId).execute();
    },
  };
}

async function add(
  db: Kysely<Tables>,
  { who, ticketHash, stateHash, ...consent }: Parameters<ConsentStore['add']>[0],
): Promise<void> {
  await db
    .insertInto('consents')
    .values({
      consent_id: consent.consentId,
      kind: consent.kind,
      step: consent.step,
      portal_id: who?.portalId ?? null,
      user_id: who?.userId ?? null,
      user_email: who?.userEmail ?? null,
      cookie_hash: consent.cookieHash,
      ticket_hash: ticketHash ?? null,
      state_hash: stateHash ?? null,
      expires_at: consent.expiresAt,
    })
    .execute();
}

async function move(db: Kysely<Tables>, step: ConsentMove): Promise<boolean> {
  const { cookieHash, stateHash, granted, expiresAt } = step;
  const moved = await db
    .updateTable('consents')
    .set({
      step: step.to,
      ...(cookieHash !== undefined && { cookie_hash: cookieHash }),
      ...(stateHash !== undefined && { state_hash: stateHash }),
      ...(expiresAt && { expires_at: expiresAt }),
      ...(granted && grantedColumns(granted)),
    })
    .where('consent_id', '=', step.consentId)
    .where('step', 'in', step.from)
    .where('expires_at', '>', step.at)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

function isKey(key: ConsentKey): [column: 'consent_id' | 'ticket_hash' | 'state_hash', is: '=', value: string] {
  if ('ticketHash' in key) return ['ticket_hash', '=', key.ticketHash];
  return 'stateHash' in key ? ['state_hash', '=', key.stateHash] : ['consent_id', '=', key.consentId];
}

const grantedColumns = ({ xeroUserId, tokens, organisations }: GrantedAtXero) => ({
  xero_user_id: xeroUserId,
  tokens: JSON.stringify(tokens),
  organisations: JSON.stringify(organisations),
});

const fromRow = (row: Selectable<ConsentRow>): Consent => ({
  consentId: row.consent_id,
  kind: row.kind,
  step: row.step,
  who:
    row.portal_id === null
      ? null
      : { portalId: row.portal_id, userId: row.user_id ?? '', userEmail: row.user_email ?? '' },
  cookieHash: row.cookie_hash,
  granted:
    row.tokens === null
      ? null
      : {
          xeroUserId: row.xero_user_id ?? '',
          tokens: tokensOf(row.tokens as SealedTokens),
          organisations: (row.organisations ?? []) as GrantedAtXero['organisations'],
        },
  expiresAt: row.expires_at,
});

/** JSON knows no dates. */
const tokensOf = (stored: SealedTokens): SealedTokens => ({
  ...stored,
  accessExpiresAt: new Date(stored.accessExpiresAt),
});
