import * as z from 'zod';

/**
 * HubSpot's rules for the `config` of each component, as its documentation states them (app-configuration, app-cards;
 * collected in November 2026). HubSpot's own schemas are fetched at upload and published nowhere. An unknown key is refused.
 */
const secureUrl = z.url({ protocol: /^https$/, error: 'must be an https URL' }).max(250);
/** HubSpot calls no localhost, and reads an entry as a prefix. */
const callableUrl = secureUrl.refine((url) => new URL(url).hostname !== 'localhost', 'must not be localhost');
const redirectUrl = z.union([secureUrl, z.url().startsWith('http://localhost')], {
  error: 'must be an https URL, or http://localhost',
});
const trimmed = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text === text.trim(), 'must not begin or end with a space');
/** Listing rule: nothing that we name carries a vendor's name. */
const ownName = trimmed(200).refine(
  (name) => !/hubspot|xero/i.test(name),
  'must not carry the name of HubSpot or Xero',
);
const scopes = z.array(z.string().min(1));

const app = z.strictObject({
  name: ownName,
  description: trimmed(8192),
  logo: z
    .string()
    .regex(/^\/app\/.+\.(png|jpe?g|gif|bmp)$/, 'must be a picture below /app/')
    .optional(),
  distribution: z.literal('marketplace'),
  auth: z.strictObject({
    type: z.literal('oauth', 'must be oauth: the marketplace takes nothing else'),
    redirectUrls: z.array(redirectUrl).min(1),
    requiredScopes: scopes.refine((list) => list.includes('oauth'), 'must include oauth'),
    optionalScopes: scopes,
    conditionallyRequiredScopes: scopes,
  }),
  permittedUrls: z.strictObject({
    fetch: z.array(callableUrl),
    iframe: z.array(callableUrl),
    img: z.array(callableUrl),
  }),
  support: z.strictObject({
    supportEmail: z.email(),
    documentationUrl: secureUrl,
    supportUrl: secureUrl,
    supportPhone: z.string().startsWith('+').optional(),
  }),
});

const card = z.strictObject({
  name: ownName,
  description: trimmed(8192),
  previewImage: z
    .strictObject({
      file: z.string().regex(/^\/app\/cards\/.+\.(png|jpe?g|gif)$/, 'must be a picture beside the metadata'),
      altText: z.string().min(1),
    })
    .optional(),
  location: z.enum(['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar']),
  entrypoint: z.string().regex(/^\/app\/cards\/[^/]+\.(js|jsx|ts|tsx)$/, 'must be a script directly in /app/cards'),
  objectTypes: z.array(z.enum(['contacts', 'companies', 'deals', 'tickets'])).min(1),
});

const settings = z.strictObject({
  entrypoint: z
    .string()
    .regex(/^\/app\/settings\/[^/]+\.(js|jsx|ts|tsx)$/, 'must be a script directly in /app/settings'),
});

/** Changes of these are told to nobody. */
const neverTold = ['hs_lastmodifieddate', 'lastmodifieddate', 'num_unique_conversion_events'];

const crmSubscription = z
  .strictObject({
    subscriptionType: z.enum(
      ['creation', 'deletion', 'merge', 'restore', 'propertyChange', 'associationChange'].map(
        (kind) => `object.${kind}`,
      ),
    ),
    objectType: z.enum(['contact', 'company', 'deal', 'line_item', 'product']),
    propertyName: z.string().min(1).optional(),
    active: z.boolean(),
  })
  .refine(
    ({ subscriptionType, propertyName }) =>
      (subscriptionType === 'object.propertyChange') === (propertyName !== undefined),
    'must name a property if it is a propertyChange, and only then',
  )
  .refine(({ propertyName }) => !neverTold.includes(propertyName ?? ''), 'names a property that nobody is told of');

const webhooks = z.strictObject({
  settings: z.strictObject({
    targetUrl: callableUrl,
    maxConcurrentRequests: z.number().int().min(6, 'must be more than 5'),
  }),
  subscriptions: z.strictObject({
    crmObjects: z.array(crmSubscription),
    legacyCrmObjects: z.array(z.never()),
    hubEvents: z.array(z.strictObject({ subscriptionType: z.literal('contact.privacyDeletion'), active: z.boolean() })),
  }),
});

const page = z.strictObject({
  entrypoint: z.string().regex(/^\/app\/pages\/[^/]+\.(js|jsx|ts|tsx)$/, 'must be a script directly in /app/pages'),
});

const bulkAction = z.strictObject({
  label: z.string().min(1),
  entrypoint: z.string().regex(/^\/app\/actions\/[^/]+\.(js|jsx|ts|tsx)$/, 'must be a script directly in /app/actions'),
  objectTypes: z.array(z.enum(['contacts', 'companies', 'deals', 'tickets'])).min(1),
  displayMode: z.enum(['PANEL', 'MODAL']),
  icon: z.string().min(1).optional(),
});

export type AppConfig = z.infer<typeof app>;
export type CardConfig = z.infer<typeof card>;
export type SettingsConfig = z.infer<typeof settings>;
export type WebhooksConfig = z.infer<typeof webhooks>;
export type PageConfig = z.infer<typeof page>;
export type BulkActionConfig = z.infer<typeof bulkAction>;

/** Rules by the type that HubSpot's parser gives a component. A type that is not here is refused until it has rules. */
export const configRules: Readonly<Record<string, z.ZodType>> = {
  APPLICATION: app,
  CARD: card,
  SETTINGS: settings,
  WEBHOOKS: webhooks,
  PAGE: page,
  CRM_BULK_ACTION: bulkAction,
};
