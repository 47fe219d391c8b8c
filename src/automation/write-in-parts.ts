import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { PropertyValues } from './facts.ts';
import type { PropertyWriter, WrittenBatch } from './ports.ts';

interface Given {
  properties: PropertyWriter;
  where: { portalId: string; objectTypeId: string };
  records: { id: string; values: PropertyValues }[];
}

/** Where so many of a batch are refused one by one, it is not about the records, and nothing more of it is tried. */
const MOST_REFUSED = 8;

/**
 * Writes a batch. HubSpot may refuse it as a whole (400) for one record: it is then halved until those are found that it
 * refuses, and the others are written. Fails as HubSpot fails; what was written by then is written once more later.
 */
export async function writeInParts({
  properties,
  where,
  records,
}: Given): Promise<Result<WrittenBatch, VendorFailure>> {
  const all: WrittenBatch = { written: [], refused: [] };
  const parts = [records];
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const done = await properties.write(where, part);
    const words = done.ok ? null : wordsOf(done.error);
    if (done.ok) {
      all.written.push(...done.value.written);
      all.refused.push(...done.value.refused);
    } else if (words === null || all.refused.length === MOST_REFUSED) return done;
    else if (part.length > 1) parts.unshift(...halves(part));
    else all.refused.push(...part.map(({ id }) => ({ id, words })));
  }
  return ok(all);
}

/** Null: it is not the batch that is refused. */
const wordsOf = (failure: VendorFailure): string | null =>
  failure.code === 'vendor_rejected' && failure.status === 400 ? failure.messages.join(' ') : null;

function halves<T>(part: T[]): [T[], T[]] {
  const middle = Math.ceil(part.length / 2);
  return [part.slice(0, middle), part.slice(middle)];
}
