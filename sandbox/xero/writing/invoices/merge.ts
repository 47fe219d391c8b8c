import { randomUUID } from 'node:crypto';
import type { Invoice } from '../../facts.ts';
import { dayRate } from '../../rules/exchange.ts';
import { mayBegin } from '../../rules/status-moves.ts';
import type { ChosenStatus } from '../../rules/settlement.ts';
import { present } from '../present.ts';
import type { Unit } from '../unit.ts';
import type { InvoiceInput } from './input.ts';
import { mergeLines, type UnitDecimals } from './lines.ts';

/** One more than the highest number of this prefix that Xero gave out: `INV-0007`. */
export const nextNumber = (prefix: 'INV' | 'CN' | 'QU', numbers: string[]): string => {
  const given = new RegExp(`^${prefix}-(\\d{1,9})$`);
  const used = numbers.map((number) => Number(given.exec(number)?.[1] ?? 0));
  return `${prefix}-${String(Math.max(0, ...used) + 1).padStart(4, '0')}`;
};

const blank = (unit: Unit, input: InvoiceInput): Invoice => ({
  invoiceId: randomUUID(),
  invoiceNumber: '',
  contactId: '',
  type: input.Type === 'ACCPAY' ? 'ACCPAY' : 'ACCREC',
  status: 'DRAFT',
  date: unit.today,
  reference: '',
  lineAmountTypes: 'Exclusive',
  currencyCode: unit.organisation.baseCurrency,
  currencyRate: '1',
  sentToContact: false,
  lines: [],
  payments: [],
  ...present({ createdBy: unit.app }),
  createdAt: unit.now,
  updatedAt: unit.now,
});

const numberOf = (unit: Unit, input: InvoiceInput, before: Invoice): string => {
  const number = input.InvoiceNumber ?? before.invoiceNumber;
  return number === '' && before.type === 'ACCREC'
    ? nextNumber(
        'INV',
        unit.organisation.invoices.map(({ invoiceNumber }) => invoiceNumber),
      )
    : number;
};

/** Units of the document's currency per unit of the base currency: what is sent, what it was, or that of the day. */
export const rateOf = (
  unit: Unit,
  input: Pick<InvoiceInput, 'CurrencyCode' | 'CurrencyRate'>,
  before: Pick<Invoice, 'currencyCode' | 'currencyRate'>,
): string => {
  const { baseCurrency } = unit.organisation;
  const currency = input.CurrencyCode ?? before.currencyCode;
  if (currency === baseCurrency) return '1';
  const kept = currency === before.currencyCode ? before.currencyRate : dayRate(currency, baseCurrency);
  return input.CurrencyRate ?? kept;
};

/** PAID is no choice: an approved document that is sent back as it was read stays approved. */
export const statusOf = (input: Pick<InvoiceInput, 'Status'>, before: Pick<Invoice, 'status'>): ChosenStatus =>
  input.Status === undefined || input.Status === 'PAID' ? before.status : input.Status;

/** Whether an invoice is sent to the customer can only be said of one that is approved. */
export const isSendable = (status: string): boolean => !['DRAFT', 'SUBMITTED'].includes(status);

/** The invoice that an input makes of another, or of nothing: what is not sent stays, or is Xero's default. */
export const mergeInvoice = (
  unit: Unit,
  input: InvoiceInput,
  rest: { existing: Invoice | undefined; contactId: string; unitDecimals: UnitDecimals },
): Invoice => {
  const before = rest.existing ?? blank(unit, input);
  const status = statusOf(input, before);
  const { organisation } = unit;
  return {
    ...before,
    contactId: rest.contactId,
    status,
    invoiceNumber: numberOf(unit, input, before),
    currencyRate: rateOf(unit, input, before),
    lines: mergeLines(input.LineItems, before.lines, { organisation, unitDecimals: rest.unitDecimals }),
    ...present({
      date: input.Date,
      dueDate: input.DueDate,
      expectedPaymentDate: input.ExpectedPaymentDate,
      lineAmountTypes: input.LineAmountTypes,
      reference: before.type === 'ACCREC' ? input.Reference : undefined,
      url: input.Url,
      brandingThemeId: input.BrandingThemeID,
      currencyCode: input.CurrencyCode,
      sentToContact: isSendable(status) ? input.SentToContact : undefined,
    }),
    updatedAt: unit.now,
  };
};

/** Whether Xero creates such a document at all; the messages are in its words. */
export const beginFaults = ({ Type, Status = 'DRAFT' }: InvoiceInput): string[] => [
  ...(Type === 'ACCREC' || Type === 'ACCPAY' ? [] : ['Invoice not of valid type for creation']),
  ...(mayBegin(Status) ? [] : ['Invoice not of valid status for creation']),
];
