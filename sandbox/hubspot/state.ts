import type { CrmObjectType, CrmRecord, HubSpotWorld } from '../seed/world.ts';
import { indexAssociations, type Links } from './associations/links.ts';
import { emptyJournal, type Journal } from './journal/memory.ts';
import { objectTypes } from './object-types.ts';
import { standardProperties, type PropertyDefinition, type PropertyGroup } from './properties/catalogue.ts';
import { emptyWebhooks, type WebhookMemory } from './webhooks/memory.ts';
import { emptyWorkflows, type WorkflowMemory } from './workflow/memory.ts';

/** A person's consent, waiting to be exchanged once. Times are ISO 8601. */
interface AuthorisationCode {
  userId: number;
  scopes: string[];
  redirectUri: string;
  expiresAt: string;
}

/** What a token lets its bearer do. */
export interface Grant {
  userId: number;
  scopes: string[];
}

/** That the app is installed in the portal. */
export interface Install extends Grant {
  /** ISO 8601, of the first consent. */
  installedAt: string;
}

/** The whole memory of the stand-in. */
export interface HubSpotState {
  portal: HubSpotWorld['portal'];
  users: HubSpotWorld['users'];
  teams: HubSpotWorld['teams'];
  pipelines: HubSpotWorld['pipelines'];
  records: Record<CrmObjectType, Record<string, CrmRecord>>;
  properties: Record<CrmObjectType, PropertyDefinition[]>;
  archivedProperties: Record<CrmObjectType, PropertyDefinition[]>;
  /** Groups of properties that were added to the one that every kind has. */
  groups: Record<CrmObjectType, PropertyGroup[]>;
  /** The properties that the portal's administrator demands of every record. */
  validationRules: Record<CrmObjectType, string[]>;
  links: Links;
  /** The id of the next record, whatever its kind. */
  nextId: number;
  /** Null: nobody has installed the app, or it was removed. */
  install: Install | null;
  codes: Record<string, AuthorisationCode>;
  refreshTokens: Record<string, Grant>;
  accessTokens: Record<string, Grant & { expiresAt: string }>;
  /** Tokens of the app itself, whatever portal. */
  appTokens: Record<string, Grant & { expiresAt: string }>;
  journal: Journal;
  webhooks: WebhookMemory;
  workflows: WorkflowMemory;
}

/** Longer than the ids of the seed, so that what is new comes last in a list. */
const FIRST_NEW_ID = 200_000_000_001;

const recordsOf = (world: HubSpotWorld, type: CrmObjectType): CrmRecord[] =>
  ({
    contacts: world.contacts,
    companies: world.companies,
    deals: world.deals,
    line_items: world.lineItems,
    products: world.products,
    quotes: world.quotes,
    // Nobody has noted or planned anything yet.
    tasks: [],
    notes: [],
  })[type];

/** The standard properties, and as text what else the world's records carry. */
const propertiesOf = (type: CrmObjectType, records: readonly CrmRecord[]): PropertyDefinition[] => {
  const standard = standardProperties(type);
  const known = new Set(standard.map(({ name }) => name));
  const added = new Set(
    records.flatMap(({ properties }) => Object.keys(properties)).filter((name) => !known.has(name)),
  );
  return [
    ...standard,
    ...[...added].map((name) => ({
      name,
      label: name,
      type: 'string' as const,
      calculated: false,
      hubspotDefined: name.startsWith('hs_'),
    })),
  ];
};

const perType = <T>(make: (type: CrmObjectType) => T): Record<CrmObjectType, T> =>
  Object.fromEntries(objectTypes.map(({ name }) => [name, make(name)])) as Record<CrmObjectType, T>;

/** A portal as the seed describes it, where nobody has installed the app yet. */
export const loadWorld = (given: HubSpotWorld): HubSpotState => {
  const world = structuredClone(given);
  return {
    portal: world.portal,
    users: world.users,
    teams: world.teams,
    pipelines: world.pipelines,
    records: perType((type) => Object.fromEntries(recordsOf(world, type).map((record) => [record.id, record]))),
    properties: perType((type) => propertiesOf(type, recordsOf(world, type))),
    archivedProperties: perType(() => []),
    groups: perType(() => []),
    validationRules: perType(() => []),
    links: indexAssociations(world.associations),
    nextId: FIRST_NEW_ID,
    install: null,
    codes: {},
    refreshTokens: {},
    accessTokens: {},
    appTokens: {},
    journal: emptyJournal(),
    webhooks: emptyWebhooks(),
    workflows: emptyWorkflows(),
  };
};

/** Adds to a state what the version that saved it did not have. An app that holds a refresh token has been installed. */
export const completeState = (state: HubSpotState, { now }: { now: Date }): void => {
  const [grant] = Object.values(state.refreshTokens);
  const install = grant === undefined ? null : { ...grant, installedAt: now.toISOString() };
  const told = { journal: emptyJournal(), webhooks: emptyWebhooks(), workflows: emptyWorkflows() };
  const schema = {
    archivedProperties: perType(() => []),
    groups: perType(() => []),
    validationRules: perType(() => []),
  };
  const added = { install, appTokens: {}, nextId: FIRST_NEW_ID, ...schema, ...told };
  Object.assign(state, { ...added, ...state });
  // A kind of record that the version did not know has none.
  state.records = { ...perType(() => ({})), ...state.records };
  state.properties = { ...perType(() => []), ...state.properties };
  for (const { name } of objectTypes) {
    const known = new Set(state.properties[name].map((property) => property.name));
    state.properties[name].push(...standardProperties(name).filter((property) => !known.has(property.name)));
  }
};
