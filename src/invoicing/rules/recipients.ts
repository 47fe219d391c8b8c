import type { BillingContact } from '../facts.ts';

/**
 * Whom Xero e-mails an invoice to: the contact's own address, then those of its people who are included in e-mails, each
 * once. Nobody while the contact has none of its own: then Xero sends nothing. Source:
 * https://developer.xero.com/documentation/api/accounting/invoices, "Emailing an invoice".
 */
export function recipientsOf({ email, persons }: Pick<BillingContact, 'email' | 'persons'>): string[] {
  if (email === null) return [];
  const included = persons.flatMap((person) => (person.includeInEmails && person.email !== null ? [person.email] : []));
  const byAddress = new Map([email, ...included].reverse().map((address) => [address.toLowerCase(), address]));
  return [...byAddress.values()].reverse();
}
