import * as z from 'zod';
import { approvalView, mode, approvalNote } from './approvals.ts';
import { invoiceChange, updatedInvoice } from './changes.ts';
import { dealCredit, writtenCredit } from './credits.ts';
import { dealId, draftChoices, draftStatus, lineChoicesText } from './draft-choices.ts';
import { dealFate, elsewhereInvoice } from './links.ts';
import { comparison, gap, readiness } from './readiness.ts';
import { dealBilling } from './schedule.ts';
import { calendarDate, currency, decimal, moment } from './values.ts';

export type DraftChoices = z.infer<typeof draftChoices>;

/** GET /cards/deals/:dealId/draft: what would stand in Xero. Nothing is written. */
export const draftQuery = draftChoices.extend({
  dealId,
  lines: lineChoicesText.optional(),
  /** The id of the invoice that it would be put in place of; absent: of a new one. */
  updates: z.string().min(1).max(50).optional(),
});

const option = z.object({ value: z.string(), label: z.string() });

/** An item of Xero's by its code. */
const itemOption = option.extend({ itemId: z.string() });

/** Which tax a sale has by where the customer is. */
const taxOutcome = z.enum(['standard', 'reduced', 'zero', 'exempt', 'reverse_charge', 'export', 'out_of_scope']);

const draftLine = z.object({
  /** HubSpot's id of the line; `deal`: the deal has no lines, and its amount is one. */
  lineId: z.string(),
  /** The product of HubSpot's that it is of. */
  productId: z.string().nullable(),
  description: z.string(),
  /** Null, as price and amount: nobody typed it, and a gap says so. */
  quantity: decimal.nullable(),
  unitAmount: decimal.nullable(),
  /** `10%` or an amount; null: none. */
  discount: z.string().nullable(),
  /** The item of Xero's that the line names; null: none. */
  itemCode: z.string().nullable(),
  /** Items that may be the line's product, the likeliest first, for a person to confirm. */
  proposals: z.array(itemOption),
  accountCode: z.string().nullable(),
  /** What decided it, in words, e.g. `as set in Tieout`. */
  accountWhy: z.string().nullable(),
  taxType: z.string().nullable(),
  taxWhy: z.string().nullable(),
  taxOutcome: taxOutcome.nullable(),
  tracking: z.array(z.object({ categoryId: z.string(), optionId: z.string(), label: z.string() })),
  /** Percent. */
  taxRate: decimal.nullable(),
  taxAmount: decimal.nullable(),
  lineAmount: decimal.nullable(),
});

/** What would stand in Xero, to the cent, and what is missing. */
export const invoiceDraft = z.object({
  /** Of all that would be sent; it travels with the click. Null while something is missing. */
  hash: z.string().nullable(),
  live: z.boolean(),
  organisation: z.string(),
  customer: z
    .object({ name: z.string(), contactId: z.string().nullable(), email: z.string().nullable(), isNew: z.boolean() })
    .nullable(),
  /** Whom Xero would e-mail it to, by the mirror: the contact and its people who are included in e-mails; none: nobody. */
  recipients: z.array(z.string()),
  /** Which step of the deal it bills. */
  stepId: z.string(),
  /** Null: all of the deal at once. Amounts without tax. */
  step: z
    .object({ role: z.string(), position: z.int(), of: z.int(), deal: decimal, amount: decimal, left: decimal })
    .nullable(),
  currency: currency.nullable(),
  /** The rate that was given; null: Xero's of the day. */
  currencyRate: decimal.nullable(),
  date: calendarDate,
  dueDate: calendarDate.nullable(),
  /** Where the due date comes from, e.g. `30 days, terms of the customer in Xero`. */
  terms: z.string().nullable(),
  reference: z.string(),
  /** How it looks; null: as the organisation's first theme. */
  brandingTheme: z.object({ id: z.string(), name: z.string() }).nullable(),
  status: draftStatus,
  /** How far this person may take this invoice. */
  may: mode,
  lineAmountTypes: z.enum(['Exclusive', 'Inclusive', 'NoTax']),
  lines: z.array(draftLine),
  totals: z.object({ subTotal: decimal, totalTax: decimal, total: decimal }).nullable(),
  /** Empty: it can be sent. What is merely worth a look stands in `readiness` alone. */
  gaps: z.array(gap),
  readiness,
  comparison,
  /** What each question may be answered with. */
  options: z.object({
    accounts: z.array(option),
    taxRates: z.array(option),
    contacts: z.array(option),
    items: z.array(itemOption),
    /** Whether whoever bills may make the item of a product that has none. */
    createItems: z.boolean(),
    brandingThemes: z.array(option),
  }),
  /** What is worth knowing before the click, in words: a new contact, one period of what recurs, the tax. */
  notes: z.array(z.string()),
  /** What it would be put in place of; absent: a new invoice. */
  updates: updatedInvoice.optional(),
  /** An invoice that the customer has from elsewhere, of the same amount; null: there is none. */
  elsewhere: elsewhereInvoice.nullable(),
});
export type InvoiceDraft = z.infer<typeof invoiceDraft>;

