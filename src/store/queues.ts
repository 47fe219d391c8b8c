import type { StreamName } from '../mirror/facts.ts';

/** Each queue and the ids that its jobs carry beside the portal. Nothing but ids: jobs lie outside row-level security. */
export interface QueueIds {
  /** Reads one page of one stream. */
  'pull-page': { tenantId: string; stream: StreamName };
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
};

/** Carries no portal: its one job fans out to every connected portal. */
export const HOURLY_QUEUE = 'every-hour';
