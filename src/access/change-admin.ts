import type { Conflict, NotFound } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { AdminStore } from './ports.ts';

export interface AdminChange {
  userId: string;
  admin: boolean;
  /** Who changes it. */
  by: string;
}

const STAYS: Conflict = {
  code: 'conflict',
  message:
    'Whoever installed the app stays an admin. Installing again by somebody else makes that person an admin too.',
};

const BY_TEAM: Conflict = {
  code: 'conflict',
  message: 'This person is an admin as a member of a team. The rule of that team would have to be changed.',
};

const LAST: Conflict = {
  code: 'conflict',
  message: 'You are the last admin whom HubSpot knows. Make somebody else an admin first.',
};

/**
 * Makes somebody an admin, or takes that back (C67). The installer stays one; and nobody can step back as the last one whom
 * HubSpot still knows as a user, or the portal would be left to itself.
 */
export async function changeAdmin(
  admins: AdminStore,
  { userId, admin, by }: AdminChange,
): Promise<Result<'changed' | 'stood_so', NotFound | Conflict>> {
  await admins.lock();
  const all = await admins.list();
  const found = all.find((one) => one.userId === userId);
  if (admin) {
    if (found) return ok('stood_so');
    if (!(await admins.knows(userId))) return err({ code: 'not_found' });
    await admins.grant(userId);
    return ok('changed');
  }
  if (!found) return ok('stood_so');
  if (found.through === 'installer') return err(STAYS);
  if (found.through === 'team') return err(BY_TEAM);
  if (userId === by && !all.some((one) => one.known && one.userId !== userId)) return err(LAST);
  await admins.revoke(userId);
  return ok('changed');
}
