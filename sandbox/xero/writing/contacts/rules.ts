import type { Contact, Organisation } from '../../facts.ts';

/** Xero's words. Where nobody has shown them, sandbox/BEHAVIOUR.md says so. */
export const NO_IDENTITY =
  'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber';

const LONGEST: Readonly<Record<string, number>> = {
  name: 255,
  firstName: 255,
  lastName: 255,
  emailAddress: 255,
  contactNumber: 50,
  accountNumber: 50,
  companyNumber: 50,
  taxNumber: 50,
};
const LONGEST_OF_PERSON: typeof LONGEST = { firstName: 255, lastName: 255, emailAddress: 255 };
const LONGEST_OF_PHONE: typeof LONGEST = { number: 50, areaCode: 10, countryCode: 20 };
const LONGEST_OF_ADDRESS: typeof LONGEST = {
  line1: 500,
  line2: 500,
  line3: 500,
  line4: 500,
  city: 255,
  region: 255,
  postalCode: 50,
  country: 50,
  attentionTo: 255,
};
const MOST_PERSONS = 5;

/** Letters, and what stands between the words of a country's name. */
const COUNTRY = /^[\p{L}\s.,'’()&-]*$/u;

/** Plain ASCII around one @: Xero takes no umlauts here. */
const isEmail = (address: string): boolean => /^[\x21-\x3f\x41-\x7e]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(address);

/** Names are compared without letter case. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const nameFaults = (contact: Contact, others: Contact[]): string[] => {
  const { name } = contact;
  if (name === '') return ['Contact Name cannot be empty.'];
  if (/[<>]/.test(name)) return ['Contact Name cannot contain angle brackets.'];
  if (name !== name.trim() || name.includes('  '))
    return ['Contact Name cannot begin or end with a space, or contain two in a row.'];
  const taken =
    contact.status === 'ACTIVE' && others.some((one) => one.status === 'ACTIVE' && sameName(one.name, name));
  return taken
    ? [
        `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
      ]
    : [];
};

const tooLong = (what: string, { part, most }: { part: object; most: typeof LONGEST }): string[] =>
  Object.entries(part).flatMap(([field, value]: [string, unknown]) => {
    const longest = most[field] ?? Infinity;
    return typeof value === 'string' && value.length > longest
      ? [`The ${field} of ${what} cannot be longer than ${longest} characters.`]
      : [];
  });

const lengthFaults = (contact: Contact): string[] => [
  ...tooLong('a contact', { part: contact, most: LONGEST }),
  ...contact.contactPersons.flatMap((part) => tooLong('a contact person', { part, most: LONGEST_OF_PERSON })),
  ...contact.addresses.flatMap((part) => tooLong('an address', { part, most: LONGEST_OF_ADDRESS })),
  ...contact.phones.flatMap((part) => tooLong('a phone', { part, most: LONGEST_OF_PHONE })),
];

/** What is wrong with a contact among the others of its organisation. */
export const contactFaults = (contact: Contact, organisation: Organisation): string[] => {
  const others = organisation.contacts.filter(({ contactId }) => contactId !== contact.contactId);
  const { contactNumber, emailAddress = '', contactPersons, defaultCurrency = '' } = contact;
  const emails = [emailAddress, ...contactPersons.map((person) => person.emailAddress)].filter((one) => one !== '');
  return [
    ...nameFaults(contact, others),
    ...lengthFaults(contact),
    ...(contactNumber !== undefined && contactNumber !== '' && others.some((one) => one.contactNumber === contactNumber)
      ? ['Another contact has this contact number. Please enter a different contact number.']
      : []),
    ...(emails.every(isEmail) ? [] : ['Email address must be valid']),
    ...(contact.addresses.every(({ country }) => COUNTRY.test(country))
      ? []
      : ['The country of an address can hold letters only.']),
    ...(contactPersons.length > MOST_PERSONS ? [`A contact can have at most ${MOST_PERSONS} contact persons.`] : []),
    ...(defaultCurrency === '' || organisation.currencies.some(({ code }) => code === defaultCurrency)
      ? []
      : [`Organisation is not subscribed to currency ${defaultCurrency}`]),
  ];
};
