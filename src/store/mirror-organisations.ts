import { streamTable, termsColumns, termsOf } from './mirror-table.ts';

export const organisations = streamTable<'organisation', 'mirror_organisations'>({
  table: 'mirror_organisations',
  key: [],
  toRow: (fact) => ({
    name: fact.name,
    short_code: fact.shortCode,
    base_currency: fact.baseCurrency,
    country_code: fact.countryCode,
    time_zone: fact.timeZone,
    period_lock_date: fact.periodLockDate,
    end_of_year_lock_date: fact.endOfYearLockDate,
    ...termsColumns(fact.salesTerms),
    is_demo_company: fact.isDemoCompany,
  }),
  fromRow: (row) => ({
    id: row.tenant_id,
    updatedAt: row.vendor_updated_at,
    name: row.name,
    shortCode: row.short_code,
    baseCurrency: row.base_currency,
    countryCode: row.country_code,
    timeZone: row.time_zone,
    periodLockDate: row.period_lock_date,
    endOfYearLockDate: row.end_of_year_lock_date,
    salesTerms: termsOf(row),
    isDemoCompany: row.is_demo_company,
  }),
});
