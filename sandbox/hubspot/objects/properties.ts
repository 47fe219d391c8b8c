import Big from 'big.js';
import type { CrmRecord } from '../../seed/world.ts';
import { liveLinks } from '../associations/live-links.ts';
import type { ObjectType } from '../object-types.ts';
import type { HubSpotState } from '../state.ts';
import { lineAmount } from './line-amount.ts';

/** The association type of a contact and its primary company. */
const PRIMARY = 1;

const PUBLISHED = ['APPROVED', 'APPROVAL_NOT_NEEDED'];

export type Properties = Record<string, string | null>;

const stageProperties = (state: HubSpotState, record: CrmRecord): Properties => {
  const { pipeline: pipelineId, dealstage } = record.properties;
  const pipeline = state.pipelines.find(({ id }) => id === pipelineId);
  const stage = pipeline?.stages.find(({ id }) => id === dealstage);
  if (stage === undefined) return {};
  return {
    hs_is_closed: String(stage.isClosed),
    hs_is_closed_won: String(stage.isWon),
    hs_deal_stage_probability: stage.probability,
  };
};

const primaryCompany = (state: HubSpotState, { id }: CrmRecord): string | null =>
  liveLinks(state, { from: 'contacts', id, to: 'companies' }).find(({ typeIds }) => typeIds.includes(PRIMARY))?.id ??
  null;

/** What the lines of a quote come to; a discount on the whole is not played. */
const quoteAmount = (state: HubSpotState, { id }: CrmRecord): string =>
  liveLinks(state, { from: 'quotes', id, to: 'line_items' })
    .map((link) => lineAmount(state.records.line_items[link.id]?.properties ?? {}) ?? '0')
    .reduce((sum, amount) => sum.plus(amount), new Big(0))
    .toString();

/** A quote that was published has a page for the buyer. */
const quoteLink = (state: HubSpotState, { id, properties }: CrmRecord): Properties =>
  PUBLISHED.includes(properties['hs_status'] ?? '')
    ? { hs_quote_link: `https://${state.portal.id}.hubspotpagebuilder.com/${id}` }
    : {};

const ofItsKind = (state: HubSpotState, type: ObjectType, record: CrmRecord): Properties => {
  if (type.name === 'deals') return stageProperties(state, record);
  if (type.name === 'contacts') return { associatedcompanyid: primaryCompany(state, record) };
  if (type.name === 'quotes') return { hs_quote_amount: quoteAmount(state, record), ...quoteLink(state, record) };
  const amount = type.name === 'line_items' ? lineAmount(record.properties) : undefined;
  return amount === undefined ? {} : { amount };
};

/** What HubSpot itself adds to a record's properties: its id, its times, and what follows from the rest. */
const computed = (state: HubSpotState, type: ObjectType, record: CrmRecord): Properties => ({
  hs_object_id: record.id,
  [type.createdProperty]: record.createdAt,
  [type.modifiedProperty]: record.updatedAt,
  ...ofItsKind(state, type, record),
});

/** Every property that a record has a value for, HubSpot's own included. */
export const allProperties = (state: HubSpotState, type: ObjectType, record: CrmRecord): Properties => ({
  ...record.properties,
  ...computed(state, type, record),
});

/**
 * The names that an answer carries: the default ones, or those asked for as far as they exist; always id and times.
 */
export const answeredNames = (state: HubSpotState, type: ObjectType, asked: readonly string[]): string[] => {
  const existing = new Set(state.properties[type.name].map(({ name }) => name));
  const chosen = asked.length === 0 ? type.defaultProperties : asked.filter((name) => existing.has(name));
  return [...new Set([...chosen, 'hs_object_id', type.createdProperty, type.modifiedProperty])].sort();
};
