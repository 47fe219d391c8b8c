import type { Conflict } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { RuleSubject, Said } from './facts.ts';
import type { Admin, AdminStore, RightsStore } from './ports.ts';
import { saidOf, saysNothing, saysSame, SCOPES } from './rules/said.ts';

interface RightsChange {
  subject: RuleSubject;
  /** All that is to be said. */
  said: Said;
  /** All that was said when the person who changes it looked. */
  seen: Said;
}

const conflict = (message: string): Conflict => ({ code: 'conflict', message });

const CHANGED = conflict('Somebody has changed these rights since you opened them.');

const INSTALLER = conflict('Whoever installed the app may do everything, whatever is said of that person.');

const ADMIN = conflict(
  'This person is an admin, who may do everything on all records. Remove them as an admin first; then it can be changed.',
);

const NO_ADMINS = conflict('Nobody is made an admin by this: that is done by name, with “Make admin”.');

const GONE = conflict('HubSpot does not know this person or team. What is said of them can only be taken away.');

const ONLY_ADMINS = conflict(
  'Nobody but the members of this team would be an admin whom HubSpot knows. Make one of them an admin by name first.',
);

/**
 * Says of one user or team what they may do, or takes back what was said. Refused where it stands otherwise than the person saw.
 * Who is an admin is not changed by it, but that a team can stop being one while somebody else is.
 */
export async function changeRights(
  { rights, admins }: { rights: RightsStore; admins: AdminStore },
  { subject, said, seen }: RightsChange,
): Promise<Result<'changed' | 'stood_so', Conflict>> {
  await admins.lock();
  const stands = saidOf(await rights.rules(), subject);
  if (saysSame(stands, said)) return ok('stood_so');
  if (!saysSame(stands, seen)) return err(CHANGED);
  if (SCOPES.some((scope) => said[scope] === 'admin' && stands[scope] !== 'admin')) return err(NO_ADMINS);
  if (!saysNothing(said) && !(await knows({ rights, admins }, subject))) return err(GONE);
  const kept = keepsAdmins(await admins.list(), { subject, said, stands });
  if (!kept.ok) return kept;
  await rights.say(subject, said);
  return ok('changed');
}

const knows = async (
  { rights, admins }: { rights: RightsStore; admins: AdminStore },
  { subjectKind, subjectId }: RuleSubject,
): Promise<boolean> =>
  subjectKind === 'user' ? admins.knows(subjectId) : (await rights.teams()).some(({ id }) => id === subjectId);

function keepsAdmins(
  admins: readonly Admin[],
  { subject, said, stands }: { subject: RuleSubject; said: Said; stands: Said },
): Result<void, Conflict> {
  if (said.all === stands.all && subject.subjectKind === 'team') return ok(undefined);
  if (subject.subjectKind === 'team')
    return stands.all !== 'admin' || admins.some(({ known, through }) => known && through !== 'team')
      ? ok(undefined)
      : err(ONLY_ADMINS);
  const admin = admins.find(({ userId }) => userId === subject.subjectId);
  if (admin?.through === 'installer') return err(INSTALLER);
  return admin && said.all !== stands.all ? err(ADMIN) : ok(undefined);
}
