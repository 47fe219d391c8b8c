import { decimal } from '../../src/lib/money.ts';
import type {
  BrandingThemeFact,
  CrmQuoteFact,
  LineItemFact,
  PipelineFact,
  ProductFact,
  TrackingCategoryFact,
} from '../../src/mirror/facts.ts';

const of = { updatedAt: new Date('2026-11-01T09:00:00Z') };

export const theme = (id: string, name: string, sortOrder = 0): BrandingThemeFact => ({ ...of, id, name, sortOrder });

/** An active category of tracking. */
export const trackingCategory = (
  id: string,
  name: string,
  options: TrackingCategoryFact['options'],
): TrackingCategoryFact => ({ ...of, id, name, status: 'ACTIVE', options });

export const pipeline = (id: string, name: string): PipelineFact => ({ ...of, id, name, position: 0, stages: [] });

export const product = (id: string, name: string): ProductFact => ({
  ...{ ...of, id, name },
  ...{ description: null, sku: null, price: null, billingFrequency: null, type: null },
});

/** A line of a deal: one desk at 100.00, changed as said. */
export const dealLine = (id: string, dealId: string, more: Partial<LineItemFact> = {}): LineItemFact => ({
  ...{ ...of, id, dealId, name: 'Desk', productId: null, sku: null, currency: null, billingFrequency: null },
  ...{ quantity: decimal('1'), price: decimal('100.00'), discount: null, discountRate: null, amount: null },
  position: null,
  ...more,
});

/** An approved quote of a deal in the CRM. */
export const dealQuote = (id: string, dealId: string, more: Partial<CrmQuoteFact> = {}): CrmQuoteFact => ({
  ...{ ...of, id, dealId, name: 'Quote', quoteNumber: null, status: 'APPROVED', expiresAt: null },
  ...{ stage: null, acceptedAt: null, signedAt: null },
  ...{ amount: null, currency: 'GBP', link: null, ownerId: null },
  ...more,
});
