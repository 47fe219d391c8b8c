import { castCompanies, mapped } from './cast-company.ts';
import { notableDeals, type NotableDealName } from './deals.ts';
import { dealIdOf, personIdOf, xeroContactIdOf } from './ids.ts';
import { notable } from './notable.ts';
import { organisationId } from './organisation.ts';
import { individuals } from './people.ts';
import { riversideId } from './riverside.ts';
import { portal, users } from './users.ts';
import { strangers } from './xero-contacts.ts';
import { xeroUsers } from './xero-users.ts';

interface CastPerson {
  /** HubSpot's id of the contact. */
  contactId: string;
  name: string;
  xeroContactIds: string[];
  about: string;
}

interface CastDeal {
  dealId: string;
  name: string;
  about: string;
}

const companies = castCompanies(notable);

const deals: Record<NotableDealName, CastDeal> = mapped(notableDeals, ({ name, about }, key) => ({
  dealId: dealIdOf(key),
  name,
  about,
}));

const aboutPeople: Record<keyof typeof individuals, { inXero: boolean; about: string }> = {
  davidSmithYork: { inXero: true, about: 'One of two customers called David Smith; overdue by 11 days.' },
  davidSmithLeeds: { inXero: true, about: 'The other David Smith, “David Smith (Leeds)” in Xero; due in 6 days.' },
  byEmail: { inXero: true, about: 'Tied by e-mail to “Hopkin Upholstery” in Xero; due in 21 days.' },
  byNumberOfOtherTeam: { inXero: true, about: 'Tied by number; owned by a rep of another team; overdue by 27 days.' },
  noMatch: { inXero: false, about: 'A lead whom Xero does not know.' },
  noEmail: { inXero: false, about: 'A lead without an e-mail address.' },
};

const people: Record<keyof typeof individuals, CastPerson> = mapped(individuals, (person, name) => ({
  contactId: personIdOf(person.key),
  name: `${person.firstName} ${person.lastName}`,
  xeroContactIds: aboutPeople[name].inXero ? [xeroContactIdOf(person.key)] : [],
  about: aboutPeople[name].about,
}));

/**
 * Who is worth a look in the seeded world. Ids never change from day to day, nor do days overdue: a story that says
 * "overdue by 9 days" is true whatever `today` is. Amounts that a sentence names are exact; others are drawn.
 */
export const cast = {
  portalId: portal.id,
  organisationId,
  /** The second, small organisation, which nobody is connected to at first. */
  riversideId,
  users,
  xeroUsers,
  ...companies,
  people,
  deals,
  /** In Xero and not in HubSpot; the first bears the name of a company that must not be taken for it. */
  strangers: {
    granvilleHotels: xeroContactIdOf(strangers.granvilleHotels),
    counterSales: xeroContactIdOf(strangers.counterSales),
    suppliers: strangers.suppliers.map(xeroContactIdOf),
  },
};
