import * as z from 'zod';
import { moment } from './values.ts';

const calls = z.number().int();

/** The calls to one vendor: to Xero for an organisation, or to HubSpot for the portal. */
const callUsage = z.object({
  /** Empty: HubSpot. */
  tenantId: z.string(),
  name: z.string(),
  /** Of today, by UTC: made while somebody waited or because something had changed, and by readings that nobody waits for. */
  live: calls,
  background: calls,
  /** The vendor's own day, as it was told last; null: it has no limit of a day, or nothing was told today. */
  day: z
    .object({
      used: calls,
      limit: calls,
      /** From so many on background work makes no calls. */
      stopsAt: calls,
      /** Open: everything goes on. Held: background work waits. Spent: clicks wait, too. */
      state: z.enum(['open', 'held', 'spent']),
      toldAt: moment,
      /** When it is spent if calls go on as they have today; null: not today. */
      runsOutAt: moment.nullable(),
    })
    .nullable(),
  /** Jobs that wait. */
  waiting: calls,
  /** The last seven days, by UTC, today last. */
  days: z.array(z.object({ day: z.iso.date(), calls })),
});
export type CallUsage = z.infer<typeof callUsage>;

/** GET /settings/calls, for admins: how many calls are made of those that the vendors allow (C63, C64). */
export const callsAnswer = z.array(callUsage);
export type CallsAnswer = z.infer<typeof callsAnswer>;
