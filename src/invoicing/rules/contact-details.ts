import type { BillingContact, CrmPlace } from '../facts.ts';
import type { DraftCustomer } from './draft.ts';
import { warning, type Gap } from './gap.ts';

/** What is worth knowing of a customer before an invoice goes to it (C85): nothing of it keeps the invoice from being made. */
export function contactDetails(
  customer: DraftCustomer | null,
  { contact, place }: { contact: BillingContact | null; place: CrmPlace | null },
): Gap[] {
  if (!customer) return [];
  const { name, email, details } = customer;
  const called = `“${name}”`;
  const where = customer.isNew ? '' : ' in Xero';
  const postCodes = [details.postCode, ...(contact?.addresses ?? []).map(({ postalCode }) => postalCode)];
  const countries = [details.country, place?.country, ...(contact?.addresses ?? []).map(({ country }) => country)];
  return [
    ...(email === null ? [noEmail(called, where)] : []),
    ...(postCodes.some(isThere) ? [] : [noPostCode(called, where)]),
    ...(countries.some(isThere) ? [] : [noCountry(called)]),
  ];
}

const isThere = (text: string | null | undefined): boolean => (text?.trim() ?? '') !== '';

const noEmail = (called: string, where: string): Gap =>
  warning('contact_details', {
    field: 'email',
    message: `${called} has no e-mail address${where}, so the invoice cannot be e-mailed.`,
    fix: 'Fill it in.',
  });

const noPostCode = (called: string, where: string): Gap =>
  warning('contact_details', { field: 'postCode', message: `${called} has no post code${where}.`, fix: 'Fill it in.' });

const noCountry = (called: string): Gap =>
  warning('contact_details', {
    field: 'country',
    message: `It is not known in which country ${called} is.`,
    fix: 'Fill it in on the company in HubSpot, or in Xero.',
  });
