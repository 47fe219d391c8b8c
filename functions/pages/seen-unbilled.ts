import type { AccessFacts } from '../../src/access/ports.ts';
import { decide } from '../../src/access/rules/decide.ts';
import { atLeast, type Right } from '../../src/access/rules/right.ts';
import { rightsOf } from '../../src/access/rules/rights-of.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { WonDeal } from '../../src/unbilled/facts.ts';
import type { PortalReads } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';

/** What a person sees of the won deals of a portal, decided from what is stored now. */
export interface UnbilledSeen {
  person: AccessFacts['person'];
  /** The greatest right that the person has on any of the records, for the audit log. */
  right: Right;
  /** Of the main organisation. */
  books: BillingBooks;
  /** The person's right on a deal. */
  rightOn: (deal: WonDeal) => Right;
}

/** Refused for whoever may see amounts of no record, and while no organisation was ever connected. */
export async function unbilledSeen(
  { access, billing }: Pick<PortalReads, 'access' | 'billing'>,
  { userId }: Pick<Caller, 'userId'>,
): Promise<Result<UnbilledSeen, Failure>> {
  const facts = await access.factsOf(userId);
  const rights = facts && rightsOf(facts);
  const right = rights && [rights.others, rights.team, rights.own].find((one) => atLeast(one, 'amounts'));
  if (!facts || !right) return err({ code: 'not_allowed', needed: 'amounts' });
  const books = await billing.books();
  if (!books) return err({ code: 'not_connected' });
  const known = new Map<string | null, Right>();
  const rightOn = ({ record }: WonDeal): Right => {
    const decided = known.get(record.ownerId) ?? decide({ ...facts, record });
    known.set(record.ownerId, decided);
    return decided;
  };
  return ok({ person: facts.person, right, books, rightOn });
}

/** Whose deals are asked for: the person's, the team's with them, or those of one owner; absent: everybody's. */
export function theirs({ person }: UnbilledSeen, owner: string | undefined): ((deal: WonDeal) => boolean) | undefined {
  if (owner === undefined) return undefined;
  const isMine = ({ record }: WonDeal): boolean => record.ownerId !== null && person.ownerIds.includes(record.ownerId);
  if (owner === 'mine') return isMine;
  if (owner === 'team')
    return (deal) => isMine(deal) || deal.record.ownerTeamIds.some((team) => person.teamIds.includes(team));
  return ({ record }) => record.ownerId === owner;
}
