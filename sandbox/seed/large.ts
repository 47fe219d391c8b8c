import { catalogue, products } from './catalogue.ts';
import { dated, mainContact } from './contact-card.ts';
import type { Crm } from './crm.ts';
import { customer, type Customer } from './customer.ts';
import { everydayDeal } from './deals.ts';
import { allocate, bookkeeperOfUk, books, type Documents } from './documents.ts';
import { entered, merge } from './entering.ts';
import { hubspotWorld } from './hubspot-world.ts';
import { basket, charge } from './lines.ts';
import { distinctNames } from './names.ts';
import { organisationId, organisationSettings } from './organisation.ts';
import { peopleOf, type Person } from './person.ts';
import { randomFor } from './random.ts';
import { everydayInvoices } from './stories/everyday.ts';
import { portal, teams, users } from './users.ts';
import type { Invoice, World } from './world.ts';
import { unitedKingdom } from './xero-contacts.ts';
import { xeroUsers } from './xero-users.ts';

export interface Size {
  /** Companies in HubSpot, each with a contact in Xero. */
  customers: number;
  /** Sales invoices, over five years. */
  invoices: number;
  /** Another one gives other customers, documents and ids. */
  seed: string | number;
}

/** What `--seed large` starts with. */
const LARGE: Size = { customers: 2000, invoices: 50_000, seed: 1 };

const OLDEST_DAYS = 5 * 365;
/** Of customers, one in so many is billed in euro. */
const IN_EURO = 12;
const DEALS_A_CUSTOMER = 2.5;
/** Of open invoices, one in so many is credited in part, and of paid ones that is overpaid. */
const CREDITED = 8;
const OVERPAID = 400;

const places = 'Aire Blyth Calder Derwent Eden Esk Foss Hebden Irwell Kent Lune Mersey Nidd Ouse Ribble Swale'.split(
  ' ',
);
const trades =
  'Bakery Books Builders Cycles Dental Events Farms Glazing Hotels Joinery Kitchens Motors Press Tiles'.split(' ');

/** No two have the same name: the number is part of it. */
function companies({ customers, seed }: Size): Customer[] {
  return Array.from({ length: customers }, (_, n) => {
    const key = `large-${seed}-${n + 1}`;
    const random = randomFor(`customer:${key}`);
    const place = random.pick(places);
    return customer([key, `${place} ${random.pick(trades)} ${n + 1}`, place], {
      owner: random.pick(['rep', 'rep', 'teamMate', 'otherRep', null] as const),
      match: random.chance(70) ? 'number' : 'email',
      people: random.between(2, 3),
      ...(n % IN_EURO === IN_EURO - 1 ? { currency: 'EUR' as const, country: 'France' } : {}),
    });
  });
}

/** Credit notes for open invoices, and money that came beyond what paid ones asked for. */
function credits(invoices: Invoice[], customerOf: (n: number) => Customer): Documents {
  const { creditNote, overpayment } = bookkeeperOfUk;
  const authorised = invoices.map((one, n) => ({ one, n })).filter(({ one }) => one.status === 'AUTHORISED');
  const common = (invoice: Invoice, n: number) => {
    const { key, currency } = customerOf(n);
    return { key: `${key}:credit:${n}`, contact: key, date: invoice.date, currencyCode: currency };
  };
  const open = authorised.filter(({ one }) => one.payments.length === 0);
  const paid = authorised.filter(({ one }) => one.payments.length > 0);
  const isEach =
    (every: number) =>
    (_: unknown, place: number): boolean =>
      place % every === 0;
  return books({
    creditNotes: open.filter(isEach(CREDITED)).map(({ one, n }) => {
      const lines = [charge('5.00', { taxType: 'ZERORATEDOUTPUT', description: 'Goodwill' })];
      return creditNote({ ...common(one, n), lines, allocations: [allocate(one, one.date, '5.00')] });
    }),
    overpayments: paid
      .filter(isEach(OVERPAID))
      .map(({ one, n }) => overpayment({ ...common(one, n), amount: '10.00' })),
  });
}

function crm(size: Size, { today, customers, staff }: { today: string; customers: Customer[]; staff: Person[] }): Crm {
  const trade = { today, customers, catalogue, basket };
  const deals = Array.from({ length: Math.round(size.customers * DEALS_A_CUSTOMER) }, (_, n) =>
    everydayDeal(`large-${size.seed}-${n}`, trade),
  );
  const phone = '+44 1632 960';
  return { portal, users, teams: Object.values(teams), customers, people: staff, deals, products, phone };
}

/**
 * The sign maker grown large: portal, people and organisation of `ukWorld` with as many customers and invoices as `size`
 * says, most of them paid. The same input gives the same world.
 */
export function largeWorld(today: string, size: Size = LARGE): World {
  const customers = companies(size);
  const staff = new Map(
    customers.map((one) => [one.key, peopleOf(one, distinctNames(`people:${one.key}`, one.people))]),
  );
  const everyday = { today, customers, bookkeeper: bookkeeperOfUk, oldest: OLDEST_DAYS };
  const sold = everydayInvoices(everyday, size.invoices);
  const given = credits(sold.invoices, (n) => customers[n % customers.length] as Customer);
  const contacts = customers.map((one) => dated(mainContact(one, staff.get(one.key) ?? [], unitedKingdom), today));
  return {
    xero: {
      users: [{ ...xeroUsers.bookkeeper, organisationIds: [organisationId] }],
      organisations: [
        {
          ...organisationSettings(today),
          contacts,
          ...entered(merge([sold, given]), today),
          quotes: [],
          repeatingInvoices: [],
        },
      ],
    },
    hubspot: hubspotWorld(crm(size, { today, customers, staff: [...staff.values()].flat() }), today),
  };
}
