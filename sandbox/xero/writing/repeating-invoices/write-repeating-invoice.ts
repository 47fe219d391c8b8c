import { randomUUID } from 'node:crypto';
import type { RepeatingInvoice, Schedule } from '../../../seed/repeating-invoice.ts';
import type { Organisation } from '../../facts.ts';
import { wireRepeatingInvoices } from '../../wire/repeating-invoices.ts';
import { refuse, type Kind, type Outcome } from '../batch.ts';
import { contactOf } from '../invoices/contact.ts';
import { checkParts } from '../invoices/input.ts';
import { amountFaults, mergeLines } from '../invoices/lines.ts';
import { trackingFaults } from '../invoices/tracking.ts';
import { present } from '../present.ts';
import type { Unit } from '../unit.ts';
import { repeatingInvoiceInput, type RepeatingInvoiceInput, type ScheduleInput } from './input.ts';
import { missingFaults, templateFaults } from './rules.ts';

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';

const scheduleOf = ({ Period, Unit, DueDate, DueDateType, StartDate, EndDate }: ScheduleInput): Schedule => ({
  period: Period ?? 1,
  unit: Unit ?? 'MONTHLY',
  dueDate: DueDate ?? 0,
  dueDateType: DueDateType ?? 'DAYSAFTERBILLDATE',
  startDate: StartDate ?? '',
  ...present({ endDate: EndDate }),
});

/** The template that an input makes; what it must hold has been looked at before. */
const templateOf = (unit: Unit, input: RepeatingInvoiceInput, contactId: string): RepeatingInvoice => ({
  repeatingInvoiceId: randomUUID(),
  contactId,
  type: 'ACCREC',
  status: input.Status ?? 'DRAFT',
  schedule: scheduleOf(input.Schedule ?? {}),
  reference: input.Reference ?? '',
  lineAmountTypes: input.LineAmountTypes ?? 'Exclusive',
  currencyCode: input.CurrencyCode ?? '',
  ...present({ brandingThemeId: input.BrandingThemeID }),
  approvedForSending: input.ApprovedForSending ?? false,
  sendCopy: input.SendCopy ?? false,
  markAsSent: input.MarkAsSent ?? false,
  includePdf: input.IncludePDF ?? false,
  lines: mergeLines(input.LineItems, [], { organisation: unit.organisation, unitDecimals: 2 }),
  createdAt: unit.now,
});

const create = (unit: Unit, input: RepeatingInvoiceInput): Outcome => {
  const missing = missingFaults(input);
  if (missing.length > 0) return { errors: missing };
  if (input.Type !== 'ACCREC') return refuse('Invoice not of valid type for creation');
  if (input.Status === 'DELETED') return refuse('Invoice not of valid status for creation');
  const { organisation } = unit;
  const contact = contactOf(unit, input.Contact, undefined);
  const template = templateOf(unit, input, contact.contactId);
  const errors = [
    ...contact.errors,
    ...amountFaults(input.LineItems, template.lines),
    ...trackingFaults(input.LineItems, organisation),
    ...templateFaults(template, organisation),
  ];
  if (errors.length > 0) return { errors };
  if (contact.changed !== undefined) unit.put('contacts', contact.changed);
  unit.put('repeatingInvoices', template, { changes: 'Created', details: 'Repeating invoice' });
  return { id: template.repeatingInvoiceId, errors };
};

/** A template knows one change: that it goes. Whatever else is sent with that is not looked at. */
const remove = (unit: Unit, input: RepeatingInvoiceInput, existing: RepeatingInvoice | undefined): Outcome => {
  if (existing === undefined) return refuse(NOT_FOUND);
  if (input.Status !== 'DELETED') return refuse('Repeating invoices can only be created or deleted');
  if (existing.status === 'DELETED') return refuse('Repeating invoice has already been deleted');
  unit.put('repeatingInvoices', { ...existing, status: 'DELETED' }, { changes: 'Deleted', details: '' });
  return { id: existing.repeatingInvoiceId, errors: [] };
};

export const templateAt = (
  { repeatingInvoices }: Organisation,
  key: string | undefined,
): RepeatingInvoice | undefined =>
  repeatingInvoices.find(({ repeatingInvoiceId }) => repeatingInvoiceId === key?.toLowerCase());

const kind = (write: Kind<RepeatingInvoiceInput>['write']): Kind<RepeatingInvoiceInput> => ({
  name: 'RepeatingInvoices',
  idField: 'RepeatingInvoiceID',
  schema: repeatingInvoiceInput,
  check: checkParts,
  write,
  present: ({ organisation, today }, ids) => {
    const written = organisation.repeatingInvoices.filter(({ repeatingInvoiceId }) => ids.includes(repeatingInvoiceId));
    return wireRepeatingInvoices({ ...organisation, repeatingInvoices: written }, today);
  },
  echo: ({ RepeatingInvoiceID, Reference }) => present({ RepeatingInvoiceID, Reference }),
});

/** PUT: every template is a new one, whatever id it carries. */
export const createRepeatingInvoices = kind(create);

/** POST: one with an id is deleted, one without is made. */
export const updateOrCreateRepeatingInvoices = kind((unit, input) => {
  const { RepeatingInvoiceID: id } = input;
  return id === undefined ? create(unit, input) : remove(unit, input, templateAt(unit.organisation, id));
});

/** POST to one template. */
export const updateRepeatingInvoice = kind((unit, input, { key }) =>
  remove(unit, input, templateAt(unit.organisation, key)),
);
