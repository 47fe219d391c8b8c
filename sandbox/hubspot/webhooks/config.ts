import { z } from 'zod';
import type { CrmObjectType } from '../../seed/world.ts';
import { objectTypes } from '../object-types.ts';

/** Properties whose changes HubSpot tells nobody. */
const NEVER_TOLD = ['hs_lastmodifieddate', 'lastmodifieddate', 'num_unique_conversion_events'];

const events = ['creation', 'deletion', 'merge', 'restore', 'propertyChange', 'associationChange'] as const;

/** What the app wants to hear of one kind of record; a `propertyName` belongs to `object.propertyChange` and to no other. */
const crmSchema = z
  .strictObject({
    subscriptionType: z.templateLiteral(['object.', z.enum(events)]),
    /** `contact`, `line_item`, or a type id. */
    objectType: z.string().transform((given, context): CrmObjectType => {
      const type = objectTypes.find(({ singular, typeId }) => [singular, typeId].includes(given));
      if (type !== undefined) return type.name;
      context.addIssue(`The stand-in does not know records of type ${given}`);
      return z.NEVER;
    }),
    propertyName: z.string().optional(),
    active: z.boolean().default(true),
  })
  .superRefine(({ subscriptionType, propertyName }, context) => {
    if ((subscriptionType === 'object.propertyChange') !== (propertyName !== undefined))
      context.addIssue('object.propertyChange needs a propertyName, and nothing else has one');
    if (propertyName !== undefined && NEVER_TOLD.includes(propertyName))
      context.addIssue(`Nobody can subscribe to ${propertyName}`);
  });

const hubSchema = z.strictObject({
  subscriptionType: z.literal('contact.privacyDeletion'),
  active: z.boolean().default(true),
});

/** One subscription, of either kind. */
export const subscriptionSchema = z.union([crmSchema, hubSchema]);
export type Subscription = z.output<typeof subscriptionSchema>;

/** Where webhooks go. */
export const targetUrlSchema = z.url({ protocol: /^https$/ });

/** The file of `app/webhooks/`. HubSpot's older subscriptions (`contact.creation`) are not played. */
export const webhooksSchema = z
  .object({
    type: z.literal('webhooks'),
    config: z.object({
      settings: z.object({ targetUrl: targetUrlSchema, maxConcurrentRequests: z.int().min(6) }),
      subscriptions: z.object({
        crmObjects: z.array(crmSchema).default([]),
        legacyCrmObjects: z.array(z.unknown()).max(0).default([]),
        hubEvents: z.array(hubSchema).default([]),
      }),
    }),
  })
  .transform(({ config: { settings, subscriptions } }) => ({
    ...settings,
    subscriptions: [...subscriptions.crmObjects, ...subscriptions.hubEvents],
  }));

/** What the app is told of, and where. */
export type WebhookConfig = z.output<typeof webhooksSchema>;
