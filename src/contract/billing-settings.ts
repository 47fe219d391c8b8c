import * as z from 'zod';
import { moment } from './values.ts';

const tenantId = z.string().min(1).max(60);
const id = z.string().min(1).max(60);
const accountCode = z.string().min(1).max(10);
const taxType = z.string().min(1).max(50);
/** The internal name of a property of HubSpot's. */
const propertyName = z.string().regex(/^[\w-]{1,100}$/, 'is no internal name of a property');

/** Settings that are longer than these are no settings that a person can oversee. */
const MOST_RULES = 200;
const MOST_VALUES = 100;

const taxSettings = z.object({
  byPlace: z.boolean(),
  /** Tax type by outcome; what is not there is asked. */
  rates: z.partialRecord(
    z.enum(['standard', 'reduced', 'zero', 'exempt', 'reverse_charge', 'export', 'out_of_scope']),
    taxType,
  ),
  /** `DE`, `US-CA`. */
  registrations: z.array(z.object({ place: z.string().max(10), taxType })).max(MOST_RULES),
  taxNumberProperty: propertyName.nullable(),
  /** What a line without a product is, and one whose product has no type. */
  supply: z.enum(['ask', 'goods', 'services']),
});

const condition = z.object({
  field: z.union([
    z.enum(['product', 'pipeline', 'owner', 'team', 'country']),
    z.templateLiteral(['deal.', propertyName]),
    z.templateLiteral(['line.', propertyName]),
  ]),
  /** Any of them, whatever the case. */
  is: z.array(z.string().max(200)).max(MOST_VALUES),
});
const conditions = z.array(condition).max(10);

const trackingChoices = z.array(z.object({ categoryId: id, optionId: id })).max(10);

const lineSettings = z.object({
  /** The first that holds and says something of a thing decides it. */
  rules: z
    .array(
      z.object({
        id,
        when: conditions,
        then: z.object({
          accountCode: accountCode.optional(),
          taxType: taxType.optional(),
          tracking: trackingChoices.optional(),
        }),
      }),
    )
    .max(MOST_RULES),
  whenNoItem: z.enum(['ask', 'default_account', 'create_item']),
  tracking: trackingChoices,
});

const termsSettings = z.object({ crmProperty: propertyName.nullable() });

const textSettings = z.object({
  /** Text with `{name}`, `{description}`, `{sku}`, `{deal}`, `{dealId}` and `{customer}` in it. */
  description: z.string().max(1000),
  brandingThemeId: id.nullable(),
  brandingThemes: z.array(z.object({ when: conditions, brandingThemeId: id })).max(MOST_RULES),
});

const approvalSettings = z.object({
  /** For those with the right to invoice: the first that fits, else a draft. */
  rules: z
    .array(
      z.object({
        id,
        who: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('anyone') }),
          z.object({ kind: z.enum(['user', 'team']), id }),
        ]),
        pipelineId: id.nullable(),
        upTo: z.object({ amount: z.string().max(30), currency: z.string().max(3) }).nullable(),
        mode: z.enum(['draft', 'submit', 'approve', 'approve_and_send']),
      }),
    )
    .max(MOST_RULES),
});

const scheduleSettings = z.object({
  templates: z
    .array(
      z.object({
        id,
        name: z.string().max(60),
        pipelineId: id.nullable(),
        steps: z
          .array(
            z.object({
              role: z.string().max(200),
              share: z.discriminatedUnion('kind', [
                z.object({
                  kind: z.literal('percent'),
                  percent: z.string().regex(/^\d{1,12}(\.\d{1,10})?$/, 'is not a number'),
                }),
                z.object({ kind: z.literal('rest') }),
              ]),
              when: z.discriminatedUnion('kind', [
                z.object({ kind: z.literal('now') }),
                z.object({ kind: z.literal('paid') }),
                /** So many days after the template is taken for a deal. */
                z.object({ kind: z.literal('days'), days: z.int().min(0).max(3650) }),
              ]),
            }),
          )
          .max(MOST_RULES),
      }),
    )
    .max(MOST_RULES),
});

