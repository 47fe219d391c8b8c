import type { Clock } from '../kit/clock.ts';
import type { World } from '../seed/world.ts';
import type { Limits } from './limits.ts';
import type { WebhookConfig } from './webhooks/config.ts';
import type { WorkflowAction } from './workflow/action.ts';

/** The app as HubSpot knows it: its credentials, and what its configuration in `app/` says. */
export interface App {
  appId: number;
  /** As people read it. */
  name?: string | undefined;
  clientId: string;
  clientSecret: string;
  /** An install that starts in the marketplace goes to the first. */
  redirectUris: readonly string[];
  requiredScopes: readonly string[];
  optionalScopes: readonly string[];
  /** What `hubspot.fetch` may call: https origins, or prefixes with a path. */
  permittedUrls: readonly string[];
  /** Absent: HubSpot tells the app of no change. */
  webhooks?: WebhookConfig | undefined;
  workflowActions?: readonly WorkflowAction[] | undefined;
}

export interface HubSpotOptions {
  /** 0 takes a free one. */
  port: number;
  world: World;
  app: App;
  /** Where an https origin really is, as `app/local.json` says: `https://app.example.com` → `http://localhost:4100`. */
  origins: Readonly<Record<string, string>>;
  /** Where HubSpot's own pages are, the workbench: an install from the marketplace returns there. Default: as in the demo. */
  appUrl?: string | undefined;
  /** Where the state is kept between runs; absent: in memory. */
  stateFile?: string | undefined;
  clock?: Clock | undefined;
  /** Default: HubSpot's own. */
  limits?: Limits;
  /** How long an answer of the app to a webhook or a workflow may take; default: HubSpot's own five and thirty seconds. */
  timeoutMs?: number;
}
