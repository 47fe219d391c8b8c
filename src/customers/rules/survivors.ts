import type { FamilyMember } from '../facts.ts';

/**
 * The contacts that live on after merging: those that were merged into nothing we know. Xero merges contacts into one and
 * keeps the others archived, pointing at it, possibly in a chain. Should they ever point in a circle, all of them are kept,
 * so that no document is lost.
 */
export function survivors(family: readonly FamilyMember[]): FamilyMember[] {
  const byId = new Map(family.map((member) => [member.contactId, member]));
  const ends = new Set<FamilyMember>();
  for (const member of family) {
    const seen = new Set<FamilyMember>();
    let at: FamilyMember = member;
    while (!seen.has(at)) {
      seen.add(at);
      at = byId.get(at.mergedToContactId ?? '') ?? at;
    }
    for (const end of circleFrom(at, byId)) ends.add(end);
  }
  return family.filter((member) => ends.has(member));
}

/** Where a walk ended: the one contact that goes no further, or the circle it turns in. */
function circleFrom(start: FamilyMember, byId: ReadonlyMap<string, FamilyMember>): FamilyMember[] {
  const circle = [start];
  let at = byId.get(start.mergedToContactId ?? '');
  while (at && at !== start) {
    circle.push(at);
    at = byId.get(at.mergedToContactId ?? '');
  }
  return circle;
}
