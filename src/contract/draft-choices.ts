import * as z from 'zod';
import { calendarDate, decimal } from './values.ts';

/** A deal's id in HubSpot, as part of a path. */
export const dealId = z.string().regex(/^\d{1,20}$/, 'is not a deal id');

/** A quote's id in HubSpot. */
export const quoteId = z.string().regex(/^\d{1,20}$/, 'is not a quote id');

/** What the person chose for one line; an `itemCode` of no letters: it is no item of Xero's. */
const lineChoice = z.object({
  accountCode: z.string().min(1).max(10).optional(),
  taxType: z.string().min(1).max(50).optional(),
  itemCode: z.string().max(30).optional(),
});

/** By the line's id. */
const lineChoices = z.record(z.string().min(1).max(30), lineChoice);

/** In a query the choices of lines are JSON. */
export const lineChoicesText = z
  .string()
  .max(8192)
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(lineChoices);

/** How a new invoice may stand. */
export const draftStatus = z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']);

/** What the person chose where no default could be had, or instead of one. Absent: the default. */
export const draftChoices = z.object({
  accountCode: z.string().min(1).max(10).optional(),
  taxType: z.string().min(1).max(50).optional(),
  dueDate: calendarDate.optional(),
  reference: z.string().max(255).optional(),
  /** Of a line that recurs: `one_period` bills one period of it. */
  recurring: z.enum(['one_period']).optional(),
  /** Which of several Xero contacts is billed. */
  contactId: z.string().min(1).max(50).optional(),
  /** A customer that Xero does not know is made there under this name. */
  newContactName: z.string().min(1).max(255).optional(),
  newContactEmail: z.string().max(255).optional(),
  newContactAddressLine: z.string().max(500).optional(),
  newContactCity: z.string().max(255).optional(),
  newContactRegion: z.string().max(255).optional(),
  newContactPostCode: z.string().max(50).optional(),
  newContactCountry: z.string().max(50).optional(),
  newContactTaxNumber: z.string().max(50).optional(),
  /** Units of the invoice's currency for one of the base currency; absent: Xero's rate of the day. */
  currencyRate: decimal.optional(),
  brandingThemeId: z.string().min(1).max(50).optional(),
  status: draftStatus.optional(),
  /** HubSpot's id of the quote whose lines are billed instead of the deal's. */
  quoteId: quoteId.optional(),
  /** `bill`: although the quote has expired, was declined or was withdrawn. */
  quoteEnded: z.enum(['bill']).optional(),
  /** Which step of the deal's schedule; absent: the next that is due. A click sends that of the draft that was seen. */
  stepId: z.string().min(1).max(60).optional(),
  lines: lineChoices.optional(),
});
