import type { Customer } from './customer.ts';
import type { Deal } from './deals.ts';
import type { Person } from './person.ts';
import type { OwnerKey } from './users.ts';
import type { CrmRecord, HubSpotWorld, PortalUser } from './world.ts';

/** What the records of a portal are made of. */
export interface Crm {
  portal: HubSpotWorld['portal'];
  users: Record<OwnerKey, PortalUser>;
  teams: HubSpotWorld['teams'];
  customers: Customer[];
  people: Person[];
  deals: Deal[];
  products: CrmRecord[];
  /** A telephone number without its last three digits. */
  phone: string;
}

export const ownerId = ({ users }: Pick<Crm, 'users'>, owner: OwnerKey | null): string | null =>
  owner === null ? null : users[owner].ownerId;
