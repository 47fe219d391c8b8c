import { addDays, addMonths, lastClockChange, lastLeapDay } from '../calendar.ts';
import { books, dueIn, invoice, overdueBy, pay, type Documents } from '../documents.ts';
import { notable } from '../notable.ts';
import type { Invoice } from '../world.ts';

const count = <T>(length: number, make: (n: number) => T): T[] => Array.from({ length }, (_, n) => make(n));

/** An invoice paid so many days after it was due; before, when negative. */
function settled(key: string, contact: string, when: { date: string; daysLate: number }): Invoice {
  return pay(invoice({ key, contact, date: when.date }), addDays(when.date, 30 + when.daysLate));
}

function paysOnTime(today: string): Invoice[] {
  const { key } = notable.paysOnTime;
  return count(24, (n) => settled(`${key}:${n}`, key, { date: addMonths(today, -2 - n), daysLate: -(n % 6) }));
}

function paysLate(today: string): Invoice[] {
  const { key } = notable.paysLate;
  const late = count(23, (n) => settled(`${key}:${n}`, key, { date: addMonths(today, -3 - n), daysLate: 18 }));
  return [...late, invoice({ key: `${key}:open`, contact: key, ...dueIn(today, 10) })];
}

function manyInvoices(today: string): Invoice[] {
  const { key } = notable.manyInvoices;
  const paid = count(100, (n) => settled(`${key}:${n}`, key, { date: addDays(today, -1090 + 10 * n), daysLate: 0 }));
  const open = count(17, (n) => invoice({ key: `${key}:open-${n}`, contact: key, ...dueIn(today, 13 + n) }));
  const overdue = count(3, (n) => invoice({ key: `${key}:late-${n}`, contact: key, ...overdueBy(today, 5 + n) }));
  return [...paid, ...open, ...overdue];
}

function clockChange(today: string): Invoice[] {
  const { key } = notable.clockChange;
  const spring = lastClockChange(today, 'march');
  const autumn = lastClockChange(today, 'october');
  return [
    pay(invoice({ key: `${key}:spring`, contact: key, date: spring }), spring),
    pay(invoice({ key: `${key}:autumn`, contact: key, date: addDays(autumn, -30), dueDate: autumn }), autumn),
  ];
}

function leapDay(today: string): Invoice[] {
  const date = lastLeapDay(today);
  return [invoice({ key: 'leap-day', contact: notable.leapDay.key, date, dueDate: date })];
}

/** How customers pay over months and years, and days that calendars trip over. */
export const habits = (today: string): Documents =>
  books({ invoices: [paysOnTime, paysLate, manyInvoices, clockChange, leapDay].flatMap((story) => story(today)) });
