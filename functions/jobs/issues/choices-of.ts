import * as z from 'zod';
import type { Intent, LiveDeal } from '../../../src/invoicing/facts.ts';
import { DEAL_LINE, type Choices, type DraftStatus, type LineChoice } from '../../../src/invoicing/rules/draft.ts';
import type { ItemChoices } from '../../../src/invoicing/mapping/rules/new-item.ts';
import { dealOf } from '../../../src/invoicing/outbox/rules/subjects.ts';
import type { RunDeps } from './run-deps.ts';

const line = z.object({
  AccountCode: z.string().optional(),
  TaxType: z.string().optional(),
  ItemCode: z.string().optional(),
});
const invoice = z.object({
  Invoices: z.tuple([
    z.object({
      Status: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']),
      Contact: z.object({ ContactID: z.string() }),
      DueDate: z.string(),
      Reference: z.string(),
      CurrencyRate: z.number().optional(),
      BrandingThemeID: z.string().optional(),
      LineItems: z.array(line),
    }),
  ]),
});
const address = z.object({
  AddressLine1: z.string().optional(),
  City: z.string().optional(),
  Region: z.string().optional(),
  PostalCode: z.string().optional(),
  Country: z.string().optional(),
});
const customer = z.object({
  Contacts: z.tuple([
    z.object({
      Name: z.string(),
      EmailAddress: z.string().optional(),
      TaxNumber: z.string().optional(),
      Addresses: z.tuple([address]).optional(),
    }),
  ]),
});

/** What the person had chosen when an invoice was decided. */
interface Chosen {
  status: DraftStatus;
  /** For the deal as it is now: its lines are told by their order, and the request names none by its id. */
  of: (deal: LiveDeal) => Choices;
}

/**
 * What the person had chosen when the invoice was decided: all that the requests say, as if each of it had been chosen. What
 * does not come to that any more makes the draft another one than was shown, and then nothing is sent.
 */
export async function choicesOf({ inOutbox }: Pick<RunDeps, 'inOutbox'>, intent: Intent): Promise<Chosen> {
  const [asked] = invoice.parse(JSON.parse(intent.request)).Invoices;
  const { portalId, waitsFor } = intent;
  const quoteId = intent.preview?.quoteId;
  const maker = waitsFor === null ? null : await inOutbox(portalId, ({ outbox }) => outbox.read(waitsFor));
  const who = waitsFor === null ? { contactId: asked.Contact.ContactID } : newContactOf(maker);
  const chosen: Choices = {
    ...{ ...who, status: asked.Status, dueDate: asked.DueDate, reference: asked.Reference },
    ...{ currencyRate: asked.CurrencyRate?.toString(), brandingThemeId: asked.BrandingThemeID },
    // A line that recurs is never billed without it.
    recurring: 'one_period',
    // That the quote had ended was confirmed.
    ...(quoteId !== undefined && { quoteId, quoteEnded: 'bill' as const }),
    stepId: dealOf(intent.subject)?.step,
  };
  const ids = intent.preview?.lines?.map(({ lineId }) => lineId);
  return { status: asked.Status, of: (deal) => ({ ...chosen, lines: linesOf(ids ?? idsOf(deal), asked.LineItems) }) };
}

/** Of an intent that does not say which lines it bills: all of the deal's, in their order. */
const idsOf = ({ lines }: LiveDeal): string[] => (lines.length > 0 ? lines.map(({ id }) => id) : [DEAL_LINE]);

function linesOf(ids: readonly string[], asked: z.infer<typeof line>[]): Choices['lines'] {
  if (ids.length !== asked.length) return undefined;
  const choice = ({ AccountCode, TaxType, ItemCode = '' }: z.infer<typeof line>): LineChoice => ({
    ...{ accountCode: AccountCode, taxType: TaxType, itemCode: ItemCode },
  });
  return Object.fromEntries<LineChoice>(asked.map((one, index) => [ids[index] ?? '', choice(one)]));
}

/** What is not said was left out, whatever the CRM says by now. */
function newContactOf(maker: Intent | null): Choices {
  if (!maker) return {};
  const [{ Name, EmailAddress, TaxNumber = '', Addresses }] = customer.parse(JSON.parse(maker.request)).Contacts;
  const { AddressLine1 = '', City = '', Region = '', PostalCode = '', Country = '' } = Addresses?.[0] ?? {};
  return {
    ...{ newContactName: Name, newContactEmail: EmailAddress, newContactTaxNumber: TaxNumber },
    ...{ newContactAddressLine: AddressLine1, newContactCity: City, newContactRegion: Region },
    ...{ newContactPostCode: PostalCode, newContactCountry: Country },
  };
}

const item = z.object({
  Items: z.tuple([
    z.object({
      Code: z.string(),
      Name: z.string(),
      SalesDetails: z.object({ AccountCode: z.string().optional(), TaxType: z.string().optional() }),
    }),
  ]),
});

/** The same of an item. */
export function itemChoicesOf({ request }: Pick<Intent, 'request'>): ItemChoices {
  const [{ Code, Name, SalesDetails }] = item.parse(JSON.parse(request)).Items;
  return { code: Code, name: Name, accountCode: SalesDetails.AccountCode, taxType: SalesDetails.TaxType };
}
