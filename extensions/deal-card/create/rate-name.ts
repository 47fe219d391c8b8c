import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';

/** The tax rate of a line as a person knows it; null: it has none yet. */
export const rateName = (
  { taxType }: InvoiceDraft['lines'][number],
  { options }: Pick<InvoiceDraft, 'options'>,
): string | null => options.taxRates.find(({ value }) => value === taxType)?.label ?? taxType;
