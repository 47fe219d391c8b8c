import type { AccessRule, RuleSubject, Said, Scope } from '../facts.ts';

export const SCOPES: readonly Scope[] = ['own', 'team', 'all'];

export const NOTHING_SAID: Said = { own: null, team: null, all: null };

/** What the rules say about one user or one team. */
export function saidOf(rules: readonly AccessRule[], { subjectKind, subjectId }: RuleSubject): Said {
  const said = rules.filter((rule) => rule.subjectKind === subjectKind && rule.subjectId === subjectId);
  const at = (scope: Scope) => said.find((rule) => rule.scope === scope)?.right ?? null;
  return { own: at('own'), team: at('team'), all: at('all') };
}

/** The rules as they would be if that were all that is said about the user or team. */
export function withSaid(rules: readonly AccessRule[], subject: RuleSubject, said: Said): AccessRule[] {
  const { subjectKind, subjectId } = subject;
  const others = rules.filter((rule) => rule.subjectKind !== subjectKind || rule.subjectId !== subjectId);
  const about = SCOPES.flatMap((scope) => {
    const right = said[scope];
    return right === null ? [] : [{ ...{ subjectKind, subjectId }, right, scope }];
  });
  return [...others, ...about];
}

export const saysSame = (one: Said, other: Said): boolean => SCOPES.every((scope) => one[scope] === other[scope]);

export const saysNothing = (said: Said): boolean => saysSame(said, NOTHING_SAID);
