import type { Answer } from '../../answer.ts';
import type { Invoice } from '../../facts.ts';
import type { WriteCall } from '../batch.ts';
import { isSendable } from '../invoices/merge.ts';
import { invalid, messages } from '../problems.ts';
import { commit, openUnit, settledInvoice, type Unit } from '../unit.ts';

/** Of a paying organisation, by its calendar day, through API and screen together. */
export const EMAILS_A_DAY = 1000;

const emailFaults = (unit: Unit, invoice: Invoice, sent: number): string[] => {
  const status = settledInvoice(unit, invoice.invoiceId)?.status ?? 'DELETED';
  const contact = unit.organisation.contacts.find(({ contactId }) => contactId === invoice.contactId);
  const maySend = invoice.type === 'ACCREC' && ['SUBMITTED', 'AUTHORISED', 'PAID'].includes(status);
  return [
    ...(maySend ? [] : ['Only sales invoices that are SUBMITTED, AUTHORISED or PAID can be emailed']),
    ...((contact?.emailAddress ?? '') === '' ? ['The contact has no email address'] : []),
    ...(sent < EMAILS_A_DAY ? [] : [`The daily limit of ${EMAILS_A_DAY} emails has been reached`]),
  ];
};

/** `POST /Invoices/{id}/Email`: 204, and the invoice counts as sent when it is approved. */
export const emailInvoice = async (call: WriteCall, invoice: Invoice): Promise<Answer> => {
  const { reading, organisation, app } = call;
  const { emails } = reading.kit.state.data;
  const unit = openUnit(reading, organisation, app);
  const today = `${organisation.organisationId} ${unit.today}`;
  const sent = emails[today] ?? 0;
  const errors = emailFaults(unit, invoice, sent);
  if (errors.length > 0) return invalid([{ InvoiceID: invoice.invoiceId, ValidationErrors: messages(errors) }]);
  emails[today] = sent + 1;
  const contact = organisation.contacts.find(({ contactId }) => contactId === invoice.contactId);
  const sentToContact = invoice.sentToContact || isSendable(invoice.status);
  unit.put(
    'invoices',
    { ...invoice, sentToContact, updatedAt: unit.now },
    { changes: 'Invoice sent', details: `This invoice has been sent to ${contact?.emailAddress ?? ''}` },
  );
  await commit(reading, organisation, unit);
  return { status: 204 };
};
