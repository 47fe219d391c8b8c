import type { BrandingThemeFact, PipelineFact, ProductFact, TrackingCategoryFact } from '../../src/mirror/facts.ts';

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
  ...{ description: null, sku: null, price: null, billingFrequency: null },
});
