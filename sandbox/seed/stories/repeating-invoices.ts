import { addDays, addMonths, instantOf } from '../calendar.ts';
import { xeroContactIdOf, xeroId } from '../ids.ts';
import { numbered } from '../line-plan.ts';
import { sell } from '../lines.ts';
import { notable } from '../notable.ts';
import { brandingThemeIds, trackingOptionIds } from '../organisation.ts';
import type { RepeatingInvoice } from '../repeating-invoice.ts';

const template = (key: string, today: string): Omit<RepeatingInvoice, 'contactId' | 'schedule' | 'lines'> => ({
  repeatingInvoiceId: xeroId(`repeating-invoice:${key}`),
  type: 'ACCREC',
  status: 'AUTHORISED',
  reference: '',
  lineAmountTypes: 'Exclusive',
  currencyCode: 'GBP',
  approvedForSending: false,
  sendCopy: false,
  markAsSent: false,
  includePdf: false,
  createdAt: instantOf({ date: addMonths(today, -8), key, today }),
});

/** A care plan that is approved and sent every month, and storage that is drafted every four weeks until it ends. */
export const repeatingInvoices = (today: string): RepeatingInvoice[] => {
  const care = template('care', today);
  const storage = template('storage', today);
  return [
    {
      ...care,
      contactId: xeroContactIdOf(notable.manyInvoices.key),
      schedule: {
        period: 1,
        unit: 'MONTHLY',
        dueDate: 20,
        dueDateType: 'OFFOLLOWINGMONTH',
        startDate: addMonths(today, -6),
      },
      reference: 'Care plan [Month] [Year]',
      brandingThemeId: brandingThemeIds.standard,
      approvedForSending: true,
      markAsSent: true,
      includePdf: true,
      lines: numbered(care.repeatingInvoiceId, [
        sell('CARE-MONTH', '3', { tracking: [trackingOptionIds.region.north] }),
      ]),
    },
    {
      ...storage,
      status: 'DRAFT',
      contactId: xeroContactIdOf(notable.paysLate.key),
      schedule: {
        period: 4,
        unit: 'WEEKLY',
        dueDate: 14,
        dueDateType: 'DAYSAFTERBILLDATE',
        startDate: addDays(today, 10),
        endDate: addMonths(today, 12),
      },
      lines: numbered(storage.repeatingInvoiceId, [sell('STORAGE', '2')]),
    },
  ];
};