/** POST /cards/deals/:dealId/invoices. The same `requestId` with the same body gets the same answer again. */
export const createInvoiceRequest = draftChoices.extend({
  dealId,
  requestId: z.uuid('is not a request id'),
  /** Of the draft that the person saw. */
  hash: z.string().min(1).max(100),
  /** With status `AUTHORISED`: Xero e-mails it as soon as it stands there. */
  send: z.boolean().optional(),
  /** With status `SUBMITTED`: said to whoever approves. */
  note: approvalNote.optional(),
});

const changeFields = ['email', 'addressLine', 'city', 'region', 'postCode', 'country', 'taxNumber'] as const;
const filled = (most: number) => z.string().trim().min(1).max(most).optional();
const noEmail = 'is not an e-mail address that Xero takes';

/**
 * POST /cards/deals/:dealId/customer: fills in what is missing at the deal's customer in Xero; answers an `IntentState`. What
 * is absent stays as it is there. The address is the one that invoices are printed with.
 */
export const customerChangeRequest = z
  .object({
    dealId,
    requestId: z.uuid('is not a request id'),
    contactId: z.string().min(1).max(50),
    email: z
      .string()
      .trim()
      .max(255)
      .regex(/^[\x21-\x3f\x41-\x7e]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i, noEmail)
      .optional(),
    addressLine: filled(500),
    city: filled(255),
    region: filled(255),
    postCode: filled(50),
    country: filled(50),
    taxNumber: filled(50),
  })
  .refine((asked) => changeFields.some((field) => asked[field] !== undefined), { message: 'changes nothing' });

/** How a write stands. */
export const intentState = z.object({
  intentId: z.string(),
  /**
   * `in_progress`: on its way; `checking`: Xero's answer was lost, and it is found out whether it went through;
   * `done`: it stands in Xero; `rejected`: Xero refused; nothing was written.
   */
  state: z.enum(['in_progress', 'checking', 'done', 'rejected']),
  invoice: z
    .object({ id: z.string(), number: z.string(), xeroUrl: z.string().nullable(), total: decimal, currency })
    .nullable(),
  /** Of a credit note; null while it does not stand, and of every other write. */
  credit: writtenCredit.nullable(),
  /** Xero's own words, and what to do; where it is done, what of it was not. */
  problem: z.object({ message: z.string(), fix: z.string() }).nullable(),
  /** Where what Xero made differs from what was shown, in words. */
  difference: z.string().nullable(),
});
export type IntentState = z.infer<typeof intentState>;

/** The answer to a click: how the write stands, or that the deal has changed since it was shown. */
export const createInvoiceAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('intent'), intent: intentState }),
  z.object({ outcome: z.literal('changed'), draft: invoiceDraft, changes: z.array(z.string()) }),
]);
export type CreateInvoiceAnswer = z.infer<typeof createInvoiceAnswer>;

export const intentQuery = z.object({ intentId: z.string().min(1).max(60) });

/** GET /cards/deals/:dealId/invoices: the invoices of a deal, from the mirror. */
export const dealInvoicesQuery = z.object({ dealId });

export const dealInvoice = z.object({
  id: z.string(),
  number: z.string(),
  /** Whether somebody has linked it and this person may take it off the deal again; what Tieout made is voided instead. */
  mayUnlink: z.boolean(),
  state: z.enum(['draft', 'submitted', 'awaiting_payment', 'part_paid', 'overdue', 'paid', 'voided', 'deleted']),
  /** Whether credit notes took all of it off, so that what it billed may be billed again. */
  isCredited: z.boolean(),
  contactId: z.string(),
  currency,
  total: decimal,
  amountDue: decimal,
  dueDate: calendarDate.nullable(),
  sentToContact: z.boolean(),
  /** Whom Xero would e-mail it to, by the mirror; none: nobody. */
  recipients: z.array(z.string()),
  xeroUrl: z.string().nullable(),
  /** Which step of the deal it bills, and how that is called, if it still is one. */
  stepId: z.string().nullable(),
  role: z.string().nullable(),
  /** How asking for its approval stands; null: nobody asked, or that is past. */
  approval: approvalView.nullable(),
  /** What this person may do with it now. */
  actions: z.array(
    z.enum([
      'submit',
      'resubmit',
      'approve',
      'approve_and_send',
      'return',
      'delete',
      'email',
      'void',
      'credit',
      'pay_link',
      'pdf',
    ]),
  ),
});
export type DealInvoice = z.infer<typeof dealInvoice>;

export const dealInvoices = z.object({
  invoices: z.array(dealInvoice),
  /** Of those invoices which are no longer what the deal says, or not what was sent. */
  changes: z.array(invoiceChange),
  /** Credit notes of the deal's invoices, the newest first, whoever made them. */
  credits: z.array(dealCredit),
  /** A write for this deal that is not settled yet. */
  pending: intentState.nullable(),
  /** Whether this person may link invoices that were made elsewhere, and unlink them. */
  mayLink: z.boolean(),
  /** Whether this person may create an invoice, and why not. */
  mayCreate: z.boolean(),
  whyNot: z.string().nullable(),
  live: z.boolean(),
  /** Null: nothing is wrong with the deal. */
  fate: dealFate.nullable(),
  /** Null: no organisation is connected, or the mirror has no such deal. */
  billing: dealBilling.nullable(),
  asOf: moment.nullable(),
});
export type DealInvoices = z.infer<typeof dealInvoices>;
