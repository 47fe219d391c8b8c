import * as z from 'zod';
import { err, ok, type Result } from '../../lib/result.ts';
import type { CallFailure } from '../with-token.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';

/** HubSpot's own type ids of the link to a record's primary company. */
export const PRIMARY_COMPANY = { contacts: '1', deals: '5' } as const;

/** One record that another is linked to, with the type ids of the link. */
export interface Link {
  toId: string;
  typeIds: string[];
}

interface Answer {
  links: Map<string, Link[]>;
  more: { id: string; after: string }[];
  errors: { message: string; subCategory: string | null }[];
}

const answer: z.ZodType<Answer> = z
  .object({
    results: z.array(
      z.object({
        from: z.object({ id: z.string() }),
        to: z.array(z.object({ toObjectId: z.string(), associationTypes: z.array(z.object({ typeId: z.string() })) })),
        paging: z.object({ next: z.object({ after: z.string() }).nullish() }).nullish(),
      }),
    ),
    errors: z.array(z.object({ message: z.string(), subCategory: z.string().nullish() })).default([]),
  })
  .transform(({ results, errors }) => ({
    links: new Map(
      results.map(({ from, to }) => [
        from.id,
        to.map((link) => ({ toId: link.toObjectId, typeIds: link.associationTypes.map(({ typeId }) => typeId) })),
      ]),
    ),
    more: results.flatMap(({ from, paging }) => (paging?.next ? [{ id: from.id, after: paging.next.after }] : [])),
    errors: errors.map(({ message, subCategory }) => ({ message, subCategory: subCategory ?? null })),
  }));

/** A record without links is an "error" of its own in a batch; it is the ordinary case. */
const NO_LINKS = 'crm.associations.NO_ASSOCIATIONS_FOUND';

/**
 * The links of up to 1,000 records to records of another kind, by record id; records without links are left out. One call,
 * and one more for as long as some record has more links than fit into an answer. Capability C35.
 */
export async function readLinks(
  given: HubSpotReading & { accessToken: string },
  kinds: { from: string; to: string },
  ids: string[],
): Promise<Result<Map<string, Link[]>, CallFailure>> {
  const all = new Map<string, Link[]>();
  let inputs: { id: string; after?: string }[] = ids.map((id) => ({ id }));
  while (inputs.length > 0) {
    const path = `/crm/associations/2026-09/${kinds.from}/${kinds.to}/batch/read`;
    const operation = `associations.${kinds.from}.${kinds.to}`;
    const page = await callHubSpot({ ...given, operation }, { method: 'POST', path, body: { inputs } }, answer);
    if (!page.ok) return page;
    const failed = page.value.errors
      .filter(({ subCategory }) => subCategory !== NO_LINKS)
      .map(({ message }) => message);
    if (failed.length > 0) return err({ code: 'vendor_rejected', vendor: 'hubspot', status: 207, messages: failed });
    for (const [id, links] of page.value.links) all.set(id, [...(all.get(id) ?? []), ...links]);
    inputs = page.value.more;
  }
  return ok(all);
}

/** The primary company among a record's links; null when HubSpot calls none of them primary. */
export function primary(links: Link[] | undefined, typeId: string): string | null {
  return links?.find(({ typeIds }) => typeIds.includes(typeId))?.toId ?? null;
}

/** The linked record with the smallest id: the one that has been there longest. */
export function first(links: Link[] | undefined): string | null {
  const ids = (links ?? []).map(({ toId }) => toId);
  return ids.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? null;
}
