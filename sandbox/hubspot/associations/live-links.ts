import type { HubSpotState } from '../state.ts';
import { linksOf, type Link, type LinkQuery } from './links.ts';

/** The associations of one kind that can be seen: an archived record has none, and is none of another's. */
export const liveLinks = ({ links, records }: HubSpotState, query: LinkQuery): readonly Link[] =>
  records[query.from][query.id]?.archived === true
    ? []
    : linksOf(links, query).filter(({ id }) => records[query.to][id]?.archived !== true);
