import { domainOf, type Customer } from './customer.ts';
import { companyIdOf, personIdOf } from './ids.ts';
import { jobTitles, mailbox, type PersonName } from './names.ts';
import { randomFor } from './random.ts';
import type { OwnerKey } from './users.ts';

/** Somebody HubSpot knows. */
export interface Person extends PersonName {
  /** `{company key}:{n}`, n from 0, for people of a company. */
  key: string;
  email: string | null;
  jobTitle: string;
  owner: OwnerKey | null;
  lifecycleStage: 'lead' | 'opportunity' | 'customer';
  /** Keys of companies, the primary one first. */
  companies: string[];
}

/** Somebody who belongs to no company. */
export const alone = (key: string, name: [string, string], more: Partial<Person>): Person => ({
  key,
  firstName: name[0],
  lastName: name[1],
  email: `${key}@mail.example`,
  jobTitle: 'Owner',
  owner: 'rep',
  lifecycleStage: 'customer',
  companies: [],
  ...more,
});

/** The people of a company, by these names. */
export function peopleOf(customer: Customer, names: PersonName[]): Person[] {
  return names.map((name, n) => {
    const key = `${customer.key}:${n}`;
    return {
      ...name,
      key,
      email: `${mailbox(name)}@${domainOf(customer)}`,
      jobTitle: randomFor(`job:${key}`).pick(jobTitles),
      owner: customer.owner,
      lifecycleStage: customer.match === 'none' ? 'opportunity' : 'customer',
      companies: [customer.key],
    };
  });
}

/** The contact number in Xero that ties a Xero contact to a company in HubSpot. */
export const companyNumber = (key: string): string => `HS-COMPANY-${companyIdOf(key)}`;

/** The contact number in Xero that ties a Xero contact to a person in HubSpot. */
export const personNumber = (key: string): string => `HS-CONTACT-${personIdOf(key)}`;
