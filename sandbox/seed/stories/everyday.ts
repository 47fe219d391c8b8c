import type { Bookkeeper } from '../bookkeeping.ts';
import { addDays } from '../calendar.ts';
import type { Customer } from '../customer.ts';
import { books, type Documents } from '../documents.ts';
import { randomFor, type Random } from '../random.ts';
import type { Invoice } from '../world.ts';

/** Whose documents show nothing in particular, and who writes them. */
export interface Everyday {
  today: string;
  customers: Customer[];
  bookkeeper: Bookkeeper;
  /** How many days ago the oldest document may have been written. */
  oldest: number;
}

function statusOf(random: Random, daysAgo: number): Invoice['status'] {
  const roll = random.between(1, 100);
  if (roll <= 4) return 'VOIDED';
  if (roll <= 6) return 'DELETED';
  if (daysAgo < 60 && roll <= 24) return 'DRAFT';
  return daysAgo < 60 && roll <= 38 ? 'SUBMITTED' : 'AUTHORISED';
}

/** Some always pay a little early, some a little late, and now and then a bill stays open or is paid in part. */
function settle(unpaid: Invoice, random: Random, { today, bookkeeper }: Everyday): Invoice {
  const { pay, total } = bookkeeper;
  const habit = randomFor(`habit:${unpaid.contactId}`).pick([-4, 0, 2, 9, 21]);
  const on = addDays(unpaid.dueDate ?? unpaid.date, habit + random.between(-2, 3));
  const recent = unpaid.date > addDays(today, -160);
  if (on >= today || (recent && random.chance(35))) return unpaid;
  return recent && random.chance(25) ? pay(unpaid, on, total(unpaid).times('0.4').toFixed(2)) : pay(unpaid, on);
}

function everydayInvoice(customer: Customer, n: number, everyday: Everyday): Invoice {
  const { today, bookkeeper, oldest } = everyday;
  const key = `${customer.key}:${n}`;
  const random = randomFor(`invoice:${key}`);
  const daysAgo = random.chance(35) ? random.between(1, 110) : random.between(111, oldest);
  const date = addDays(today, -daysAgo);
  const status = statusOf(random, daysAgo);
  const written = bookkeeper.invoice({
    key,
    contact: customer.key,
    currencyCode: customer.currency,
    date,
    dueDate: addDays(date, random.pick([14, 30, 30])),
    status,
    sentToContact: status === 'AUTHORISED' && random.chance(90),
    reference: random.chance(60) ? `PO ${random.between(10_000, 99_999)}` : '',
  });
  return status === 'AUTHORISED' ? settle(written, random, everyday) : written;
}

/** So many invoices, spread evenly over the customers and at random over the years. */
export function everydayInvoices(everyday: Everyday, count: number): Documents {
  const { customers } = everyday;
  const invoices = Array.from({ length: count }, (_, n) => {
    const customer = customers[n % customers.length];
    if (!customer) throw new Error('There are no everyday customers');
    return everydayInvoice(customer, Math.floor(n / customers.length), everyday);
  });
  return books({ invoices });
}
