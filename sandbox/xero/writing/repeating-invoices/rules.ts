import type { RepeatingInvoice, Schedule } from '../../../seed/repeating-invoice.ts';
import type { Organisation } from '../../facts.ts';
import { lineFaults } from '../invoices/line-rules.ts';
import { currencyFaults } from '../invoices/rules.ts';
import { themeFaults } from '../invoices/rules.ts';
import type { RepeatingInvoiceInput } from './input.ts';

const REQUIRED = ['Type', 'Contact', 'Schedule', 'LineItems', 'LineAmountTypes', 'CurrencyCode', 'Status'] as const;
const SCHEDULED = ['Period', 'Unit', 'DueDate', 'DueDateType', 'StartDate'] as const;

/** The fields of Xero's page that a new template lacks, each in a message of its own. */
export const missingFaults = (input: RepeatingInvoiceInput): string[] => {
  const { Schedule: schedule } = input;
  const lacking = [
    ...REQUIRED.filter((field) => input[field] === undefined),
    ...(schedule === undefined ? [] : SCHEDULED.filter((field) => schedule[field] === undefined)),
  ];
  return lacking.map((field) => `${field} must be specified`);
};

const scheduleFaults = ({ period, dueDate, dueDateType, startDate, endDate }: Schedule): string[] => {
  const ofMonth = dueDateType === 'OFCURRENTMONTH' || dueDateType === 'OFFOLLOWINGMONTH';
  return [
    ...(period < 1 ? ['Period must be 1 or more'] : []),
    ...(ofMonth && (dueDate < 1 || dueDate > 31) ? ['DueDate must be a day of the month'] : []),
    ...(dueDate < 0 ? ['DueDate cannot be negative'] : []),
    ...(endDate !== undefined && endDate < startDate ? ['EndDate cannot be before StartDate'] : []),
  ];
};

/** What is wrong with a template as it would be, each message once. */
export const templateFaults = (template: RepeatingInvoice, organisation: Organisation): string[] => {
  const { type, status, lineAmountTypes, lines, approvedForSending, currencyCode } = template;
  const document = { type, lineAmountTypes, isBooked: status === 'AUTHORISED', taxesByAccount: true };
  const faults = [
    ...(lines.length === 0 ? ['One or more line items must be specified'] : []),
    ...lines.flatMap((line) => lineFaults(line, { organisation, document })),
    ...scheduleFaults(template.schedule),
    ...currencyFaults({ currencyCode, currencyRate: '1' }, organisation),
    ...themeFaults(template, organisation),
    ...(approvedForSending && status !== 'AUTHORISED' ? ['Only AUTHORISED invoices can be approved for sending'] : []),
  ];
  return [...new Set(faults)];
};
