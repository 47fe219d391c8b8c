import * as z from 'zod';
import type { AddressFact, ContactPersonFact, PhoneFact } from '../../mirror/facts.ts';
import { flag, text, textOrEmpty } from './fields.ts';

const address = z
  .object({
    AddressType: textOrEmpty,
    AttentionTo: text,
    AddressLine1: text,
    AddressLine2: text,
    AddressLine3: text,
    AddressLine4: text,
    City: text,
    Region: text,
    PostalCode: text,
    Country: text,
  })
  .transform((row): AddressFact => ({
    type: row.AddressType,
    attentionTo: row.AttentionTo,
    lines: [row.AddressLine1, row.AddressLine2, row.AddressLine3, row.AddressLine4].filter((one) => one !== null),
    city: row.City,
    region: row.Region,
    postalCode: row.PostalCode,
    country: row.Country,
  }));

const isEmpty = ({ attentionTo, lines, city, region, postalCode, country }: AddressFact): boolean =>
  lines.length === 0 && [attentionTo, city, region, postalCode, country].every((value) => value === null);

/** Xero sends an address of each type, typed or not. */
export const addresses: z.ZodType<AddressFact[]> = z
  .array(address)
  .default([])
  .transform((all) => all.filter((one) => !isEmpty(one)));

const phone = z
  .object({ PhoneType: textOrEmpty, PhoneCountryCode: text, PhoneAreaCode: text, PhoneNumber: textOrEmpty })
  .transform((row): PhoneFact => ({
    type: row.PhoneType,
    countryCode: row.PhoneCountryCode,
    areaCode: row.PhoneAreaCode,
    number: row.PhoneNumber,
  }));

/** Likewise a telephone number of each type. */
export const phones: z.ZodType<PhoneFact[]> = z
  .array(phone)
  .default([])
  .transform((all) => all.filter(({ number }) => number !== ''));

const person = z
  .object({ FirstName: text, LastName: text, EmailAddress: text, IncludeInEmails: flag })
  .transform((row): ContactPersonFact => ({
    firstName: row.FirstName,
    lastName: row.LastName,
    email: row.EmailAddress,
    includeInEmails: row.IncludeInEmails,
  }));

export const persons: z.ZodType<ContactPersonFact[]> = z.array(person).default([]);
