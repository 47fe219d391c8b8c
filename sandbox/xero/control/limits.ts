import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Reading } from '../accounting.ts';
import type { Organisation } from '../facts.ts';
import type { Client } from '../identity/client.ts';
import { calendarDate } from '../rules/dates.ts';
import { emailsADay } from '../writing/documents/email.ts';
import { approvedInMonth } from '../writing/invoices/approvals.ts';

const most = z.int().min(0).optional();

const schema = z.strictObject({
  tier: z.enum(['starter', 'core']).optional(),
  minute: most,
  day: most,
  concurrent: most,
  appMinute: most,
  rows: most,
  /** Whom the rest is about; default: the first organisation. */
  tenantId: z.string().optional(),
  standing: z.enum(['paying', 'trial', 'demo']).optional(),
  /** null: any number. */
  approvalsAMonth: z.int().min(0).nullable().optional(),
});
type Asked = z.infer<typeof schema>;

/** What one organisation may still do: calls by app, e-mails today, approvals this month (null: any number). */
const leftOf = ({ kit, limiter }: Reading, organisation: Organisation, clients: readonly Client[]) => {
  const { organisationId: tenantId, name, standing = 'paying', approvalsAMonth } = organisation;
  const today = calendarDate(kit.clock.now(), organisation.timeZone);
  const sent = kit.state.data.emails[`${tenantId} ${today}`] ?? 0;
  return {
    tenantId,
    name,
    standing,
    calls: Object.fromEntries(clients.map(({ clientId: app }) => [app, limiter.left({ app, tenantId })])),
    emails: Math.max(0, emailsADay(organisation) - sent),
    approvals:
      approvalsAMonth === undefined ? null : Math.max(0, approvalsAMonth - approvedInMonth(organisation, today)),
  };
};

const change = (organisation: Organisation, { standing, approvalsAMonth }: Asked): void => {
  if (standing !== undefined) organisation.standing = standing;
  if (approvalsAMonth === null) delete organisation.approvalsAMonth;
  else if (approvalsAMonth !== undefined) organisation.approvalsAMonth = approvalsAMonth;
};

/**
 * `GET /__sandbox/limits`: the limits in force, and what of them is left. `POST /__sandbox/limits {tier?, minute?, day?,
 * concurrent?, appMinute?, rows?, tenantId?, standing?, approvalsAMonth?}` changes them and answers the same.
 */
export const addLimitRoutes = (control: Router, reading: Reading, clients: readonly Client[]): void => {
  const { kit, limiter } = reading;
  const report = () => ({
    limits: limiter.limits,
    left: kit.state.data.organisations.map((organisation) => leftOf(reading, organisation, clients)),
  });
  control.get('/limits', (_request, response) => void response.json(report()));
  control.post(
    '/limits',
    checked(schema, (asked, response) => {
      const { tier, minute, day, concurrent, appMinute, rows, tenantId } = asked;
      const { organisations } = kit.state.data;
      const meant = organisations.find((one) => tenantId === undefined || one.organisationId === tenantId);
      if (meant === undefined) {
        response.status(400).json({ message: 'No such organisation' });
        return;
      }
      limiter.set({ tier, minute, day, concurrent, appMinute, rows });
      change(meant, asked);
      response.json(report());
    }),
  );
};
