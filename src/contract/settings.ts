import * as z from 'zod';
import { moment, right } from './values.ts';

const tenantId = z.string().min(1).max(60);
const userId = z.string().regex(/^\d{1,20}$/, 'is not a user id');

/** A user of HubSpot, as HubSpot names them. */
const person = z.object({ userId: z.string(), name: z.string(), email: z.string().nullable() });
export type SettingsPerson = z.infer<typeof person>;

/** Xero's four kinds of payment terms, with their day or number of days. */
const paymentTerms = z.object({
  day: z.number().int().min(0).max(365),
  type: z.enum(['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH']),
});

/** What a draft starts from where neither the deal nor the customer says otherwise. Null: nothing is set, the draft asks or takes what the books use. */
export const draftDefaults = z.object({
  accountCode: z.string().min(1).max(10).nullable(),
  taxType: z.string().min(1).max(50).nullable(),
  /** Where neither the contact nor the organisation has terms. */
  terms: paymentTerms.nullable(),
  /** How an invoice is created unless the person chooses otherwise. */
  status: z.enum(['DRAFT', 'AUTHORISED']),
  /** Text with `{deal}`, `{dealId}` and `{customer}` in it. */
  reference: z.string().max(200),
});
export type DraftDefaults = z.infer<typeof draftDefaults>;

const option = z.object({ value: z.string(), label: z.string() });

/** One organisation that the portal is, or was, tied to. */
export const connectionSettings = z.object({
  tenantId: z.string(),
  organisation: z.string(),
  state: z.enum(['connected', 'reconnect_needed', 'disconnected']),
  /** Whether the cards show and bill this one. */
  isMain: z.boolean(),
  connectedBy: person,
  connectedAt: moment,
  /** When and how it ended; null: it has not. */
  ended: z.object({ at: moment, how: z.enum(['here', 'in_xero', 'uninstalled']) }).nullable(),
  live: z.object({ on: z.boolean(), by: person.nullable(), at: moment.nullable() }),
  /** What Xero lets us do, in words; `missing`: what the app needs and was not given. */
  permissions: z.object({ granted: z.array(z.string()), missing: z.array(z.string()) }),
  /** When every stream had been read last; null: a first reading is under way. */
  lastSync: moment.nullable(),
  /** How far the first reading has come; null: it is over, or none is under way. */
  reading: z
    .object({
      stopped: z.boolean(),
      streams: z.array(
        z.object({
          /** What is read, e.g. `credit notes`. */
          name: z.string(),
          state: z.enum(['waiting', 'reading', 'done']),
          rows: z.number().int(),
          /** Null: Xero has not said. */
          expected: z.number().int().nullable(),
          /** Everything that was changed in Xero since is here. */
          reached: moment.nullable(),
          /** Null: nothing can be said. */
          secondsLeft: z.number().int().nullable(),
        }),
      ),
    })
    .nullable(),
  /** What is wrong and who must do what, in words; null: nothing. */
  problem: z.object({ message: z.string(), fix: z.string() }).nullable(),
  defaults: draftDefaults,
  /** Of the defaults; travels with the change. 0: nothing was ever set. */
  version: z.number().int(),
  /** Who changed the defaults last. */
  changed: z.object({ by: person, at: moment }).nullable(),
  options: z.object({ accounts: z.array(option), taxRates: z.array(option) }),
});
export type ConnectionSettings = z.infer<typeof connectionSettings>;

/** Nothing, standing and dates, or amounts as well. */
const writeBackMode = z.enum(['off', 'standing', 'amounts']);

/** GET /settings/overview. Whoever is no admin is told what they may see, and no more. */
export const settingsOverview = z.discriminatedUnion('role', [
  z.object({
    role: z.literal('member'),
    organisations: z.array(z.object({ name: z.string(), state: connectionSettings.shape.state })),
    /** What this person may do with own records, the team's, and all others. */
    rights: z.object({ own: right, team: right, others: right }),
    /** The organisations whose invoices this person may set up, the main one first; none: they may not. */
    billing: z.array(z.object({ tenantId: z.string(), organisation: z.string(), isMain: z.boolean() })),
    /** Whom to ask. */
    admins: z.array(person),
  }),
  z.object({
    role: z.literal('admin'),
    portal: z.object({
      portalId: z.string(),
      name: z.string(),
      uiDomain: z.string(),
      timeZone: z.string(),
      currency: z.string(),
      installedBy: person,
      installedAt: moment,
      /** Scopes that the app needs by now and that HubSpot has not given; installing again asks for them. */
      missingScopes: z.array(z.string()),
      /** Where to install again. */
      installUrl: z.string(),
    }),
    connections: z.array(connectionSettings),
    admins: z.array(person.extend({ isInstaller: z.boolean() })),
    /** What is written to properties of HubSpot's records; `allowed`: HubSpot lets us, else `allowUrl` asks it to. */
    writeBack: z.object({ mode: writeBackMode, allowed: z.boolean(), allowUrl: z.string() }),
    /** Who could be made an admin. */
    people: z.array(person),
    /** Days between uninstalling and the deletion of everything. */
    graceDays: z.number().int(),
  }),
]);
export type SettingsOverview = z.infer<typeof settingsOverview>;
export type AdminSettings = Extract<SettingsOverview, { role: 'admin' }>;

/** POST /settings/xero/connect: an address to be opened in a window of its own, good once and for five minutes. */
export const connectRequest = z.object({});
export const connectAnswer = z.object({ url: z.string(), expiresAt: moment });
export type ConnectAnswer = z.infer<typeof connectAnswer>;

/** POST /settings/xero/disconnect, /settings/main: the organisation that it is about. */
export const organisationRequest = z.object({ tenantId });

/** POST /settings/live: whether anything may be written to the organisation. */
export const liveRequest = z.object({ tenantId, live: z.boolean() });

/** POST /settings/reading: stops the first reading of an organisation, lets it go on, or has everything read again. */
export const readingRequest = z.object({ tenantId, do: z.enum(['stop', 'go_on', 'again']) });

/** POST /settings/defaults: refused as a conflict when somebody else has changed them since `version`. */
export const defaultsRequest = z.object({ tenantId, version: z.number().int().min(0), defaults: draftDefaults });

/** POST /settings/write-back; `clear`: with `off`, what was written before is taken away. */
export const writeBackRequest = z.object({ mode: writeBackMode, clear: z.boolean() });

/** POST /settings/admins. The installer stays an admin. */
export const adminRequest = z.object({ userId, admin: z.boolean() });

/** POST /settings/export: an address that opens everything that is stored of the portal, once, within a minute. */
export const exportRequest = z.object({});
export const exportAnswer = z.object({ url: z.string(), expiresAt: moment });
export type ExportAnswer = z.infer<typeof exportAnswer>;

/** POST /settings/uninstall: `confirm` is the portal's number, typed. */
export const uninstallRequest = z.object({ confirm: z.string().max(30) });
export const uninstallAnswer = z.object({ eraseAfter: moment });
export type UninstallAnswer = z.infer<typeof uninstallAnswer>;
