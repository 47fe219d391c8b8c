import type { RepeatingInvoice, Schedule } from '../../seed/repeating-invoice.ts';
import type { Organisation } from '../facts.ts';
import { taxer } from '../ledger/taxed-lines.ts';
import { wireDate } from '../rules/dates.ts';
import { nextDate } from '../rules/schedule.ts';
import { contactFinder, stubContact } from './contacts.ts';
import { wireLines } from './lines.ts';
import { given, wireNumber, type Wire } from './wire.ts';

const wireSchedule = (schedule: Schedule, today: string): Wire => {
  const next = nextDate(schedule, today);
  return {
    Period: schedule.period,
    Unit: schedule.unit,
    DueDate: schedule.dueDate,
    DueDateType: schedule.dueDateType,
    StartDate: wireDate(schedule.startDate),
    ...given('EndDate', schedule.endDate && wireDate(schedule.endDate)),
    ...given('NextScheduledDate', next && wireDate(next)),
  };
};

/** Every template of a repeating invoice. `today` is the organisation's calendar date. */
export const wireRepeatingInvoices = (organisation: Organisation, today: string): Wire[] => {
  const contactOf = contactFinder(organisation);
  const taxed = taxer(organisation);
  const wireTemplate = (template: RepeatingInvoice): Wire => {
    const document = taxed(template);
    const { subTotal, totalTax, total } = document.totals;
    return {
      Schedule: wireSchedule(template.schedule, today),
      RepeatingInvoiceID: template.repeatingInvoiceId,
      ID: template.repeatingInvoiceId,
      Type: template.type,
      Reference: template.reference,
      ...given('BrandingThemeID', template.brandingThemeId),
      HasAttachments: false,
      ApprovedForSending: template.approvedForSending,
      SendCopy: template.sendCopy,
      MarkAsSent: template.markAsSent,
      IncludePDF: template.includePdf,
      Contact: stubContact(template.contactId, contactOf(template.contactId).name),
      Status: template.status,
      LineAmountTypes: template.lineAmountTypes,
      LineItems: wireLines(document, organisation, 2),
      SubTotal: wireNumber(subTotal),
      TotalTax: wireNumber(totalTax),
      Total: wireNumber(total),
      CurrencyCode: template.currencyCode,
    };
  };
  return organisation.repeatingInvoices.map(wireTemplate);
};
