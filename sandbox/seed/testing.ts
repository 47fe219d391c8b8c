import type { Line } from './line.ts';
import type { Allocation, Invoice, World, XeroOrganisation } from './world.ts';

/** Decimal text as a whole number of ten-thousandths. */
function tenThousandths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  return BigInt(whole + fraction.padEnd(4, '0')) * (text.startsWith('-') ? -1n : 1n);
}

/** Division that rounds halves away from zero. */
function divide(value: bigint, by: bigint): bigint {
  const half = by / 2n;
  return value < 0n ? -((-value + half) / by) : (value + half) / by;
}

const percent = { OUTPUT2: 20n, RROUTPUT: 5n, INPUT2: 20n, OUTPUT: 10n, INPUT: 10n } as Record<string, bigint>;

function lineTotal(line: Line, taxed: boolean): bigint {
  const gross = tenThousandths(line.quantity) * tenThousandths(line.unitAmount) * 1_000_000n;
  const off = line.discountRate ? (gross * tenThousandths(line.discountRate)) / 1_000_000n : 0n;
  const amount = divide(gross - off - tenThousandths(line.discountAmount ?? '0') * 10n ** 10n, 10n ** 12n);
  return taxed ? amount + divide(amount * (percent[line.taxType ?? ''] ?? 0n), 100n) : amount;
}

/** A document's total in pence, worked out in whole numbers, apart from the seed's own arithmetic. */
export const penceOf = ({ lines, lineAmountTypes }: Pick<Invoice, 'lines' | 'lineAmountTypes'>): bigint =>
  lines.reduce((sum, line) => sum + lineTotal(line, lineAmountTypes === 'Exclusive'), 0n);

/** Pence of a plain amount. */
export const pence = (amount: string): bigint => tenThousandths(amount) / 100n;

export const theOrganisation = (world: World): XeroOrganisation => {
  const [organisation] = world.xero.organisations;
  if (!organisation) throw new Error('The world has no organisation');
  return organisation;
};

/** Every allocation of every credit, with what it is taken from. */
export function allocationsOf({ creditNotes, overpayments, prepayments }: XeroOrganisation) {
  return [...creditNotes, ...overpayments, ...prepayments].flatMap((credit) =>
    credit.allocations.map((allocation: Allocation) => ({ ...allocation, credit })),
  );
}

/** An authorised sales invoice that is not wholly settled. */
export interface Open {
  currency: string;
  pence: bigint;
  /** 0 or less: not overdue. */
  daysOverdue: number;
}

/** What is open on the given Xero contacts, the oldest first. */
export function openOf(world: World, contactIds: string[], today: string): Open[] {
  const organisation = theOrganisation(world);
  const allocations = allocationsOf(organisation);
  return organisation.invoices
    .filter(
      ({ contactId, type, status }) => contactIds.includes(contactId) && type === 'ACCREC' && status === 'AUTHORISED',
    )
    .map((invoice) => {
      const settled = [...invoice.payments, ...allocations.filter((each) => each.invoiceId === invoice.invoiceId)];
      return {
        currency: invoice.currencyCode,
        pence: settled.reduce((due, { amount }) => due - pence(amount), penceOf(invoice)),
        daysOverdue: (Date.parse(today) - Date.parse(invoice.dueDate ?? invoice.date)) / 86_400_000,
      };
    })
    .filter((open) => open.pence !== 0n)
    .sort((a, b) => b.daysOverdue - a.daysOverdue);
}
