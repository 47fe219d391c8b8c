import { z } from 'zod';
import type { Wire } from '../../wire/wire.ts';
import { refuseUnplayed } from '../body.ts';
import { flag, guid, text, whole, word } from '../fields.ts';
import { UnplayedError } from '../problems.ts';

const address = z.object({
  AddressType: word('POBOX', 'STREET'),
  AddressLine1: text.optional(),
  AddressLine2: text.optional(),
  AddressLine3: text.optional(),
  AddressLine4: text.optional(),
  City: text.optional(),
  Region: text.optional(),
  PostalCode: text.optional(),
  Country: text.optional(),
  AttentionTo: text.optional(),
});
export type AddressInput = z.infer<typeof address>;

const phone = z.object({
  PhoneType: word('DEFAULT', 'DDI', 'MOBILE', 'FAX', 'OFFICE'),
  PhoneNumber: text.optional(),
  PhoneAreaCode: text.optional(),
  PhoneCountryCode: text.optional(),
});
export type PhoneInput = z.infer<typeof phone>;

const person = z.object({
  FirstName: text.optional(),
  LastName: text.optional(),
  EmailAddress: text.optional(),
  IncludeInEmails: flag.optional(),
});
export type PersonInput = z.infer<typeof person>;

const term = z.object({
  Day: whole,
  Type: word('DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH'),
});

/** Throws when the person wants to be forgotten: the stand-in forgets nobody. */
const contactStatus = word('ACTIVE', 'ARCHIVED', 'GDPRREQUEST').transform((status) => {
  if (status === 'GDPRREQUEST') throw new UnplayedError('The stand-in does not play GDPRREQUEST of a contact');
  return status;
});

/** A contact as it is sent; all that is not named here is read-only, unknown to Xero, or refused by `checkContact`. */
export const contactInput = z.object({
  ContactID: guid.optional(),
  ContactNumber: text.optional(),
  AccountNumber: text.optional(),
  ContactStatus: contactStatus.optional(),
  Name: text.optional(),
  FirstName: text.optional(),
  LastName: text.optional(),
  CompanyNumber: text.optional(),
  EmailAddress: text.optional(),
  TaxNumber: text.optional(),
  DefaultCurrency: text.optional(),
  ContactPersons: z.array(person).optional(),
  Addresses: z.array(address).optional(),
  Phones: z.array(phone).optional(),
  PaymentTerms: z.object({ Sales: term.optional(), Bills: term.optional() }).optional(),
});
export type ContactInput = z.infer<typeof contactInput>;

const UNPLAYED = [
  'AccountsReceivableTaxType',
  'AccountsPayableTaxType',
  'BankAccountDetails',
  'BatchPayments',
  'PurchasesDefaultAccountCode',
  'PurchasesDefaultLineAmountType',
  'PurchasesTrackingCategories',
  'SalesDefaultAccountCode',
  'SalesDefaultLineAmountType',
  'SalesTrackingCategories',
  'TaxNumberType',
  'TrackingCategoryName',
  'TrackingCategoryOption',
  'XeroNetworkKey',
];

/** Throws on fields of a contact that the stand-in does not keep. */
export const checkContact = (element: Wire): void => refuseUnplayed(element, UNPLAYED, 'a contact');
