import type { AccessRule, Question, Scope } from '../facts.ts';
import { greatest, type Right } from './right.ts';

const NARROWEST_FIRST: readonly Scope[] = ['own', 'team', 'all'];

/**
 * What the person may do with the record (C67).
 *
 * The nearest word decides: whoever installed is admin; else what is said of the user; else what is said of the user's
 * teams, the greatest of them; else the default: *amounts* on records of the person or of a team-mate, *status* elsewhere.
 * Of what is said of one user or team, the narrowest scope that reaches the record counts. So a nearer word can also take
 * away: `none` for a user holds, whatever the user's teams may do.
 */
export function decide(question: Question): Right {
  const { person } = question;
  if (person.isInstaller) return 'admin';
  const ofUser = wordOf(question, { subjectKind: 'user', subjectId: person.userId });
  if (ofUser) return ofUser;
  const ofTeams = person.teamIds.map((subjectId) => wordOf(question, { subjectKind: 'team', subjectId }));
  return greatest(ofTeams.filter((right) => right !== null)) ?? (reaches('team', question) ? 'amounts' : 'status');
}

function wordOf(question: Question, subject: Pick<AccessRule, 'subjectKind' | 'subjectId'>): Right | null {
  const said = question.rules.filter(
    (rule) =>
      rule.subjectKind === subject.subjectKind && rule.subjectId === subject.subjectId && reaches(rule.scope, question),
  );
  const narrowest = NARROWEST_FIRST.find((scope) => said.some((rule) => rule.scope === scope));
  return greatest(said.filter((rule) => rule.scope === narrowest).map((rule) => rule.right));
}

function reaches(scope: Scope, { person, record }: Question): boolean {
  if (scope === 'all') return true;
  if (record.ownerId === null) return false;
  if (person.ownerIds.includes(record.ownerId)) return true;
  return scope === 'team' && record.ownerTeamIds.some((team) => person.teamIds.includes(team));
}