const topic = z.enum(['tax', 'lines', 'terms', 'texts', 'approval', 'schedules']);

const person = z.object({ userId: z.string(), name: z.string() });
const option = z.object({ value: z.string(), label: z.string() });
const words = z.object({ message: z.string(), fix: z.string() });

const topicState = <D extends z.ZodType>(document: D) =>
  z.object({
    /** Travels with the change. 0: nothing was ever set. */
    version: z.number().int(),
    document,
    /** Who changed it last. */
    changed: z.object({ by: person, at: moment }).nullable(),
    /** What has gone from Xero or HubSpot since it was set. */
    warnings: z.array(words),
  });

/** GET /settings/billing. */
export const billingSettingsQuery = z.object({ tenantId });
export const billingSettingsAnswer = z.object({
  tenantId: z.string(),
  organisation: z.string(),
  topics: z.object({
    tax: topicState(taxSettings),
    lines: topicState(lineSettings),
    terms: topicState(termsSettings),
    texts: topicState(textSettings),
    approval: topicState(approvalSettings),
    schedules: topicState(scheduleSettings),
  }),
  /** What can be chosen. */
  options: z.object({
    accounts: z.array(option),
    taxRates: z.array(option),
    trackingCategories: z.array(option.extend({ options: z.array(option) })),
    brandingThemes: z.array(option),
    currencies: z.array(option),
    pipelines: z.array(option),
    /** By the id of the owner, for conditions. */
    owners: z.array(option),
    /** By the id of the user, for the policy of who approves. */
    users: z.array(option),
    teams: z.array(option),
    /** The first by name. */
    products: z.array(option),
    /** Properties by their internal names; none where HubSpot did not answer in time. */
    dealProperties: z.array(option),
    lineProperties: z.array(option),
    companyProperties: z.array(option),
  }),
});
export type BillingSettingsAnswer = z.infer<typeof billingSettingsAnswer>;

const chosen = [
  z.object({ topic: z.literal('tax'), document: taxSettings }),
  z.object({ topic: z.literal('lines'), document: lineSettings }),
  z.object({ topic: z.literal('terms'), document: termsSettings }),
  z.object({ topic: z.literal('texts'), document: textSettings }),
  z.object({ topic: z.literal('approval'), document: approvalSettings }),
  z.object({ topic: z.literal('schedules'), document: scheduleSettings }),
] as const;

/** POST /settings/billing: refused as a conflict when somebody else has changed the topic since `version`. */
export const billingSettingsRequest = z.intersection(
  z.object({ tenantId, version: z.number().int().min(0) }),
  z.discriminatedUnion('topic', chosen),
);

/** POST /settings/billing/undo: puts the version before `version`, the newest, back as a new one. */
export const billingUndoRequest = z.object({ tenantId, topic, version: z.number().int().min(0) });

/** GET /settings/billing/history: newest first. */
export const billingHistoryQuery = z.object({ tenantId, topic });
export const billingHistoryAnswer = z.object({
  versions: z.array(
    z.object({
      version: z.number().int(),
      by: person,
      at: moment,
      /** The version that this one undid; null: somebody set it. */
      undoneFrom: z.number().int().nullable(),
      document: z.union([taxSettings, lineSettings, termsSettings, textSettings, approvalSettings, scheduleSettings]),
    }),
  ),
});
export type BillingHistoryAnswer = z.infer<typeof billingHistoryAnswer>;

/** POST /settings/billing/try: what the topic would make of that deal, or of the one that was won last. Nothing is changed. */
export const billingTryRequest = z.intersection(
  z.object({
    tenantId,
    dealId: z
      .string()
      .regex(/^\d{1,20}$/, 'is not a record id')
      .optional(),
  }),
  z.discriminatedUnion('topic', chosen),
);
export const billingTryAnswer = z.object({
  /** Null: no deal was ever won. */
  deal: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What the settings decide, as it is and as it would be, alike or not; null: nothing, or not known yet. */
  lines: z.array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type BillingTryAnswer = z.infer<typeof billingTryAnswer>;
