import { Big } from 'big.js';
import type { Invoice, Organisation } from '../../facts.ts';
import { taxer } from '../../ledger/taxed-lines.ts';
import { lockFaults } from '../lock-dates.ts';
import { approvalFaults } from './approvals.ts';
import { lineFaults } from './line-rules.ts';

/** That the theme of a document is one of the organisation's. */
export const themeFaults = (
  { brandingThemeId }: { brandingThemeId?: string },
  { brandingThemes }: Organisation,
): string[] =>
  brandingThemeId === undefined || brandingThemes.some((one) => one.brandingThemeId === brandingThemeId)
    ? []
    : ['The BrandingThemeID is not valid'];

const LONGEST = 255;

const numberFaults = (invoice: Invoice, { invoices }: Organisation): string[] => {
  const { invoiceId, invoiceNumber, type } = invoice;
  if (invoiceNumber.length > LONGEST) return [`Invoice # must be ${LONGEST} characters or less.`];
  const taken = invoices.some(
    (other) =>
      other.invoiceId !== invoiceId &&
      other.type === 'ACCREC' &&
      other.status !== 'DELETED' &&
      other.invoiceNumber.toLowerCase() === invoiceNumber.toLowerCase(),
  );
  return type === 'ACCREC' && taken ? ['Invoice # must be unique.'] : [];
};

const urlFaults = ({ url }: Invoice): string[] => {
  if (url === undefined || url === '') return [];
  if (!URL.canParse(url)) return ['Url must be a valid absolute url'];
  return /xero/i.test(url) ? ['Url must not contain the word xero'] : [];
};

/** What is wrong with the currency of a document, or with its rate. */
export const currencyFaults = (
  { currencyCode, currencyRate }: Pick<Invoice, 'currencyCode' | 'currencyRate'>,
  { currencies }: Organisation,
): string[] => [
  ...(currencies.some(({ code }) => code === currencyCode)
    ? []
    : [`Organisation is not subscribed to currency ${currencyCode}`]),
  ...(new Big(currencyRate).gt(0) ? [] : ['CurrencyRate must be greater than zero']),
];

const dueFaults = ({ status, dueDate }: Invoice): string[] =>
  status !== 'DRAFT' && dueDate === undefined ? ['Due Date must be specified'] : [];

interface Totalled {
  /** `an invoice`, for the message. */
  what: string;
  organisation: Organisation;
  /** What the sender says it comes to. */
  given: string | undefined;
}

/** What is wrong with the total that the lines of a document come to. */
export const totalFaults = (
  document: Pick<Invoice, 'lines' | 'lineAmountTypes'>,
  { what, organisation, given }: Totalled,
): string[] => {
  const { total } = taxer(organisation)(document).totals;
  return [
    ...(given !== undefined && !total.eq(given) ? ['The document total does not equal the sum of the lines.'] : []),
    ...(total.lt(0) ? [`The total of ${what} cannot be negative`] : []),
  ];
};

/**
 * What is wrong with an invoice as it would be, each message once. `total`: what the sender says it comes to. The totals are
 * only looked at when the lines are right.
 */
export const invoiceFaults = (invoice: Invoice, organisation: Organisation, total: string | undefined): string[] => {
  const document = { ...invoice, isBooked: invoice.status !== 'DRAFT', taxesByAccount: true };
  const lines = invoice.lines.flatMap((line) => lineFaults(line, { organisation, document }));
  const faults = [
    ...(invoice.lines.length === 0 ? ['One or more line items must be specified'] : []),
    ...lines,
    ...numberFaults(invoice, organisation),
    ...(invoice.reference.length > LONGEST ? [`Reference must be ${LONGEST} characters or less.`] : []),
    ...urlFaults(invoice),
    ...themeFaults(invoice, organisation),
    ...currencyFaults(invoice, organisation),
    ...dueFaults(invoice),
    ...lockFaults('document', invoice.date, organisation),
    ...approvalFaults(invoice, organisation),
    ...(lines.length === 0 ? totalFaults(invoice, { what: 'an invoice', organisation, given: total }) : []),
  ];
  return [...new Set(faults)];
};
