import { withSaid } from '../../src/access/rules/said.ts';
import { tallyOf } from '../../src/access/rules/tally.ts';
import { outcomeQuery, type OutcomeAnswer } from '../../src/contract/rights.ts';
import { ok } from '../../src/lib/result.ts';
import { requireAdmin } from '../asked/admin-door.ts';
import { cardDoor } from '../runtime/door.ts';

/** GET /settings/rights/outcome: what a change of rights would come to, for admins; nothing is changed. */
export const getRightsOutcome = cardDoor({
  method: 'GET',
  path: '/settings/rights/outcome',
  auth: 'hubspot',
  input: outcomeQuery,
  handler:
    ({ settings: { inSettings } }) =>
    ({ caller, input: { kind, id, ...said } }) =>
      inSettings(caller.portalId, async (unit) => {
        const admin = await requireAdmin(unit, caller);
        if (!admin.ok) return admin;
        const everybody = await unit.rights.people();
        const people = everybody.filter(({ userId, teamIds }) =>
          kind === 'user' ? userId === id : teamIds.includes(id),
        );
        const rules = await unit.rights.rules();
        const then = withSaid(rules, { subjectKind: kind, subjectId: id }, said);
        const answer: OutcomeAnswer = {
          people: people.length,
          now: tallyOf(people, rules),
          then: tallyOf(people, then),
        };
        return ok(answer);
      }),
});
