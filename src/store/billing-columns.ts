import { sql, type RawBuilder } from 'kysely';
import type { BillingBooks } from '../invoicing/facts.ts';
import { decimal } from '../lib/money.ts';

/** What of the books is a list, as `columnsOf` has it. */
export interface MirroredBooks {
  currencies: string[];
  accounts: BillingBooks['salesAccounts'];
  tax_rates: { taxType: string; name: string; rate: string }[];
  other_accounts: BillingBooks['otherAccounts'];
  other_tax_rates: BillingBooks['otherTaxRates'];
  tracking_categories: BillingBooks['trackingCategories'];
  branding_themes: BillingBooks['brandingThemes'];
}

type Lists = Pick<
  BillingBooks,
  | 'currencies'
  | 'salesAccounts'
  | 'taxRates'
  | 'otherAccounts'
  | 'otherTaxRates'
  | 'trackingCategories'
  | 'brandingThemes'
>;

const USED_FOR_SALES = sql`status = 'ACTIVE' and class = 'REVENUE' and system_account is null`;
const A_RATE_FOR_SALES = sql`status = 'ACTIVE' and can_apply_to_revenue`;

/** Each list that drafts and settings choose from, as one column; `own`: the rows of the organisation that are there. */
export const columnsOf = (own: (alias: string) => RawBuilder<unknown>): RawBuilder<unknown> => sql`
      coalesce((select jsonb_agg(code order by code) from mirror_currencies c where ${own('c')}), '[]') as currencies,
      coalesce((
        select jsonb_agg(jsonb_build_object('code', code, 'name', name, 'taxType', tax_type) order by code)
        from mirror_accounts a
        where ${own('a')} and code is not null and ${USED_FOR_SALES}
      ), '[]') as accounts,
      coalesce((
        select jsonb_agg(jsonb_build_object('code', code, 'name', name, 'status', status, 'class', class) order by code)
        from mirror_accounts a where ${own('a')} and code is not null and not (${USED_FOR_SALES})
      ), '[]') as other_accounts,
      coalesce((
        select jsonb_agg(jsonb_build_object('taxType', tax_type, 'name', name, 'rate', effective_rate::text) order by name)
        from mirror_tax_rates t where ${own('t')} and ${A_RATE_FOR_SALES}
      ), '[]') as tax_rates,
      coalesce((
        select jsonb_agg(jsonb_build_object('taxType', tax_type, 'name', name, 'status', status,
          'canApplyToRevenue', can_apply_to_revenue) order by name)
        from mirror_tax_rates t where ${own('t')} and not (${A_RATE_FOR_SALES})
      ), '[]') as other_tax_rates,
      coalesce((
        select jsonb_agg(jsonb_build_object('categoryId', tracking_category_id, 'name', name, 'status', status,
          'options', (select coalesce(jsonb_agg(jsonb_build_object('optionId', one ->> 'id', 'name', one ->> 'name',
            'status', one ->> 'status') order by place), '[]')
            from jsonb_array_elements(options) with ordinality as o (one, place))) order by name)
        from mirror_tracking_categories k where ${own('k')}
      ), '[]') as tracking_categories,
      coalesce((
        select jsonb_agg(jsonb_build_object('brandingThemeId', branding_theme_id, 'name', name) order by sort_order, name)
        from mirror_branding_themes b where ${own('b')}
      ), '[]') as branding_themes`;

/** The lists as the books have them. */
export const mirroredOf = (row: MirroredBooks): Lists => ({
  currencies: row.currencies,
  salesAccounts: row.accounts,
  taxRates: row.tax_rates.map(({ rate, ...named }) => ({ ...named, rate: decimal(rate) })),
  otherAccounts: row.other_accounts,
  otherTaxRates: row.other_tax_rates,
  trackingCategories: row.tracking_categories,
  brandingThemes: row.branding_themes,
});
