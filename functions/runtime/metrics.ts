import { Counter, Histogram, Registry } from 'prom-client';
import type { Vendor } from '../../src/lib/failure.ts';

/** One answered request; `path` is the door's own, never what was asked for. */
interface AnsweredRequest {
  method: string;
  path: string;
  status: number;
  /** `ok`, or the code of the failure. */
  outcome: string;
  ms: number;
}

interface VendorCall {
  vendor: string;
  operation: string;
  /** Null: no whole answer came. */
  status: number | null;
  ms: number;
}

/** What running it shows. No label holds anything of a portal or a person. */
export interface Metrics {
  request: (request: AnsweredRequest) => void;
  vendorCall: (call: VendorCall) => void;
  sqlStatement: () => void;
  job: (queue: string, outcome: string) => void;
  /** Events of a vendor's webhooks by outcome: `received`, and of these `stored`, `unreadable`, and those of nobody or of no known kind. */
  webhookEvents: (vendor: Vendor, counts: Record<string, number>) => void;
  /** How the refreshing of a token ended, by vendor. `app_refused` is for whoever runs the service: the app's own secret is wrong. */
  tokenRefresh: (vendor: string, outcome: string) => void;
  /** All of it in the format of Prometheus. */
  text: () => Promise<string>;
  contentType: string;
}

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30];

/** The meters of one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `tieout_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[]) =>
    new Histogram({ name: `tieout_${name}`, help, labelNames, buckets: SECONDS, registers });

  const requests = counter('http_requests_total', 'Answered requests', ['method', 'path', 'status', 'outcome']);
  const requestSeconds = histogram('http_request_seconds', 'Time to answer', ['method', 'path']);
  const vendorCalls = counter('vendor_calls_total', 'Calls to Xero and HubSpot', ['vendor', 'operation', 'status']);
  const vendorSeconds = histogram('vendor_call_seconds', 'Time of calls to Xero and HubSpot', ['vendor', 'operation']);
  const statements = counter('sql_statements_total', 'SQL statements', []);
  const events = counter('webhook_events_total', 'Events of webhooks', ['vendor', 'outcome']);
  const refreshes = counter('token_refreshes_total', 'Renewals of access tokens', ['vendor', 'outcome']);
  const jobs = counter('jobs_total', 'Jobs that ended', ['queue', 'outcome']);

  return {
    request: ({ ms, status, ...labels }) => {
      requests.inc({ ...labels, status: String(status) });
      requestSeconds.observe({ method: labels.method, path: labels.path }, ms / 1000);
    },
    vendorCall: ({ ms, status, ...labels }) => {
      vendorCalls.inc({ ...labels, status: String(status ?? 'none') });
      vendorSeconds.observe(labels, ms / 1000);
    },
    sqlStatement: () => statements.inc(),
    job: (queue, outcome) => jobs.inc({ queue, outcome }),
    webhookEvents: (vendor, counts) => {
      for (const [outcome, count] of Object.entries(counts)) events.inc({ vendor, outcome }, count);
    },
    tokenRefresh: (vendor, outcome) => refreshes.inc({ vendor, outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
