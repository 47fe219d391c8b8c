import type { AddressFact, ContactFact } from '../../mirror/facts.ts';
import { jsonText } from './json-text.ts';

/** What a person fills in at a customer whom Xero knows already. Absent: it stays as it is. */
export interface ContactChange {
  email?: string | undefined;
  taxNumber?: string | undefined;
  /** Of the address that invoices are printed with. */
  addressLine?: string | undefined;
  city?: string | undefined;
  region?: string | undefined;
  postCode?: string | undefined;
  country?: string | undefined;
}

/** The address that invoices are printed with. */
const PRINTED = 'POBOX';

/**
 * The exact bytes of POST /Contacts/{id}: what changes and nothing else. Of an address Xero takes the whole for the part, so
 * that all of them are sent, the printed one with the change, as the mirror has them. Source:
 * https://developer.xero.com/documentation/api/accounting/contacts.
 */
export function contactChangeRequest(
  { contactId, addresses }: { contactId: string; addresses: readonly AddressFact[] },
  { email, taxNumber, ...place }: ContactChange,
): string {
  const isPlaced = Object.values(place).some((part) => part !== undefined);
  const contact = {
    ContactID: contactId,
    EmailAddress: email,
    TaxNumber: taxNumber,
    Addresses: isPlaced ? withPlace(addresses, place).map(addressJson) : undefined,
  };
  return jsonText({ Contacts: [contact] });
}

const nowhere: AddressFact = {
  ...{ type: PRINTED, attentionTo: null, lines: [] },
  ...{ city: null, region: null, postalCode: null, country: null },
};

function withPlace(
  addresses: readonly AddressFact[],
  place: Omit<ContactChange, 'email' | 'taxNumber'>,
): AddressFact[] {
  const before = addresses.find(({ type }) => type === PRINTED) ?? nowhere;
  const [, ...below] = before.lines;
  const printed: AddressFact = {
    ...before,
    lines: place.addressLine === undefined ? before.lines : [place.addressLine, ...below],
    city: place.city ?? before.city,
    region: place.region ?? before.region,
    postalCode: place.postCode ?? before.postalCode,
    country: place.country ?? before.country,
  };
  return [...addresses.filter((address) => address.type !== PRINTED), printed];
}

const addressJson = ({ type, attentionTo, lines, city, region, postalCode, country }: AddressFact) => ({
  AddressType: type,
  AttentionTo: attentionTo ?? undefined,
  ...Object.fromEntries(lines.map((line, index) => [`AddressLine${index + 1}`, line])),
  City: city ?? undefined,
  Region: region ?? undefined,
  PostalCode: postalCode ?? undefined,
  Country: country ?? undefined,
});

/** What of a change stands in its request. */
export interface RequestedContact {
  EmailAddress?: string | undefined;
  TaxNumber?: string | undefined;
  Addresses?:
    | {
        AddressType: string;
        AddressLine1?: string | undefined;
        City?: string | undefined;
        Region?: string | undefined;
        PostalCode?: string | undefined;
        Country?: string | undefined;
      }[]
    | undefined;
}

/** Whether a contact as it stands in Xero proves that the change went through: all that it fills in is there. */
export function isChangedTo(
  { EmailAddress, TaxNumber, Addresses = [] }: RequestedContact,
  contact: Pick<ContactFact, 'email' | 'taxNumber' | 'addresses'>,
): boolean {
  const wanted = Addresses.find(({ AddressType }) => AddressType === PRINTED);
  const there = contact.addresses.find(({ type }) => type === PRINTED) ?? nowhere;
  const pairs = [
    [EmailAddress, contact.email],
    [TaxNumber, contact.taxNumber],
    [wanted?.AddressLine1, there.lines[0]],
    [wanted?.City, there.city],
    [wanted?.Region, there.region],
    [wanted?.PostalCode, there.postalCode],
    [wanted?.Country, there.country],
  ];
  return pairs.every(([asked, stands]) => asked === undefined || asked === stands);
}
