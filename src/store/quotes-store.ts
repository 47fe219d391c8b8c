import { sql } from 'kysely';
import { DEAL } from '../customers/facts.ts';
import type { MirroredQuote, QuoteStore } from '../invoicing/quotes/ports.ts';
import { crmQuotes } from './mirror-crm-quotes.ts';
import { quotes } from './mirror-quotes.ts';
import { upsertRows } from './mirror-rows.ts';
import type { PortalHandle } from './portal.ts';

/** What the handle's portal knows of quotes, and which of them belong together. */
export function quoteStore(handle: PortalHandle): QuoteStore {
  const { portalId, db } = handle;
  const mirrored = (tenantId: string) =>
    db
      .selectFrom('mirror_quotes')
      .selectAll()
      .where('portal_id', '=', portalId)
      .where('tenant_id', '=', tenantId)
      .where('gone_at', 'is', null);
  return {
    crm: async (quoteId) => {
      const row = await ofCrm(handle).where('object_id', '=', quoteId).executeTakeFirst();
      return row ? crmQuotes.fromRow(row as never) : null;
    },
    links: async (tenantId, quoteIds) => {
      const rows = await linksOf(handle)
        .where('tenant_id', '=', tenantId)
        .where('quote_id', 'in', [...quoteIds, ''])
        .execute();
      return rows.map((row) => ({ quoteId: row.quote_id, xeroQuoteId: row.xero_quote_id, dealId: row.deal_id }));
    },
    byIds: async (tenantId, ids) =>
      (
        await mirrored(tenantId)
          .where('quote_id', 'in', [...ids, ''])
          .execute()
      ).map(toMirrored),
    numbered: async (tenantId, numbers) => {
      const folded = numbers.map((number) => number.toLowerCase());
      const same = sql<boolean>`lower(quote_number) = any(${folded}::text[])`;
      const rows = await mirrored(tenantId).where(same).where('status', '<>', 'DELETED').orderBy('quote_id').execute();
      return rows.map(toMirrored);
    },
    dealOf: async (quoteId) => {
      const link = await linksOf(handle)
        .where('quote_id', '=', quoteId)
        .orderBy('linked_at', 'desc')
        .executeTakeFirst();
      return (
        link?.deal_id ?? (await ofCrm(handle).where('object_id', '=', quoteId).executeTakeFirst())?.deal_id ?? null
      );
    },
    link: (link) => linkQuote(handle, link),
    mirror: async (tenantId, quote, readAt) => {
      await upsertRows(handle, { portalId, tenantId, stream: 'quotes' }, { facts: [quote], readAt });
    },
    readUntil: (tenantId) => readUntil(handle, tenantId),
  };
}

const ofCrm = ({ portalId, db }: PortalHandle) =>
  db.selectFrom('crm_quotes').selectAll().where('portal_id', '=', portalId).where('gone_at', 'is', null);

const linksOf = ({ portalId, db }: PortalHandle) =>
  db.selectFrom('quote_links').selectAll().where('portal_id', '=', portalId);

const toMirrored = (row: { read_at: Date }): MirroredQuote => ({
  quote: quotes.fromRow(row as never),
  readAt: row.read_at,
});

/** A deal that was merged meanwhile is the one that it lives on in. */
async function linkQuote({ portalId, db }: PortalHandle, link: Parameters<QuoteStore['link']>[0]): Promise<boolean> {
  const dealId = sql<string>`coalesce((
    select into_id from crm_merges
    where portal_id = ${portalId} and object_type_id = ${DEAL} and object_id = ${link.dealId}), ${link.dealId})`;
  const taken = await linksOf({ portalId, db })
    .where('tenant_id', '=', link.tenantId)
    .where('xero_quote_id', '=', link.xeroQuoteId)
    .where('quote_id', '<>', link.quoteId)
    .executeTakeFirst();
  if (taken) return false;
  const said = { xero_quote_id: link.xeroQuoteId, intent_id: link.intentId, linked_by: link.by, linked_at: link.at };
  await db
    .insertInto('quote_links')
    .values({ portal_id: portalId, tenant_id: link.tenantId, quote_id: link.quoteId, deal_id: dealId, ...said })
    .onConflict((conflict) => conflict.columns(['portal_id', 'tenant_id', 'quote_id']).doUpdateSet(said))
    .execute();
  return true;
}

async function readUntil(
  { portalId, db }: PortalHandle,
  tenantId: string,
): Promise<{ hubspot: Date | null; xero: Date | null }> {
  const rows = await db
    .selectFrom('stream_cursors')
    .select(['stream', 'read_until'])
    .where('portal_id', '=', portalId)
    .where((is) =>
      is.or([
        is.and([is('stream', '=', 'crm_quotes'), is('tenant_id', '=', '')]),
        is.and([is('stream', '=', 'quotes'), is('tenant_id', '=', tenantId)]),
      ]),
    )
    .execute();
  const of = (name: string): Date | null => rows.find(({ stream }) => stream === name)?.read_until ?? null;
  return { hubspot: of('crm_quotes'), xero: of('quotes') };
}
