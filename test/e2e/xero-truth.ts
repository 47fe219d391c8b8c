import { Big } from 'big.js';

/** What the Xero stand-in's own data say of some contacts, summed up here without any of the product's rules. */
interface WireInvoice {
  Type: string;
  Status: string;
  Contact: { ContactID: string };
  CurrencyCode: string;
  AmountDue: number;
  Total: number;
  DueDateString?: string;
  Payments: { Amount: number; Date: string }[];
}

export interface TruthInCurrency {
  currency: string;
  owed: string;
  overdue: string;
  paidTwelveMonths: string;
  paidEver: string;
  /** By how late it is, where anything is late: `1–30 days late: GBP 20.00`; ages with nothing are left out. */
  ages: string[];
  /** `2 drafts: GBP 20.00`; null: none. */
  drafts: string | null;
}

const AGES = [
  { name: 'Not yet due', from: -Infinity, until: 0 },
  { name: '1–30 days late', from: 1, until: 30 },
  { name: '31–60 days late', from: 31, until: 60 },
  { name: '61–90 days late', from: 61, until: 90 },
  { name: 'Over 90 days late', from: 91, until: Infinity },
];

/** Sums per currency, written as a card writes them: `GBP 1,204.50`. Sorted by currency; those with nothing are left out. */
export async function truthOf(xeroUrl: string, contactIds: string[], today: string): Promise<TruthInCurrency[]> {
  const response = await fetch(`${xeroUrl}/__sandbox/invoices`);
  const { Invoices: all } = (await response.json()) as { Invoices: WireInvoice[] };
  const mine = all.filter((one) => one.Type === 'ACCREC' && contactIds.includes(one.Contact.ContactID));
  const currencies = [...new Set(mine.map((one) => one.CurrencyCode))].sort();
  return currencies.map((currency) => {
    const invoices = mine.filter((one) => one.CurrencyCode === currency);
    const open = invoices.filter((one) => one.Status === 'AUTHORISED');
    const late = open.filter((one) => one.DueDateString !== undefined && one.DueDateString.slice(0, 10) < today);
    const payments = invoices
      .filter(({ Status }) => Status === 'AUTHORISED' || Status === 'PAID')
      .flatMap((one) => one.Payments)
      .filter((payment) => dayOf(payment.Date) <= today);
    const lately = payments.filter((payment) => dayOf(payment.Date) > yearBefore(today));
    const drafts = invoices.filter((one) => one.Status === 'DRAFT');
    const money = (amounts: number[]): string => written(currency, amounts);
    return {
      currency,
      owed: money(open.map((one) => one.AmountDue)),
      overdue: money(late.map((one) => one.AmountDue)),
      paidTwelveMonths: money(lately.map((payment) => payment.Amount)),
      paidEver: money(payments.map((payment) => payment.Amount)),
      ages: late.length === 0 ? [] : agesOf(open, { today, money }),
      drafts:
        drafts.length === 0
          ? null
          : `${drafts.length} ${drafts.length === 1 ? 'draft' : 'drafts'}: ${money(drafts.map((one) => one.Total))}`,
    };
  });
}

function agesOf(
  open: WireInvoice[],
  { today, money }: { today: string; money: (amounts: number[]) => string },
): string[] {
  const daysLate = ({ DueDateString }: WireInvoice): number =>
    DueDateString === undefined ? 0 : (Date.parse(today) - Date.parse(DueDateString.slice(0, 10))) / 86_400_000;
  return AGES.flatMap(({ name, from, until }) => {
    const aged = open.filter((one) => daysLate(one) >= from && daysLate(one) <= until);
    return aged.length === 0 ? [] : [`${name}: ${money(aged.map((one) => one.AmountDue))}`];
  });
}

const dayOf = (wireDate: string): string =>
  new Date(Number(/\((-?\d+)/.exec(wireDate)?.[1])).toISOString().slice(0, 10);
const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

function written(currency: string, amounts: number[]): string {
  const total = amounts.reduce((sum, amount) => sum.plus(String(amount)), new Big(0)).toFixed(2);
  return `${currency} ${total.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')}`;
}

interface DealInvoice {
  InvoiceID: string;
  InvoiceNumber: string;
  Status: string;
  Reference: string;
  SubTotal: number;
  Total: number;
  Url: string;
}

/** The invoices in the Xero stand-in that bear the mark of that deal, whatever became of them. */
export async function invoicesOfDeal(xeroUrl: string, dealId: string): Promise<DealInvoice[]> {
  const response = await fetch(`${xeroUrl}/__sandbox/invoices`);
  const { Invoices } = (await response.json()) as { Invoices: (Omit<DealInvoice, 'Url'> & { Url?: string })[] };
  return Invoices.flatMap(({ Url = '', ...invoice }) =>
    Url.includes(`/0-3/${dealId}?tieout=`) ? [{ ...invoice, Url }] : [],
  );
}
