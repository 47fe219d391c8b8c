import type { Address, Contact } from '../../facts.ts';
import { present } from '../present.ts';
import type { AddressInput, ContactInput, PersonInput, PhoneInput } from './input.ts';

const addressOf = (input: AddressInput): Address => ({
  type: input.AddressType,
  line1: input.AddressLine1 ?? '',
  city: input.City ?? '',
  postalCode: input.PostalCode ?? '',
  country: input.Country ?? '',
  ...present({
    line2: input.AddressLine2,
    line3: input.AddressLine3,
    line4: input.AddressLine4,
    region: input.Region,
    attentionTo: input.AttentionTo,
  }),
});

const phoneOf = (input: PhoneInput): Contact['phones'][number] => ({
  type: input.PhoneType,
  countryCode: input.PhoneCountryCode ?? '',
  areaCode: input.PhoneAreaCode ?? '',
  number: input.PhoneNumber ?? '',
});

const personOf = (input: PersonInput): Contact['contactPersons'][number] => ({
  firstName: input.FirstName ?? '',
  lastName: input.LastName ?? '',
  emailAddress: input.EmailAddress ?? '',
  includeInEmails: input.IncludeInEmails ?? false,
});

/** The kinds that are given replace those of the same kind; the others stay. */
const byType = <T extends { type: string }>(kept: T[], given: T[]): T[] => [
  ...kept.filter(({ type }) => !given.some((one) => one.type === type)),
  ...given,
];

const blank = (contactId: string, now: string): Contact => ({
  contactId,
  name: '',
  status: 'ACTIVE',
  contactPersons: [],
  addresses: [],
  phones: [],
  updatedAt: now,
});

/**
 * The contact that an input makes of another, or of nothing. What is not sent stays; the list of persons is replaced as a
 * whole. `now` is ISO 8601.
 */
export const mergeContact = (
  input: ContactInput,
  { existing, contactId, now }: { existing: Contact | undefined; contactId: string; now: string },
): Contact => {
  const before = existing ?? blank(contactId, now);
  const { Sales, Bills } = input.PaymentTerms ?? {};
  return {
    ...before,
    ...present({
      name: input.Name,
      contactNumber: input.ContactNumber,
      accountNumber: input.AccountNumber,
      firstName: input.FirstName,
      lastName: input.LastName,
      companyNumber: input.CompanyNumber,
      emailAddress: input.EmailAddress,
      taxNumber: input.TaxNumber,
      defaultCurrency: input.DefaultCurrency,
      status: input.ContactStatus,
      salesTerms: Sales && { day: Sales.Day, type: Sales.Type },
      billsTerms: Bills && { day: Bills.Day, type: Bills.Type },
      contactPersons: input.ContactPersons?.map(personOf),
    }),
    addresses: byType(before.addresses, (input.Addresses ?? []).map(addressOf)),
    phones: byType(before.phones, (input.Phones ?? []).map(phoneOf)),
    updatedAt: now,
  };
};
