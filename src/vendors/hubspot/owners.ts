import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { OwnerFact } from '../../mirror/facts.ts';
import type { Page, PageRequest } from '../../mirror/ports.ts';
import { readRows } from '../rows.ts';
import { withToken } from '../with-token.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';
import { text, time } from './fields.ts';
import { list, PAGE_SIZE } from './list.ts';

const owner: z.ZodType<OwnerFact> = z
  .object({
    id: z.string(),
    updatedAt: time,
    userId: text,
    email: text,
    firstName: text,
    lastName: text,
    teams: z.array(z.object({ id: z.string(), name: text })).nullish(),
  })
  .transform(({ teams, ...row }) => ({
    ...row,
    teamIds: (teams ?? []).map(({ id }) => id),
    teamNames: Object.fromEntries((teams ?? []).flatMap(({ id, name }) => (name === null ? [] : [[id, name]]))),
  }));

/**
 * Reads one page of owners: first those who are active, then those who have left and still own records. HubSpot gives the
 * latter no user id, so that nobody signs in as one of them. Pages are named `active:` or `archived:` and HubSpot's cursor.
 */
export async function readOwners(
  reading: HubSpotReading,
  { portalId, page }: PageRequest,
): Promise<Result<Page<OwnerFact>, VendorFailure>> {
  const [part = '', after = ''] = (page ?? 'active:').split(/:(.*)/s);
  const archived = part === 'archived';
  const qs = { limit: PAGE_SIZE, archived: String(archived), ...(after === '' ? {} : { after }) };
  const listed = await withToken({ token: reading.token, who: { portalId } }, (accessToken) =>
    callHubSpot(
      { ...reading, accessToken, operation: 'owners.list' },
      { method: 'GET', path: '/crm/owners/2026-09', qs },
      list,
    ),
  );
  if (!listed.ok) return listed;
  const following = listed.value.after === null ? null : `${part}:${listed.value.after}`;
  return ok({ ...readRows(listed.value.rows, 'id', owner), next: following ?? (archived ? null : 'archived:') });
}
