import type { NamedRecord } from '../../customers/facts.ts';
import type { BillingContact, CrmPlace } from '../facts.ts';
import type { Choices, DraftCustomer } from './draft.ts';
import { missing, type Gap } from './gap.ts';
import { detailGaps, newContactDetails, NO_DETAILS } from './new-contact.ts';
import { recipientsOf } from './recipients.ts';

export interface CustomerQuestion {
  /** The company or person of the deal; null: it has neither. */
  record: NamedRecord | null;
  /** The Xero contacts that are known to be the customer. */
  contacts: BillingContact[];
  /** Where none is known: those of the name that the customer would get. */
  namesakes: BillingContact[];
  choices: Choices;
  /** Where the record is by the CRM, and its tax number there. */
  place: CrmPlace | null;
  taxNumber: string | null;
}

export interface ChosenCustomer {
  customer: DraftCustomer | null;
  /** What the question after the contact may be answered with. */
  options: BillingContact[];
  gaps: Gap[];
}

/**
 * Who is billed: the one Xero contact that is the customer, else the one that the person chose, else a new one of the name
 * that the person gave (C4). Never guessed: two of them, or a contact that merely has the name, are asked about.
 */
export function chooseCustomer(question: CustomerQuestion): ChosenCustomer {
  const { record, contacts, namesakes, choices } = question;
  if (!record) return without(NOBODY);
  const known = contacts.filter(({ archived }) => !archived);
  const options = contacts.length === 0 ? namesakes : known;
  const chosen = options.find(({ contactId }) => contactId === choices.contactId);
  if (chosen) return { customer: existing(record, chosen, contacts.length === 0), options, gaps: [] };
  if (choices.contactId !== undefined) return without(CHOSEN_IS_GONE, options);
  const [first, second] = known;
  if (first && !second) return { customer: existing(record, first, false), options, gaps: [] };
  if (first) return without(severalContacts(record), options);
  if (contacts.length > 0) return without(onlyArchived(contacts));
  return namesakes.length > 0 ? without(nameTaken(namesakes), options) : newCustomer(record, question);
}

function newCustomer(record: NamedRecord, { choices, ...crm }: CustomerQuestion): ChosenCustomer {
  const name = newContactName(choices, record);
  const email = choices.newContactEmail?.trim() ?? '';
  const own = email === '' ? { email: null, recipients: [] } : { email, recipients: [email] };
  const details = newContactDetails(choices, crm);
  const customer = { record, name, contactId: null, ...own, details, isNew: true, isChosen: false };
  if (choices.newContactName === undefined) return { customer, options: [], gaps: [notInXero(record)] };
  const refused = [
    ...nameGaps(name),
    ...(email === '' || isEmail(email) ? [] : [noEmail(email)]),
    ...detailGaps(details),
  ];
  return { customer, options: [], gaps: refused };
}

const existing = (record: NamedRecord, contact: BillingContact, isChosen: boolean): DraftCustomer => ({
  record,
  name: contact.name,
  contactId: contact.contactId,
  email: contact.email,
  recipients: recipientsOf(contact),
  details: NO_DETAILS,
  isNew: false,
  isChosen,
});

const without = (gap: Gap, options: BillingContact[] = []): ChosenCustomer => ({
  customer: null,
  options,
  gaps: [gap],
});

/** The name that a new contact gets: Xero refuses one with spaces around it or two in a row. */
export const newContactName = (choices: Pick<Choices, 'newContactName'>, record: Pick<NamedRecord, 'name'>): string =>
  (choices.newContactName ?? record.name).trim().replace(/\s+/g, ' ');

const isName = (name: string): boolean => name !== '' && !/[<>]/.test(name);

/** Plain letters around one @, and a dot behind it: Xero takes no umlauts here. */
const isEmail = (email: string): boolean =>
  email.length <= LONGEST && /^[\x21-\x3f\x41-\x7e]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(email);

/** Of a name and of an e-mail address. */
const LONGEST = 255;

function nameGaps(name: string): Gap[] {
  if (!isName(name)) return [NO_NAME];
  return name.length > LONGEST ? [LONG_NAME] : [];
}

const NOBODY = missing('customer', {
  message: 'The deal has no company and no contact.',
  fix: 'Associate the customer with the deal in HubSpot, then look again.',
});

const CHOSEN_IS_GONE = missing('customer', {
  field: 'contactId',
  message: 'The Xero contact that was chosen can no longer be billed for this deal.',
  fix: 'Choose again.',
});

const severalContacts = ({ name }: NamedRecord): Gap =>
  missing('customer', {
    field: 'contactId',
    message: `Several Xero contacts stand for ${name || 'this customer'}.`,
    fix: 'Choose the one that is billed.',
  });

const onlyArchived = (contacts: BillingContact[]): Gap =>
  missing('customer', {
    message: `“${contacts[0]?.name ?? ''}” is archived in Xero.`,
    fix: 'Restore the contact in Xero, then look again.',
  });

const nameTaken = (namesakes: BillingContact[]): Gap =>
  missing('customer', {
    field: 'contactId',
    message: `Xero has a contact “${namesakes[0]?.name ?? ''}” already, which is not known to be this customer.`,
    fix: 'Choose it, or give another name for a new contact.',
  });

const notInXero = ({ name }: NamedRecord): Gap =>
  missing('customer', {
    field: 'customer',
    message: `Xero does not know ${name || 'this customer'} yet.`,
    fix: 'Give the name under which a new contact is made there.',
  });

const NO_NAME = missing('customer', {
  field: 'customer',
  message: 'A contact in Xero needs a name, without angle brackets.',
  fix: 'Give another name.',
});

const LONG_NAME = missing('customer', {
  field: 'customer',
  message: `A contact in Xero has a name of at most ${LONGEST} characters.`,
  fix: 'Give a shorter name.',
});

const noEmail = (email: string): Gap =>
  missing('contact_details', {
    field: 'customer',
    message: `“${email}” is no e-mail address.`,
    fix: 'Correct it, or leave it out.',
  });
