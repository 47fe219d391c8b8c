import { xeroId } from './ids.ts';
import { organisationId } from './organisation.ts';
import { riversideId } from './riverside.ts';
import { users } from './users.ts';
import type { XeroUser } from './xero-user.ts';

const { finance } = users;

/** Who signs in to Xero: the person in finance first, who keeps the books of both organisations. */
export const xeroUsers = {
  bookkeeper: {
    userId: xeroId('user:helen.okafor'),
    email: finance.email,
    firstName: finance.firstName,
    lastName: finance.lastName,
    organisationIds: [organisationId, riversideId],
  },
  /** Keeps the books of the café alone. */
  cafeOwner: {
    userId: xeroId('user:rosa.bianchi'),
    email: 'rosa.bianchi@riverside-cafe.example',
    firstName: 'Rosa',
    lastName: 'Bianchi',
    organisationIds: [riversideId],
  },
  /** Has signed up and keeps no books yet. */
  newcomer: {
    userId: xeroId('user:owen.lister'),
    email: 'owen.lister@mail.example',
    firstName: 'Owen',
    lastName: 'Lister',
    organisationIds: [],
  },
} satisfies Record<string, XeroUser>;
