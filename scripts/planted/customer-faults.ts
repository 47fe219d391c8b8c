import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/invoicing/rules/${file}` }) as const;
const change = { project: 'integration', file: 'test/integration/customer-change.test.ts' } as const;

/** Faults in what is filled in at a customer in Xero, and in whom an invoice would be e-mailed to. */
export const customerFaults: Fault[] = [
  {
    fault: 'a post code that is filled in takes the street address away',
    file: 'src/invoicing/rules/contact-change.ts',
    right: 'return [...addresses.filter((address) => address.type !== PRINTED), printed];',
    wrong: 'return [printed];',
    seenBy: unit('contact-change.test.ts'),
  },
  {
    fault: 'whoever has an address is said to get the e-mail',
    file: 'src/invoicing/rules/recipients.ts',
    right: 'person.includeInEmails && person.email !== null',
    wrong: 'person.email !== null',
    seenBy: unit('recipients.test.ts'),
  },
  {
    fault: 'a contact of somebody else is changed from a deal',
    file: 'functions/cards/post-deal-customer.ts',
    right: '!matched?.contacts.some((one) => one.contactId === contactId)',
    wrong: '!matched',
    seenBy: change,
  },
  {
    fault: 'an archived contact is changed',
    file: 'src/invoicing/update-contact.ts',
    right: 'if (contact.archived)',
    wrong: 'if (contact.archived && contact.name === "")',
    seenBy: change,
  },
  {
    fault: 'a contact that stands as before proves that it was changed',
    file: 'src/invoicing/outbox/look-for-intent.ts',
    right: 'contact && isChangedTo(changed, contact)',
    wrong: 'contact',
    seenBy: change,
  },
];
