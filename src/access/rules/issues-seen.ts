import type { Question } from '../facts.ts';
import { decide } from './decide.ts';
import { atLeast, type Right } from './right.ts';

/** What a person sees of the issues of a portal. */
export interface IssuesSeen {
  /** Every issue, with the vendor's words as they are; or those about records of these owners, without amounts. */
  of: 'all' | { ownerIds: string[] };
  /** What the person may do with a record that is no one's; of issues of own records see `rightOnOwn`. */
  right: Right;
  rightOnOwn: Right;
}

/**
 * Who sees which issues (C81). Whoever may approve on every record, admins and finance, sees them all and may put them aside.
 * Anybody else who has at least *status* on own records sees the issues about own records alone, with every amount taken out of
 * their words, and may run those again that *invoice* on own records would let them bill. Null: no issue at all.
 */
export function issuesSeen({ person, rules }: Pick<Question, 'person' | 'rules'>): IssuesSeen | null {
  const right = decide({ person, rules, record: { ownerId: null, ownerTeamIds: [] } });
  const own = { ownerId: person.ownerIds[0] ?? null, ownerTeamIds: person.teamIds };
  const rightOnOwn = decide({ person, rules, record: own });
  if (atLeast(right, 'approve')) return { of: 'all', right, rightOnOwn: right };
  if (person.ownerIds.length === 0 || !atLeast(rightOnOwn, 'status')) return null;
  return { of: { ownerIds: person.ownerIds }, right, rightOnOwn };
}
