import { sql } from 'kysely';
import { wholeDocument, type BillingSettings } from '../billing-settings/facts.ts';
import type { BillingBooks } from '../invoicing/facts.ts';
import { isZone } from '../lib/calendar.ts';
import { NOTHING_SET, type DraftDefaults } from '../tenancy/facts.ts';
import { columnsOf, mirroredOf, type MirroredBooks } from './billing-columns.ts';
import { termsOf } from './mirror-table.ts';
import type { PortalHandle } from './portal.ts';

/** The IANA zone that Xero's name of a zone means; null: the name is not known. */
export type ZoneOf = (xeroName: string) => string | null;

interface Row extends MirroredBooks {
  tenant_id: string;
  organisation: string;
  short_code: string | null;
  live: boolean;
  state: BillingBooks['state'];
  defaults: DraftDefaults | null;
  billing: Partial<BillingSettings>;
  country_code: string | null;
  tax_number: string | null;
  sales_tax_basis: string | null;
  base_currency: string | null;
  time_zone: string | null;
  period_lock_date: string | null;
  end_of_year_lock_date: string | null;
  sales_terms_day: number | null;
  sales_terms_type: string | null;
  portal_zone: string;
  portal_currency: string;
  ui_domain: string;
}

/**
 * The settings of that organisation of the portal's, or of the one that counts for the figures: one statement. Of several
 * that is the main one; without a main one that which works, then the oldest.
 */
export async function readBillingBooks(
  { portalId, db }: PortalHandle,
  { zoneOf, tenantId }: { zoneOf: ZoneOf; tenantId: string | undefined },
): Promise<BillingBooks | null> {
  const own = (alias: string) => sql`${sql.ref(`${alias}.portal_id`)} = ${portalId}
    and ${sql.ref(`${alias}.tenant_id`)} = connection.tenant_id and ${sql.ref(`${alias}.gone_at`)} is null`;
  const { rows } = await sql<Row>`
    select connection.tenant_id, coalesce(organisation.name, connection.tenant_name) as organisation,
      (select document from settings s where s.portal_id = ${portalId} and s.tenant_id = connection.tenant_id
        order by s.version desc limit 1) as defaults,
      coalesce((select jsonb_object_agg(topic, document) from (
        select distinct on (topic) topic, document from billing_settings s
        where s.portal_id = ${portalId} and s.tenant_id = connection.tenant_id order by topic, s.version desc
      ) as newest), '{}') as billing,
      organisation.country_code, organisation.tax_number, organisation.sales_tax_basis, organisation.short_code, connection.live, connection.state, organisation.base_currency, organisation.time_zone,
      organisation.period_lock_date, organisation.end_of_year_lock_date,
      organisation.sales_terms_day, organisation.sales_terms_type,
      portal.time_zone as portal_zone, portal.company_currency as portal_currency, portal.ui_domain,
      ${columnsOf(own)}
    from xero_connections connection
    join portals portal on portal.portal_id = connection.portal_id
    left join mirror_organisations organisation on ${own('organisation')}
    where connection.portal_id = ${portalId} and ${tenantId === undefined ? sql`true` : sql`connection.tenant_id = ${tenantId}`}
    order by connection.is_main desc, connection.state = 'connected' desc, connection.connected_at, connection.tenant_id
    limit 1`.execute(db);
  return rows[0] ? fromRow(rows[0], zoneOf) : null;
}

const billingOf = (kept: Partial<BillingSettings>): BillingSettings => ({
  tax: wholeDocument('tax', kept.tax),
  lines: wholeDocument('lines', kept.lines),
  terms: wholeDocument('terms', kept.terms),
  texts: wholeDocument('texts', kept.texts),
  approval: wholeDocument('approval', kept.approval),
  schedules: wholeDocument('schedules', kept.schedules),
});

const fromRow = (row: Row, zoneOf: ZoneOf): BillingBooks => ({
  tenantId: row.tenant_id,
  organisation: row.organisation,
  shortCode: row.short_code,
  live: row.live,
  state: row.state,
  defaults: row.defaults ?? NOTHING_SET,
  billing: billingOf(row.billing),
  mapsItems: row.billing.lines !== undefined,
  countryCode: row.country_code,
  taxNumber: row.tax_number,
  salesTaxBasis: row.sales_tax_basis,
  baseCurrency: row.base_currency ?? row.portal_currency,
  zone: (row.time_zone === null ? null : zoneOf(row.time_zone)) ?? (isZone(row.portal_zone) ? row.portal_zone : 'UTC'),
  periodLockDate: row.period_lock_date,
  endOfYearLockDate: row.end_of_year_lock_date,
  salesTerms: termsOf(row),
  ...mirroredOf(row),
  portal: { currency: row.portal_currency, uiDomain: row.ui_domain },
});
