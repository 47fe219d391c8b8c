import type { StreamName } from '../mirror/facts.ts';

/** Each queue and the ids that its jobs carry beside the portal. Nothing but ids: jobs lie outside row-level security. */
export interface QueueIds {
  /** Reads one page of one stream. */
  'pull-page': { tenantId: string; stream: StreamName };
  /** Reads one page of one stream for somebody who waits. */
  'pull-now': { tenantId: string; stream: StreamName };
  /** Confirms what a pass over everything did not see, and compares its count. */
  'settle-pass': { tenantId: string; stream: StreamName };
  /** Fetches what waits in the inbox for the organisation, or, for `''`, of HubSpot. */
  'fetch-changed': { tenantId: string };
  /** Lets an invoice that was seen in the mirror settle, or release, the intent that it bears the mark of. */
  'settle-intent': { tenantId: string; intentId: string; invoiceId: string };
  /** Releases the intents whose invoice was voided or deleted in Xero, whatever its mark says by now. */
  'release-intents': { tenantId: string };
  /** Writes what accounts come down to, to records of HubSpot of one kind, from the one after that id on. */
  'write-back': { objectTypeId: string; after: string };
  /** Takes one intent one step on. */
  'work-on-intent': { intentId: string };
  /** Looks at some deals of a run that is being planned. */
  'plan-bulk': { runId: string };
  /** Bills the next deal of a run. */
  'run-bulk': { runId: string };
  /** Does again what an issue tells of. */
  'run-issue': { issueId: string; runId: string };
}

export type QueueName = keyof QueueIds;

interface QueueSettings {
  /** Attempts after the first. */
  retryLimit: number;
  /** Seconds before the first retry; each further one waits about twice as long. */
  retryDelay: number;
  /** Seconds after which an attempt counts as lost. */
  expireInSeconds: number;
}

export const QUEUES: Record<QueueName, QueueSettings> = {
  'pull-page': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  'pull-now': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  'settle-pass': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  'fetch-changed': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  'settle-intent': { retryLimit: 5, retryDelay: 2, expireInSeconds: 60 },
  'release-intents': { retryLimit: 5, retryDelay: 2, expireInSeconds: 60 },
  'write-back': { retryLimit: 5, retryDelay: 10, expireInSeconds: 300 },
  'work-on-intent': { retryLimit: 10, retryDelay: 2, expireInSeconds: 90 },
  'plan-bulk': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  'run-bulk': { retryLimit: 5, retryDelay: 5, expireInSeconds: 120 },
  'run-issue': { retryLimit: 5, retryDelay: 2, expireInSeconds: 120 },
};

/** Carry no portal: their one job is done for all of them. */
export const HOURLY_QUEUE = 'every-hour';
export const FIVE_MINUTE_QUEUE = 'every-five-minutes';

/** When each of them runs, as cron spells it. */
export const SCHEDULES = { [HOURLY_QUEUE]: '0 * * * *', [FIVE_MINUTE_QUEUE]: '*/5 * * * *' } as const;

/**
 * How soon a job is taken up again whose process died with it: a process that works reports each of its jobs twice in
 * `heartbeatSeconds`, and the engine looks for silence every 10 seconds. Until then it holds up the other jobs of its
 * portal, so that both together stay below the 45 seconds for which a sender has an intent for itself.
 */
export const HEARTBEAT = { heartbeatSeconds: 20 } as const;
export const SUPERVISION = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 } as const;
