import type { AccessRule, Question, Reason, RuleSubject, Scope } from '../facts.ts';
import { greatest, type Right } from './right.ts';

const NARROWEST_FIRST: readonly Scope[] = ['own', 'team', 'all'];

/** A right, and what made it so. */
export interface Decision {
  right: Right;
  reason: Reason;
}

/** What the person may do with the record (C67). */
export const decide = (question: Question): Right => decideAndSay(question).right;

/**
 * The same with the reason.
 *
 * The nearest word decides: whoever installed is admin; else what is said of the user; else what is said of the user's
 * teams, the greatest of them; else the default: *amounts* on records of the person or of a team-mate, *status* elsewhere.
 * Of what is said of one user or team, the narrowest scope that reaches the record counts. So a nearer word can also take
 * away: `none` for a user holds, whatever the user's teams may do.
 */
export function decideAndSay(question: Question): Decision {
  const { person } = question;
  if (person.isInstaller) return { right: 'admin', reason: { by: 'install' } };
  const ofUser = wordOf(question, { subjectKind: 'user', subjectId: person.userId });
  if (ofUser) return { right: ofUser, reason: { by: 'user' } };
  const ofTeams = person.teamIds.flatMap((teamId) => {
    const right = wordOf(question, { subjectKind: 'team', subjectId: teamId });
    return right ? [{ right, reason: { by: 'team' as const, teamId } }] : [];
  });
  const best = greatest(ofTeams.map(({ right }) => right));
  return (
    ofTeams.find(({ right }) => right === best) ?? {
      right: reaches('team', question) ? 'amounts' : 'status',
      reason: { by: 'default' },
    }
  );
}

function wordOf(question: Question, subject: RuleSubject): Right | null {
  const said = question.rules.filter((rule) => isAbout(subject, rule) && reaches(rule.scope, question));
  const narrowest = NARROWEST_FIRST.find((scope) => said.some((rule) => rule.scope === scope));
  return greatest(said.filter((rule) => rule.scope === narrowest).map((rule) => rule.right));
}

const isAbout = ({ subjectKind, subjectId }: RuleSubject, rule: AccessRule): boolean =>
  rule.subjectKind === subjectKind && rule.subjectId === subjectId;

function reaches(scope: Scope, { person, record }: Question): boolean {
  if (scope === 'all') return true;
  if (record.ownerId === null) return false;
  if (person.ownerIds.includes(record.ownerId)) return true;
  return scope === 'team' && record.ownerTeamIds.some((team) => person.teamIds.includes(team));
}
