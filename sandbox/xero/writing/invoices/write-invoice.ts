import type { Invoice, Organisation } from '../../facts.ts';
import { wireInvoices } from '../../wire/invoices.ts';
import type { Wire } from '../../wire/wire.ts';
import { refuse, type Kind } from '../batch.ts';
import { present } from '../present.ts';
import type { Unit } from '../unit.ts';
import { checkInvoice, invoiceInput, type InvoiceInput } from './input.ts';
import type { UnitDecimals } from './lines.ts';
import { putInvoice, unitDecimalsOf } from './put-invoice.ts';

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';

/** The invoice that an input names by its id or, for sales, its number. */
const findInvoice = ({ invoices }: Organisation, { InvoiceID, InvoiceNumber }: InvoiceInput): Invoice | undefined => {
  if (InvoiceID !== undefined) return invoices.find(({ invoiceId }) => invoiceId === InvoiceID);
  const number = InvoiceNumber?.toLowerCase() ?? '';
  if (number === '') return undefined;
  return invoices.find(
    ({ invoiceNumber, type, status }) =>
      type === 'ACCREC' && status !== 'DELETED' && invoiceNumber.toLowerCase() === number,
  );
};

/** Invoices as the API shows them, each with all its fields, in no particular order. */
const presentInvoices = (unit: Unit, ids: readonly string[], unitDecimals: UnitDecimals): Wire[] => {
  const ledger = unit.ledger();
  const invoices = ledger.invoices.filter(({ invoiceId }) => ids.includes(invoiceId));
  return wireInvoices({ ...ledger, invoices }, unitDecimals);
};

const kind = (write: Kind<InvoiceInput>['write']): Kind<InvoiceInput> => ({
  name: 'Invoices',
  idField: 'InvoiceID',
  errorFlag: 'HasErrors',
  schema: invoiceInput,
  check: checkInvoice,
  write,
  present: (unit, ids, call) => presentInvoices(unit, ids, unitDecimalsOf(call)),
  echo: ({ InvoiceID, InvoiceNumber, Reference, Contact }) =>
    present({
      InvoiceID,
      InvoiceNumber,
      Reference,
      Contact: Contact && present({ ContactID: Contact.ContactID, Name: Contact.Name }),
    }),
});

/** PUT: every invoice is a new one, whatever id it carries. */
export const createInvoices = kind((unit, input, call) => putInvoice(unit, input, { call }));

/** POST: an invoice that is found by id or number is changed, else made; one with an id must be found. */
export const updateOrCreateInvoices = kind((unit, input, call) => {
  const existing = findInvoice(unit.organisation, input);
  if (existing === undefined && input.InvoiceID !== undefined) return refuse(NOT_FOUND);
  return putInvoice(unit, input, { ...present({ existing }), call });
});

/** The invoice of a path, by its id or number. */
export const invoiceAt = ({ invoices }: Organisation, key: string | undefined): Invoice | undefined =>
  invoices.find(({ invoiceId }) => invoiceId === key?.toLowerCase()) ??
  invoices.find(({ invoiceNumber }) => invoiceNumber !== '' && invoiceNumber === key);

/** POST to one invoice. */
export const updateInvoice = kind((unit, input, call) => {
  const existing = invoiceAt(unit.organisation, call.key);
  return existing === undefined ? refuse(NOT_FOUND) : putInvoice(unit, input, { existing, call });
});
