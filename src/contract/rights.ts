import * as z from 'zod';
import { right } from './values.ts';

const ruled = right.nullable();

/** All that is said of one user or team: of own records, of the team's, of all. Null: nothing is, and a wider word counts. */
const said = z.object({ own: ruled, team: ruled, all: ruled });
export type Said = z.infer<typeof said>;

/** By whose the record is: the person's own, a team-mate's, anybody else's. */
const rights = z.object({ own: right, team: right, others: right });
export type Rights = z.infer<typeof rights>;

/** What somebody may do in effect, and what made it so; `team`: its name, where it is a team's word. */
const effective = z.object({
  right,
  because: z.enum(['install', 'user', 'team', 'default']),
  team: z.string().nullable(),
});

const personRights = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** By name. */
  teams: z.array(z.string()),
  /** What makes the person an admin; null: they are none. */
  admin: z.enum(['installer', 'rule', 'team']).nullable(),
  said,
  may: z.object({ own: effective, team: effective, others: effective }),
  /** What they might do if nothing were said of them. */
  otherwise: rights,
});
export type PersonRights = z.infer<typeof personRights>;

const teamRights = z.object({
  teamId: z.string(),
  name: z.string(),
  /** How many people are in it; 0: HubSpot no longer has it, or nobody is in it. */
  people: z.number().int(),
  said,
});
export type TeamRights = z.infer<typeof teamRights>;

const departed = z.object({ userId: z.string(), name: z.string(), said });
export type DepartedRights = z.infer<typeof departed>;

/** GET /settings/rights: everybody whom HubSpot knows, found by name, address or team, a page at a time. */
export const rightsQuery = z.object({
  search: z.string().max(100).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export const rightsAnswer = z.object({
  people: z.array(personRights),
  found: z.number().int(),
  page: z.number().int(),
  pageCount: z.number().int(),
  /** Those that somebody is in or of which something is said. */
  teams: z.array(teamRights),
  /** Users of whom something is said and whom HubSpot no longer knows. */
  departed: z.array(departed),
  /** What everybody may do of whom, and of whose teams, nothing is said. */
  standard: rights,
});
export type RightsAnswer = z.infer<typeof rightsAnswer>;

const subject = { kind: z.enum(['user', 'team']), id: z.string().min(1).max(30) };

/** Of a query: empty for nothing said. */
const asked = z
  .union([z.literal(''), right])
  .default('')
  .transform((value) => (value === '' ? null : value));

/** GET /settings/rights/outcome: what people could do if that were all that is said of the user or team. */
export const outcomeQuery = z.object({ ...subject, own: asked, team: asked, all: asked });

const tally = z.object({ right, people: z.number().int() });
const tallies = z.object({ own: z.array(tally), team: z.array(tally), others: z.array(tally) });
export type Tallies = z.infer<typeof tallies>;

/** How many of the people concerned may do what, the greatest right first: now, and then. */
export const outcomeAnswer = z.object({ people: z.number().int(), now: tallies, then: tallies });
export type OutcomeAnswer = z.infer<typeof outcomeAnswer>;

/** POST /settings/rights: refused as a conflict when what stands is not what was seen. */
export const rightsRequest = z.object({ ...subject, said, seen: said });
