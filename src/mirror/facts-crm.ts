import type { Decimal } from '../lib/money.ts';
import type { Fact } from './fact.ts';

/** Where a record of the CRM is and how far its customer has come. */
export interface PlaceFact {
  address: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  /** As a person wrote or chose it: a name or a code. */
  country: string | null;
  phone: string | null;
  lifecycleStage: string | null;
}

export interface CompanyFact extends Fact, PlaceFact {
  name: string;
  domain: string | null;
  ownerId: string | null;
}

/** A person in the CRM. */
export interface PersonFact extends Fact, PlaceFact {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  /** All addresses in lower case, the primary one first. */
  emails: string[];
  /** The primary company. */
  companyId: string | null;
  ownerId: string | null;
}

export interface DealFact extends Fact {
  name: string;
  pipelineId: string | null;
  stageId: string | null;
  /** `newbusiness`, `existingbusiness`, or one of the portal's own. */
  dealType: string | null;
  isClosed: boolean;
  isWon: boolean;
  amount: Decimal | null;
  currency: string | null;
  closeDate: Date | null;
  /** The primary company. */
  companyId: string | null;
  /** The first associated contact, by id. */
  contactId: string | null;
  ownerId: string | null;
}

/** A pipeline of deals. */
export interface PipelineFact extends Fact {
  name: string;
  position: number;
  /** In their order; a deal in a closed stage of probability 1 is won. */
  stages: { id: string; name: string; isClosed: boolean; probability: string | null }[];
}

export interface ProductFact extends Fact {
  name: string;
  description: string | null;
  sku: string | null;
  price: Decimal | null;
  /** `monthly`, `annually`, …; null: sold once. */
  billingFrequency: string | null;
  /** `inventory`, `non-inventory`, `service`; null: not said. */
  type: string | null;
}

/** A line of a deal, or of a quote, which has copies of its own. */
export interface LineItemFact extends Fact {
  /** Null: the line of something else. */
  dealId: string | null;
  productId: string | null;
  name: string;
  sku: string | null;
  quantity: Decimal | null;
  price: Decimal | null;
  /** Money off each unit. */
  discount: Decimal | null;
  /** Percent; where both are there, this one counts. */
  discountRate: Decimal | null;
  /** HubSpot's own sum of the line, without tax. */
  amount: Decimal | null;
  currency: string | null;
  billingFrequency: string | null;
  position: Decimal | null;
}

/** A quote in the CRM. */
export interface CrmQuoteFact extends Fact {
  name: string;
  quoteNumber: string | null;
  /** How its approval stands: `DRAFT`, `APPROVAL_NOT_NEEDED`, `APPROVED`, `PENDING_APPROVAL`, `REJECTED`; `ACCEPTED` of newer quotes. */
  status: string | null;
  /** How far it has come, where HubSpot tells: `DRAFT`, `PUBLISHED`, `ACCEPTED`, `EXPIRED`, `VOID`, … */
  stage: string | null;
  expiresAt: Date | null;
  /** When the buyer accepted it. */
  acceptedAt: Date | null;
  /** When everybody had signed it. */
  signedAt: Date | null;
  amount: Decimal | null;
  currency: string | null;
  /** Where the buyer sees it. */
  link: string | null;
  /** The first associated deal, by id. */
  dealId: string | null;
  ownerId: string | null;
}

/** A user of the portal as an owner of records. */
export interface OwnerFact extends Fact {
  userId: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  teamIds: string[];
  /** By their ids; a team that HubSpot gives no name is missing. */
  teamNames: Record<string, string>;
}
