import type { InvoicePlan } from '../bookkeeping.ts';
import { addDays, addMonths } from '../calendar.ts';
import { allocate, books, dueIn, overdueBy, type Documents } from '../documents.ts';
import type { Notable } from '../notable.ts';
import type { Invoice } from '../world.ts';
import { charge, sell } from './catalogue.ts';
import { bookkeeperOfAu } from './documents.ts';
import { notable } from './notable.ts';
import { soleTrader, strangers } from './people.ts';

const { pay, invoice, creditNote, overpayment } = bookkeeperOfAu;

type Plan = Omit<InvoicePlan, 'key' | 'contact'>;

/** An invoice of a notable customer, or of another contact; `name` tells it from the customer's others. */
const written = ({ key: contact }: Pick<Notable, 'key'>, name: string, plan: Plan): Invoice =>
  invoice({ key: `${contact}:${name}`, contact, ...plan });

function monthly(who: Notable, today: string, { count, late }: { count: number; late: (n: number) => number }) {
  return Array.from({ length: count }, (_, n) => {
    const date = addMonths(today, -3 - n);
    return pay(written(who, `month-${n}`, { date }), addDays(date, 30 + late(n)));
  });
}

function habits(today: string): Invoice[] {
  return [
    ...monthly(notable.paysOnTime, today, { count: 12, late: (n) => -(n % 4) }),
    ...monthly(notable.paysLate, today, { count: 11, late: () => 12 }),
    written(notable.paysLate, 'open', dueIn(today, 6)),
  ];
}

function ageing(today: string): Invoice[] {
  const { overdue95, dueToday, dueYesterday, ownedByOtherTeam } = notable;
  return [
    written(dueToday, 'open', dueIn(today, 0)),
    written(dueYesterday, 'open', overdueBy(today, 1)),
    written(overdue95, 'open', { ...overdueBy(today, 95), expectedPaymentDate: addDays(today, 6) }),
    written(ownedByOtherTeam, 'open', overdueBy(today, 40)),
    written(soleTrader, 'open', overdueBy(today, 7)),
    written({ key: strangers.counterSales }, 'open', dueIn(today, 2)),
    written(notable.onlyDraft, 'draft', { ...dueIn(today, 28), status: 'DRAFT' }),
    written(notable.onlyVoided, 'voided', { ...overdueBy(today, 60), status: 'VOIDED' }),
  ];
}

function currencies(today: string): Invoice[] {
  const { nzdOnly, bothCurrencies } = notable;
  const inNzd = (who: Notable, name: string, plan: Plan): Invoice =>
    written(who, name, { ...plan, currencyCode: 'NZD' });
  return [
    pay(inNzd(nzdOnly, 'paid', overdueBy(today, 150)), addDays(today, -147)),
    inNzd(nzdOnly, 'late', overdueBy(today, 12)),
    inNzd(nzdOnly, 'open', dueIn(today, 9)),
    written(bothCurrencies, 'aud', overdueBy(today, 18)),
    inNzd(bothCurrencies, 'nzd', dueIn(today, 4)),
  ];
}

/** What GST is taken of, and how it is rounded. */
function taxes(today: string): Invoice[] {
  const { gstPerLine, inclusive, gstFree, basExcluded } = notable;
  const beans = sell('BEANS-KG', '10');
  return [
    // 3.45, 3.45, 3.45 and 3.89 with 0.345, 0.345, 0.345 and 0.389 of GST.
    written(gstPerLine, 'open', {
      ...dueIn(today, 11),
      lines: [charge('3.45'), charge('3.45'), charge('3.45'), charge('3.89')],
    }),
    written(inclusive, 'open', {
      ...dueIn(today, 8),
      lineAmountTypes: 'Inclusive',
      lines: [charge('330.00'), charge('330.00', { accountCode: '210', taxType: 'EXEMPTOUTPUT' })],
    }),
    written(gstFree, 'open', { ...overdueBy(today, 5), lines: [beans] }),
    written(basExcluded, 'open', {
      ...dueIn(today, 20),
      lines: [charge('500.00', { description: 'Deposit', accountCode: '270', taxType: 'BASEXCLUDED' })],
    }),
  ];
}

/** Money that was paid in part, given back, or too much. */
function credits(today: string): Documents {
  const { partPaid, credited, overpaid } = notable;
  const part = written(partPaid, 'open', { ...overdueBy(today, 22), lines: [charge('800.00')] });
  const lowered = written(credited, 'open', { ...overdueBy(today, 16), lines: [charge('400.00')] });
  const first = written(overpaid, 'first', { ...overdueBy(today, 20), lines: [charge('500.00')] });
  const second = written(overpaid, 'second', { ...dueIn(today, 15), lines: [charge('200.00')] });
  const date = addDays(today, -20);
  return books({
    invoices: [pay(part, addDays(today, -9), '300.00'), lowered, pay(first, addDays(today, -25)), second],
    creditNotes: [
      creditNote({
        key: `${credited.key}:note`,
        contact: credited.key,
        date,
        lines: [charge('150.00')],
        allocations: [allocate(lowered, date, '110.00')],
      }),
    ],
    overpayments: [
      overpayment({
        key: `${overpaid.key}:surplus`,
        contact: overpaid.key,
        date: addDays(today, -25),
        amount: '120.00',
        allocations: [allocate(second, addDays(today, -12), '70.00')],
      }),
    ],
  });
}

/** What we owe. A bill is not for the eyes of sales. */
const bill = (today: string): Invoice =>
  written({ key: strangers.supplier }, 'bill', {
    ...dueIn(today, 14),
    type: 'ACCPAY',
    sentToContact: false,
    lines: [charge('2140.00', { description: 'Green beans', accountCode: '310', taxType: 'EXEMPTEXPENSES' })],
  });

/** Everything that the cast of the roaster tells of. */
export function stories(today: string): Documents[] {
  const invoices = [habits, ageing, currencies, taxes].flatMap((story) => story(today));
  return [books({ invoices: [...invoices, bill(today)] }), credits(today)];
}
