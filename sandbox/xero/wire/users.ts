import type { XeroUser } from '../../seed/xero-user.ts';
import type { Organisation } from '../facts.ts';
import { wireDate } from '../rules/dates.ts';
import type { Wire } from './wire.ts';

/** Those who sign in to an organisation. The first of them pays for it, and everybody may do everything. */
export const wireUsers = (users: XeroUser[], { createdAt }: Organisation): Wire[] =>
  users.map(({ userId, email, firstName, lastName }, index) => ({
    UserID: userId,
    EmailAddress: email,
    FirstName: firstName,
    LastName: lastName,
    UpdatedDateUTC: wireDate(createdAt),
    IsSubscriber: index === 0,
    OrganisationRole: 'FINANCIALADVISER',
  }));
