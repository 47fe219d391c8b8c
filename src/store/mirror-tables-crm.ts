import type { PipelineFact } from '../mirror/facts.ts';
import type { Json, Numeric, Read } from './mirror-tables.ts';

/** What companies and contacts have alike. */
export interface Place {
  address: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  country: string | null;
  phone: string | null;
  lifecycle_stage: string | null;
}

export interface CrmCompanyRow extends Read, Place {
  object_id: string;
  name: string;
  domain: string | null;
  owner_id: string | null;
}

export interface CrmContactRow extends Read, Place {
  object_id: string;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  emails: Json<string[]>;
  company_id: string | null;
  owner_id: string | null;
}

export interface CrmDealRow extends Read {
  object_id: string;
  name: string;
  pipeline_id: string | null;
  stage_id: string | null;
  deal_type: string | null;
  is_closed: boolean;
  is_won: boolean;
  amount: Numeric | null;
  currency: string | null;
  close_date: Date | null;
  company_id: string | null;
  contact_id: string | null;
  owner_id: string | null;
}

export interface CrmMergeRow {
  portal_id: string;
  object_type_id: string;
  object_id: string;
  into_id: string;
  noted_at: Date;
}

export interface CrmWrittenRow {
  portal_id: string;
  object_type_id: string;
  object_id: string;
  values_hash: string;
  with_amounts: boolean;
  written_at: Date;
}

export interface CrmOwnerRow extends Read {
  owner_id: string;
  user_id: string | null;
  email: string | null;
  first_name: string | null;
  last_name: string | null;
  team_ids: Json<string[]>;
  team_names: Json<Record<string, string>>;
}

export interface CrmPipelineRow extends Read {
  pipeline_id: string;
  name: string;
  position: number;
  stages: Json<PipelineFact['stages']>;
}

export interface CrmProductRow extends Read {
  object_id: string;
  name: string;
  description: string | null;
  sku: string | null;
  price: Numeric | null;
  billing_frequency: string | null;
  product_type: string | null;
}

export interface CrmLineItemRow extends Read {
  object_id: string;
  deal_id: string | null;
  product_id: string | null;
  name: string;
  sku: string | null;
  quantity: Numeric | null;
  price: Numeric | null;
  /** Money off each unit. */
  discount: Numeric | null;
  /** Percent. */
  discount_rate: Numeric | null;
  amount: Numeric | null;
  currency: string | null;
  billing_frequency: string | null;
  position: Numeric | null;
}

export interface CrmQuoteRow extends Read {
  object_id: string;
  title: string;
  quote_number: string | null;
  status: string | null;
  stage: string | null;
  expires_at: Date | null;
  accepted_at: Date | null;
  signed_at: Date | null;
  amount: Numeric | null;
  currency: string | null;
  link: string | null;
  deal_id: string | null;
  owner_id: string | null;
}
