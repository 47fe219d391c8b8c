import type { AppSettings } from './app-settings.ts';
import type { CardBundle } from './card-bundles.ts';

export interface WorkbenchOptions {
  /** 0 takes a free one. */
  port: number;
  /** Where the HubSpot stand-in listens: its control plane gives the records and plays hubspot.fetch. */
  hubspotUrl: string;
  /** Where the Xero stand-in listens; only linked to. */
  xeroUrl: string;
  cards: CardBundle[];
  app: AppSettings;
}
