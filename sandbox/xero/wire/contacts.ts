import type { PaymentTerm } from '../../seed/world.ts';
import type { Contact, Organisation } from '../facts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { balanceOf, type Balance } from '../rules/balances.ts';
import { wireDate } from '../rules/dates.ts';
import { given, wireNumber, type Wire } from './wire.ts';

/** The contact inside an unpaged or paged document: who it is, and empty lists. */
export const stubContact = (ContactID: unknown, Name: unknown): Wire => ({
  ContactID,
  Name,
  Addresses: [],
  Phones: [],
  ContactGroups: [],
  ContactPersons: [],
  HasValidationErrors: false,
});

const wireAddresses = (contact: Contact): Wire[] =>
  (['STREET', 'POBOX'] as const).map((type) => {
    const typed = contact.addresses.find((address) => address.type === type);
    return {
      AddressType: type,
      ...given('AddressLine1', typed?.line1),
      ...given('AddressLine2', typed?.line2),
      ...given('AddressLine3', typed?.line3),
      ...given('AddressLine4', typed?.line4),
      City: typed?.city ?? '',
      Region: typed?.region ?? '',
      PostalCode: typed?.postalCode ?? '',
      Country: typed?.country ?? '',
      ...given('AttentionTo', typed?.attentionTo),
    };
  });

/** The four that every contact has, be they empty, and the office's where it is known. */
const wirePhones = ({ phones }: Contact): Wire[] => {
  const office = phones.some(({ type }) => type === 'OFFICE') ? (['OFFICE'] as const) : [];
  return (['DDI', 'DEFAULT', 'FAX', 'MOBILE', ...office] as const).map((type) => {
    const typed = phones.find((phone) => phone.type === type);
    return {
      PhoneType: type,
      PhoneNumber: typed?.number ?? '',
      PhoneAreaCode: typed?.areaCode ?? '',
      PhoneCountryCode: typed?.countryCode ?? '',
    };
  });
};

/** The contact as single documents carry it: all but its balances and defaults. */
export const fullContact = (contact: Contact): Wire => ({
  ContactID: contact.contactId,
  ...given('ContactNumber', contact.contactNumber),
  ...given('AccountNumber', contact.accountNumber),
  ContactStatus: contact.status,
  Name: contact.name,
  ...given('FirstName', contact.firstName),
  ...given('LastName', contact.lastName),
  ...given('CompanyNumber', contact.companyNumber),
  EmailAddress: contact.emailAddress ?? '',
  BankAccountDetails: '',
  ...given('TaxNumber', contact.taxNumber),
  Addresses: wireAddresses(contact),
  Phones: wirePhones(contact),
  UpdatedDateUTC: wireDate(contact.updatedAt),
  ContactGroups: [],
  ContactPersons: contact.contactPersons.map((person) => ({
    FirstName: person.firstName,
    LastName: person.lastName,
    EmailAddress: person.emailAddress,
    IncludeInEmails: person.includeInEmails,
  })),
  HasValidationErrors: false,
});

const wireBalance = ({ outstanding, overdue }: Balance): Wire => ({
  Outstanding: wireNumber(outstanding),
  Overdue: wireNumber(overdue),
});

const wireTerm = (name: string, term: PaymentTerm | undefined): Wire =>
  given(name, term && { Day: term.day, Type: term.type });

const wireTerms = ({ salesTerms, billsTerms }: Contact): Wire =>
  salesTerms === undefined && billsTerms === undefined
    ? {}
    : { PaymentTerms: { ...wireTerm('Bills', billsTerms), ...wireTerm('Sales', salesTerms) } };

const groupsOf = ({ contactGroups }: Organisation, { contactId }: Contact): Wire[] =>
  contactGroups
    .filter(({ contactIds }) => contactIds.includes(contactId))
    .map(({ contactGroupId: ContactGroupID, name: Name }) => ({
      ContactGroupID,
      Name,
      Status: 'ACTIVE',
      HasValidationErrors: false,
    }));

/** Every contact with all its fields. `today` is the organisation's calendar date. */
export const wireContacts = (ledger: Ledger, today: string): Wire[] => {
  const invoices = Map.groupBy(ledger.invoices, ({ contactId }) => contactId);
  const credits = Map.groupBy(ledger.credits, ({ contactId }) => contactId);
  return ledger.organisation.contacts.map((contact) => {
    const own = invoices.get(contact.contactId) ?? [];
    const sales = own.filter(({ type }) => type === 'ACCREC');
    const bills = own.filter(({ type }) => type === 'ACCPAY');
    const unused = (credits.get(contact.contactId) ?? []).filter(({ status }) => status === 'AUTHORISED');
    const openOf = (documents: typeof own) =>
      documents.filter(({ status }) => status === 'AUTHORISED').map((one) => ({ ...one, open: one.due }));
    const open = unused.map((one) => ({ ...one, open: one.remaining }));
    return {
      ...fullContact(contact),
      ContactGroups: groupsOf(ledger.organisation, contact),
      ...given('MergedToContactID', contact.mergedToContactId),
      IsSupplier: bills.length > 0,
      IsCustomer: sales.length > 0 || credits.has(contact.contactId),
      ...given('DefaultCurrency', contact.defaultCurrency),
      Balances: {
        AccountsReceivable: wireBalance(balanceOf({ invoices: openOf(sales), credits: open, today })),
        AccountsPayable: wireBalance(balanceOf({ invoices: openOf(bills), credits: [], today })),
      },
      ...wireTerms(contact),
      HasAttachments: false,
    };
  });
};

/** Finds the contact that a document names. */
export const contactFinder = (organisation: Organisation): ((contactId: string) => Contact) => {
  const byId = new Map(organisation.contacts.map((contact) => [contact.contactId, contact]));
  return (contactId) => {
    const contact = byId.get(contactId);
    if (contact === undefined) throw new Error(`No contact ${contactId} in ${organisation.name}`);
    return contact;
  };
};
