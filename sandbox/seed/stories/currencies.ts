import { addDays } from '../calendar.ts';
import { books, invoice, overdueBy, pay, type Documents } from '../documents.ts';
import { notable } from '../notable.ts';
import type { Invoice } from '../world.ts';

type Currency = 'GBP' | 'EUR';
type Row = [contact: string, currencyCode: Currency, daysOverdue: number];

const { eurOnly, bothCurrencies, severalXeroContacts } = notable;
const [leeds = '', york = '', dublin = ''] = severalXeroContacts.xeroContacts;

/** Overdue by so many days at `today`; negative: due in so many days. */
const open: Row[] = [
  [eurOnly.key, 'EUR', 9],
  [eurOnly.key, 'EUR', -14],
  [bothCurrencies.key, 'GBP', 20],
  [bothCurrencies.key, 'GBP', -11],
  [bothCurrencies.key, 'EUR', 33],
  [leeds, 'GBP', 14],
  [york, 'GBP', -16],
  [dublin, 'EUR', -5],
];

/** Due so many days ago, and paid six days later. */
const paid: Row[] = [
  [eurOnly.key, 'EUR', 130],
  [eurOnly.key, 'EUR', 300],
  [bothCurrencies.key, 'EUR', 60],
  [bothCurrencies.key, 'GBP', 125],
  [bothCurrencies.key, 'EUR', 190],
  [bothCurrencies.key, 'GBP', 280],
  [bothCurrencies.key, 'EUR', 400],
  [bothCurrencies.key, 'EUR', 610],
];

/** Customers who are billed in pounds, in euro, and in both. */
export function currencies(today: string): Documents {
  const written = ([contact, currencyCode, days]: Row): Invoice =>
    invoice({ key: `${contact}:${currencyCode}:${days}`, contact, currencyCode, ...overdueBy(today, days) });
  const settled = (row: Row): Invoice => pay(written(row), addDays(today, 6 - row[2]));
  return books({ invoices: [...open.map(written), ...paid.map(settled)] });
}
