import type { OwnerKey } from './users.ts';

/** Currencies that the worlds trade in. */
export type Currency = 'AUD' | 'EUR' | 'GBP' | 'NZD' | 'USD';

/** A company in HubSpot, and how the organisation's books know it. */
export interface Customer {
  /** Names the company everywhere in the seed, and is its web domain: `{key}.example`. */
  key: string;
  name: string;
  city: string;
  country: string;
  owner: OwnerKey | null;
  /**
   * What ties it to Xero: `number` = the Xero contact number is `HS-COMPANY-{companyId}`; `email` = the Xero e-mail
   * address is that of one of its people; `none` = nothing does.
   */
  match: 'number' | 'email' | 'none';
  /** How many people HubSpot knows there. */
  people: number;
  currency: Currency;
  /** Keys of all Xero contacts that are this customer; the first is the one in use. */
  xeroContacts: string[];
}

type Essentials = [key: string, name: string, city: string];

/** A customer with what is usual: two people, billed in pounds, owned by the rep, tied by number. */
export function customer([key, name, city]: Essentials, more: Partial<Customer> = {}): Customer {
  return {
    key,
    name,
    city,
    country: 'United Kingdom',
    owner: 'rep',
    match: 'number',
    people: 2,
    currency: 'GBP',
    xeroContacts: more.match === 'none' ? [] : [key],
    ...more,
  };
}

export const domainOf = ({ key }: Customer): string => `${key}.example`;
