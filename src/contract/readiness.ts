import * as z from 'zod';
import { dealId } from './draft-choices.ts';
import { currency, decimal, moment } from './values.ts';

/** What is looked at before a deal is billed, in the order in which it is shown. */
const checkId = z.enum([
  'customer',
  'contact_details',
  'lines',
  'items',
  'account',
  'tax',
  'currency',
  'dates',
  'texts',
  'approval',
]);

/** The question under which the form asks for what is missing. */
const gapField = z.enum([
  'customer',
  'accountCode',
  'taxType',
  'itemCode',
  'dueDate',
  'currency',
  'currencyRate',
  'recurring',
  'lines',
  'contactId',
  'total',
  'email',
  'postCode',
  'country',
  'taxNumber',
  'reference',
  'brandingThemeId',
  'status',
  'quoteEnded',
]);

/**
 * What is missing or worth a look; the form asks for it under `field`, or, without one, says what to do. With `lineId` it is
 * of that line alone.
 */
export const gap = z.object({
  check: checkId,
  field: gapField.nullable(),
  lineId: z.string().nullable(),
  severity: z.enum(['missing', 'warning']),
  message: z.string(),
  fix: z.string(),
});

/** Whether the deal could be billed as it is: every check at least once, and once for each thing that it found. */
export const readiness = z.object({
  /** Checks with nothing missing, of those that were made: `Ready 6 of 8`. */
  ready: z.int(),
  of: z.int(),
  checks: z.array(
    z.object({
      id: checkId,
      label: z.string(),
      state: z.enum(['passed', 'warning', 'missing', 'not_checked']),
      why: z.string().nullable(),
      fix: z.string().nullable(),
      field: gapField.nullable(),
      lineId: z.string().nullable(),
    }),
  ),
});
export type Readiness = z.infer<typeof readiness>;

/** GET /cards/deals/:dealId/readiness: whether the deal could be billed, at any stage, from the mirror alone. */
export const readinessQuery = z.object({ dealId });

export const dealReadiness = z.object({
  readiness,
  /** When the mirror last heard of the deal. */
  asOf: moment.nullable(),
});
export type DealReadiness = z.infer<typeof dealReadiness>;

/** What the deal and its quote say beside what the invoice comes to. */
export const comparison = z.object({
  deal: decimal.nullable(),
  /** The deal's quote in HubSpot; of several the one that was agreed, else the newest. */
  quote: z
    .object({
      number: z.string().nullable(),
      amount: decimal.nullable(),
      currency: currency.nullable(),
      status: z.string().nullable(),
    })
    .nullable(),
  /** The invoice's total; null while it is not known. */
  invoice: decimal.nullable(),
  /** What the differences start from: the quote where there is one, else the deal. */
  from: z.enum(['quote', 'deal']).nullable(),
  /** Each with its cause; together they lead from there to the invoice. No amount: it is in another currency. */
  differences: z.array(z.object({ amount: decimal.nullable(), cause: z.string() })),
});
