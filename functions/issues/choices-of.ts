import * as z from 'zod';
import type { Intent } from '../../src/invoicing/facts.ts';
import type { Choices } from '../../src/invoicing/rules/draft.ts';
import type { ItemChoices } from '../../src/invoicing/rules/new-item.ts';
import type { RunDeps } from './run-deps.ts';

const invoice = z.object({
  Invoices: z.tuple([
    z.object({
      Status: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']),
      Contact: z.object({ ContactID: z.string() }),
      DueDate: z.string(),
      Reference: z.string(),
    }),
  ]),
});
const customer = z.object({ Contacts: z.tuple([z.object({ Name: z.string(), EmailAddress: z.string().optional() })]) });

/**
 * What the person had chosen when the invoice was decided, as far as the requests tell. What they do not tell makes the draft
 * another one than was shown, and then nothing is sent.
 */
export async function choicesOf({ inOutbox }: Pick<RunDeps, 'inOutbox'>, intent: Intent): Promise<Choices> {
  const [{ Status, Contact, DueDate, Reference }] = invoice.parse(JSON.parse(intent.request)).Invoices;
  const chosen: Choices = { status: Status, dueDate: DueDate, reference: Reference };
  const { portalId, waitsFor } = intent;
  if (waitsFor === null) return { ...chosen, contactId: Contact.ContactID };
  const maker = await inOutbox(portalId, ({ outbox }) => outbox.read(waitsFor));
  if (!maker) return chosen;
  const [{ Name, EmailAddress }] = customer.parse(JSON.parse(maker.request)).Contacts;
  return { ...chosen, newContactName: Name, newContactEmail: EmailAddress };
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
