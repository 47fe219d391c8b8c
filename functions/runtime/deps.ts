import type { AuditTrail } from '../../src/access/ports.ts';
import type { CustomerStore } from '../../src/customers/ports.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { NotConnected, VendorFailure } from '../../src/lib/failure.ts';
import type { NewId } from '../../src/lib/ids.ts';
import type { Log } from '../../src/lib/log.ts';
import type { Result } from '../../src/lib/result.ts';
import type { Proof } from '../../src/mirror/prove-mirror.ts';
import type { ReceivablesStore } from '../../src/receivables/ports.ts';
import type { Metrics } from './metrics.ts';

/** What a card's door may read and write of one portal, in one transaction. */
export interface PortalReads {
  customers: CustomerStore;
  receivables: ReceivablesStore;
  audit: AuditTrail;
}

/** Everything that the doors need; `compose.ts` builds it. */
export interface Deps {
  clock: Clock;
  newId: NewId;
  log: Log;
  metrics: Metrics;
  /** What signatures cover before the path; no trailing slash. */
  publicUrl: string;
  /** The secret that HubSpot signs calls with. */
  clientSecret: string;
  /** What calls of whoever runs the service are signed with: the current encryption key. */
  operatorKey: Buffer;
  /** Compares the portal's mirror with both vendors. */
  prove: (portalId: string) => Promise<Result<Proof, VendorFailure>>;
  /** Whether the database answers. */
  ready: () => Promise<boolean>;
  /** Runs the work in one transaction of the portal, fenced from all others. */
  inPortal: <T>(portalId: string, work: (reads: PortalReads) => Promise<T>) => Promise<T>;
  /** Starts reading every stream of the portal, unless that is under way. */
  startPull: (portalId: string) => Promise<Result<'started' | 'already_running', NotConnected>>;
}
