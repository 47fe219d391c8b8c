import {
  billingHistoryAnswer,
  billingSettingsAnswer,
  type BillingHistoryAnswer,
  type BillingSettingsAnswer,
} from '../../src/contract/billing-settings.ts';
import type { CrmProperty } from '../../src/billing-settings/facts.ts';
import type { ReadProperties } from '../../src/billing-settings/ports.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { err, ok } from '../../src/lib/result.ts';
import type { FreshDatabase } from './databases.ts';
import type { Ledger } from './ledger-builder.ts';
import { pipeline, product, theme, trackingCategory } from './plain-facts.ts';
import { ADMIN, openSettingsHouse, settled, type SettingsHouse } from './settings-house.ts';

/** May approve every record, and is no admin. */
export const FINANCE = '8';

export const tenantOf = (portalId: string): string => `tenant-of-${portalId}`;

const active = (id: string, name: string) => ({ id, name, status: 'ACTIVE' });

/** As `settled`, with somebody of finance, tracking, themes, a pipeline and two products. */
export const billed = (portalId: string): Ledger =>
  settled(portalId)
    .user(FINANCE)
    .rule({ subject_kind: 'user', subject_id: FINANCE, right: 'approve', scope: 'all' })
    .currency('EUR')
    .rows('branding_themes', theme('standard', 'Standard'), theme('special', 'Special', 1))
    .rows(
      'tracking_categories',
      trackingCategory('region', 'Region', [
        active('north', 'North'),
        { ...active('west', 'West'), status: 'ARCHIVED' },
      ]),
      trackingCategory('team', 'Team', [active('a', 'A')]),
      trackingCategory('third', 'Third', [active('x', 'X')]),
    )
    .rows('crm_pipelines', pipeline('default', 'Sales'))
    .rows('crm_products', product('71', 'Desk'), product('72', 'Chair'));

const PROPERTIES: Record<string, CrmProperty[]> = {
  '0-3': [
    { name: 'region', label: 'Region' },
    { name: 'dealname', label: 'Deal name' },
  ],
  '0-8': [{ name: 'kind', label: 'Kind' }],
  '0-2': ['payment_terms', 'vat_number', 'one', 'two'].map((name) => ({ name, label: name })),
};

const UNREACHABLE: VendorFailure = { code: 'vendor_unavailable', vendor: 'hubspot', detail: 'no answer' };

type Answer = Awaited<ReturnType<SettingsHouse['ask']>>;
type Topics = BillingSettingsAnswer['topics'];

/** The doors of what is set for invoices. */
export interface BillingHouse extends SettingsHouse {
  /** Whether HubSpot says from now on which properties there are. */
  hubspotAnswers: (does: boolean) => void;
  /** Whose properties HubSpot was asked for since then. */
  asked: string[];
  settings: (portalId: string, userId?: string) => Promise<BillingSettingsAnswer>;
  look: (portalId: string, query?: Record<string, string>, userId?: string) => Promise<Answer>;
  history: (portalId: string, topic: keyof Topics, tenantId?: string) => Promise<BillingHistoryAnswer['versions']>;
  undo: (portalId: string, topic: keyof Topics, version: number) => Promise<Answer>;
  change: <T extends keyof Topics>(
    portalId: string,
    topic: T,
    change: { document: Topics[T]['document']; version?: number; by?: string; tenantId?: string },
  ) => Promise<Answer>;
}

export async function openBillingHouse(fresh: () => Promise<FreshDatabase>): Promise<BillingHouse> {
  const house = await openSettingsHouse(fresh);
  let answers = true;
  const asked: string[] = [];
  const readProperties: ReadProperties = ({ portalId, objectTypeId }) => {
    asked.push(`${portalId}/${objectTypeId}`);
    return Promise.resolve(answers ? ok(PROPERTIES[objectTypeId] ?? []) : err(UNREACHABLE));
  };
  Object.assign(house.deps.settings, { readProperties });
  const look: BillingHouse['look'] = (portalId, query = { tenantId: tenantOf(portalId) }, userId = ADMIN) =>
    house.ask({ portalId, userId }, { path: '/settings/billing', query });
  return {
    ...house,
    asked,
    hubspotAnswers: (does) => {
      answers = does;
      asked.length = 0;
    },
    write: (build = billed) => house.write(build),
    look,
    settings: async (portalId, userId) => billingSettingsAnswer.parse((await look(portalId, undefined, userId)).value),
    history: async (portalId, topic, tenantId = tenantOf(portalId)) => {
      const asked = { path: '/settings/billing/history', query: { tenantId, topic } };
      return billingHistoryAnswer.parse((await house.ask({ portalId, userId: ADMIN }, asked)).value).versions;
    },
    undo: (portalId, topic, version) =>
      house.post(portalId, 'billing/undo', { tenantId: tenantOf(portalId), topic, version }),
    change: (portalId, topic, { document, version = 0, by = ADMIN, tenantId = tenantOf(portalId) }) =>
      house.postAs(by)(portalId, 'billing', { tenantId, topic, version, document }),
  };
}
