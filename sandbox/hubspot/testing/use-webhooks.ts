import type { Subscription, WebhookConfig } from '../webhooks/config.ts';
import type { WebhookReport, WebhookSettings } from '../webhooks/webhooks.ts';
import type { Received } from './backend.ts';
import { appWith, ORIGIN, useCalls } from './use-calls.ts';

const companies: Subscription[] = (['creation', 'deletion', 'merge', 'restore', 'associationChange'] as const).map(
  (kind) => ({ subscriptionType: `object.${kind}`, objectType: 'companies', active: true }),
);
const config: WebhookConfig = {
  targetUrl: `${ORIGIN}/webhooks/hubspot`,
  maxConcurrentRequests: 6,
  subscriptions: [
    ...companies,
    { subscriptionType: 'object.propertyChange', objectType: 'deals', propertyName: 'amount', active: true },
    { subscriptionType: 'object.creation', objectType: 'deals', active: false },
    { subscriptionType: 'object.creation', objectType: 'products', active: true },
    { subscriptionType: 'contact.privacyDeletion', active: true },
  ],
};

/** One event as the app reads it. */
export type Told = Record<string, unknown> & { attemptNumber: number; eventId: number; objectId?: number };

export const eventsOf = ({ body }: Received): Told[] => JSON.parse(body) as Told[];

/** A small stand-in whose app has subscribed to a few things, afresh for each test. */
export const useWebhooks = () => {
  const house = useCalls({ app: appWith({ webhooks: config, optionalScopes: [] }) });
  return Object.assign(house, {
    set: (settings: WebhookSettings) => house.control<WebhookReport>('POST', '/webhooks', settings),
    report: () => house.control<WebhookReport>('GET', '/webhooks'),
    /** All that came, in the order in which it came. */
    told: (): Told[] => house.received.flatMap(eventsOf),
    /** So many edits of a deal by a person: its amount counts up from 1, or from elsewhere. */
    async edit(times = 1, from = 1) {
      for (let time = 0; time < times; time += 1)
        await house.control('PATCH', '/crm/deals/301', { properties: { amount: String(from + time) } });
    },
  });
};
