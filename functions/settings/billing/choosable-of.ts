import type { Choosable } from '../../../src/billing-settings/facts.ts';
import type { BillingBooks } from '../../../src/invoicing/facts.ts';
import type { NotFound } from '../../../src/lib/failure.ts';
import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { FinanceCall } from './finance-door.ts';

/** What the settings of the organisation can name, and its books; an organisation that the portal was never tied to is not found. */
export async function choosableOf(
  { unit: { billing, billingSettings }, properties }: Pick<FinanceCall<unknown>, 'unit' | 'properties'>,
  tenantId: string,
): Promise<Result<{ books: BillingBooks; choosable: Choosable }, NotFound>> {
  const books = await billing.books(tenantId);
  if (!books) return err({ code: 'not_found' });
  const currencies = [...new Set([books.baseCurrency, ...books.currencies])];
  return ok({ books, choosable: { ...books, currencies, crm: await billingSettings.crm(), properties } });
}
