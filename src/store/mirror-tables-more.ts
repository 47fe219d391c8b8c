import type { TrackingCategoryFact } from '../mirror/facts.ts';
import type { DateText, Json, LineJson, MoneyColumns, Numeric, XeroRead } from './mirror-tables.ts';

export interface MirrorQuoteRow extends MoneyColumns {
  quote_id: string;
  quote_number: string;
  title: string;
  summary: string;
  terms: string;
  quote_date: DateText;
  expiry_date: DateText | null;
  total_discount: Numeric;
  branding_theme_id: string | null;
  lines: Json<LineJson[]>;
}

export interface MirrorRepeatingInvoiceRow extends Omit<MoneyColumns, 'currency_rate'> {
  repeating_invoice_id: string;
  period: number;
  unit: string;
  due_day: number;
  due_type: string;
  start_date: DateText | null;
  end_date: DateText | null;
  next_date: DateText | null;
  approved_for_sending: boolean;
  branding_theme_id: string | null;
  lines: Json<LineJson[]>;
}

export interface MirrorItemRow extends XeroRead {
  item_id: string;
  code: string;
  name: string;
  description: string;
  is_sold: boolean;
  is_purchased: boolean;
  is_tracked: boolean;
  unit_price: Numeric | null;
  account_code: string | null;
  tax_type: string | null;
  quantity_on_hand: Numeric | null;
}

export interface MirrorBrandingThemeRow extends XeroRead {
  branding_theme_id: string;
  name: string;
  sort_order: number;
}

export interface MirrorTrackingCategoryRow extends XeroRead {
  tracking_category_id: string;
  name: string;
  status: string;
  options: Json<TrackingCategoryFact['options']>;
}
