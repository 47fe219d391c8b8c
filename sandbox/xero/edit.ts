import { z } from 'zod';
import type { Contact, Invoice, XeroOrganisation } from '../seed/world.ts';
import type { Reading } from './accounting.ts';

const date = z.iso.date();

const contactChanges = z.strictObject({
  name: z.string().min(1).max(255).optional(),
  emailAddress: z.string().max(255).optional(),
  contactNumber: z.string().max(50).optional(),
  firstName: z.string().max(255).optional(),
  lastName: z.string().max(255).optional(),
  status: z.enum(['ACTIVE', 'ARCHIVED']).optional(),
});

const invoiceChanges = z.strictObject({
  dueDate: date.optional(),
  reference: z.string().max(255).optional(),
  expectedPaymentDate: date.optional(),
  sentToContact: z.boolean().optional(),
  url: z.url().optional(),
  status: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'VOIDED', 'DELETED']).optional(),
});

/** One edit of one document, as a person makes it in Xero. */
export const editSchema = z.union([
  z.strictObject({ contactId: z.string(), changes: contactChanges }),
  z.strictObject({ invoiceId: z.string(), changes: invoiceChanges }),
]);
type Edit = z.infer<typeof editSchema>;

type Status = Invoice['status'];
const NEXT: Record<Status, readonly Status[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  VOIDED: [],
  DELETED: [],
};

/** Changes that the update time of a part-paid document does not show. */
const UNSEEN = ['dueDate', 'sentToContact'];

/** Copies what is given; a change that is absent leaves the fact alone. */
const change = (facts: object, changes: object): void => {
  Object.assign(facts, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)));
};

const editContact = (organisation: XeroOrganisation, contact: Contact, changes: z.infer<typeof contactChanges>) => {
  const taken = organisation.contacts.some(
    (other) =>
      other !== contact && other.status === 'ACTIVE' && other.name.toLowerCase() === changes.name?.toLowerCase(),
  );
  if (taken)
    return `The contact name ${changes.name ?? ''} is already assigned to another contact. The contact name must be unique across all active contacts.`;
  change(contact, changes);
  return undefined;
};

const editInvoice = (reading: Reading, organisation: XeroOrganisation, edit: Extract<Edit, { invoiceId: string }>) => {
  const settled = reading.books.ledgerOf(organisation).invoices.find((one) => one.invoiceId === edit.invoiceId);
  const invoice = organisation.invoices.find((one) => one.invoiceId === edit.invoiceId);
  if (settled === undefined || invoice === undefined) return { refused: 'No such invoice', seen: false };
  const touched = !settled.paid.eq(0) || !settled.credited.eq(0);
  const { status } = edit.changes;
  if (status !== undefined && (!NEXT[invoice.status].includes(status) || (status === 'VOIDED' && touched)))
    return { refused: 'Invoice not of valid status for modification', seen: false };
  change(invoice, edit.changes);
  return { refused: undefined, seen: !touched || Object.keys(edit.changes).some((name) => !UNSEEN.includes(name)) };
};

/** Makes the edit and moves the document's update time; answers why it is refused, if it is. */
export const applyEdit = (reading: Reading, edit: Edit): string | undefined => {
  const { kit, books } = reading;
  const now = kit.clock.now().toISOString();
  for (const organisation of kit.state.data.organisations) {
    const facts =
      'contactId' in edit
        ? organisation.contacts.find((one) => one.contactId === edit.contactId)
        : organisation.invoices.find((one) => one.invoiceId === edit.invoiceId);
    if (facts === undefined) continue;
    const { refused, seen } =
      'contactId' in edit
        ? { refused: editContact(organisation, facts as Contact, edit.changes), seen: true }
        : editInvoice(reading, organisation, edit);
    if (refused === undefined && seen) facts.updatedAt = now;
    books.changed(organisation);
    return refused;
  }
  return 'No such document';
};
