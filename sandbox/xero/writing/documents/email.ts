import type { Answer } from '../../answer.ts';
import type { Invoice, Organisation } from '../../facts.ts';
import type { WriteCall } from '../batch.ts';
import { isSendable } from '../invoices/merge.ts';
import { BodyError, invalid, messages } from '../problems.ts';
import { commit, openUnit, settledInvoice, type Unit } from '../unit.ts';

const EMAILS_A_DAY = { paying: 1000, trial: 20, demo: 0 };

/** How many e-mails an organisation may send on one of its calendar days, through API and screen together. */
export const emailsADay = ({ standing = 'paying' }: Organisation): number => EMAILS_A_DAY[standing];

const emailFaults = (unit: Unit, invoice: Invoice, sent: number): string[] => {
  const status = settledInvoice(unit, invoice.invoiceId)?.status ?? 'DELETED';
  const contact = unit.organisation.contacts.find(({ contactId }) => contactId === invoice.contactId);
  const most = emailsADay(unit.organisation);
  const maySend = invoice.type === 'ACCREC' && ['SUBMITTED', 'AUTHORISED', 'PAID'].includes(status);
  return [
    ...(maySend ? [] : ['Only sales invoices that are SUBMITTED, AUTHORISED or PAID can be emailed']),
    ...((contact?.emailAddress ?? '') === '' ? ['The contact has no email address'] : []),
    ...(sent < most ? [] : [`The daily limit of ${most} emails has been reached`]),
  ];
};

/** `POST /Invoices/{id}/Email`, whose body says nothing: 204, and the invoice counts as sent when it is approved. */
export const emailInvoice = async (call: WriteCall, invoice: Invoice): Promise<Answer> => {
  const [stray] = Object.keys(call.body);
  if (stray !== undefined) throw new BodyError(`Could not find member '${stray}'. Path '${stray}'.`);
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
