import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { PipelineFact } from '../../mirror/facts.ts';
import type { FetchedRows, Page, PageRequest } from '../../mirror/ports.ts';
import { readRows } from '../rows.ts';
import { withToken } from '../with-token.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';
import { text, time } from './fields.ts';
import { list } from './list.ts';

const position = z.coerce.number().int();

/** What a stage means stands in its metadata, as text. */
const stage = z.object({
  id: z.string(),
  label: z.string(),
  displayOrder: position,
  metadata: z.object({ isClosed: text, probability: text }),
});

const pipeline: z.ZodType<PipelineFact> = z
  .object({ id: z.string(), updatedAt: time, label: z.string(), displayOrder: position, stages: z.array(stage) })
  .transform(({ label, displayOrder, stages, ...row }) => ({
    ...row,
    name: label,
    position: displayOrder,
    stages: stages
      .toSorted((a, b) => a.displayOrder - b.displayOrder)
      .map(({ id, label: name, metadata }) => ({
        id,
        name,
        isClosed: metadata.isClosed === 'true',
        probability: metadata.probability,
      })),
  }));

/** Reads the pipelines of deals, which come all at once. Fails with any vendor failure. */
export async function readPipelines(
  reading: HubSpotReading,
  { portalId }: Pick<PageRequest, 'portalId'>,
): Promise<Result<Page<PipelineFact>, VendorFailure>> {
  const listed = await withToken({ token: reading.token, who: { portalId } }, (accessToken) =>
    callHubSpot(
      { ...reading, accessToken, operation: 'pipelines.list' },
      { method: 'GET', path: '/crm/pipelines/2026-09/deals' },
      list,
    ),
  );
  return listed.ok ? ok({ ...readRows(listed.value.rows, 'id', pipeline), next: null }) : listed;
}

/** Which of those pipelines are there still: one more look at the list says so. */
export async function confirmPipelines(
  reading: HubSpotReading,
  { portalId, ids }: { portalId: string; ids: string[] },
): Promise<Result<FetchedRows<PipelineFact>, VendorFailure>> {
  const listed = await readPipelines(reading, { portalId });
  if (!listed.ok) return listed;
  const asked = ({ id }: { id: string }): boolean => ids.includes(id);
  const { rows, unreadable } = listed.value;
  return ok({ rows: rows.filter(asked), unreadable: unreadable.filter(asked), others: [] });
}
