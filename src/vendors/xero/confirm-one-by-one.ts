import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { FetchedRows } from '../../mirror/ports.ts';
import { readBody } from '../rows.ts';
import { fetchReply } from './read-one.ts';
import { listOf, understand, type XeroReading, type XeroWho } from './read-page.ts';
import type { OneRow, XeroStream } from './stream.ts';

/**
 * Of a list that takes no ids each row is asked for by itself: what Xero answers 404 for is not there. A call a row; fails with
 * the first vendor failure.
 */
export const confirmOneByOne =
  <Fact>(reading: XeroReading, stream: XeroStream<Fact>, { operation, call }: OneRow) =>
  async ({ portalId, tenantId }: XeroWho, ids: string[]): Promise<Result<FetchedRows<Fact>, VendorFailure>> => {
    const found: FetchedRows<Fact> = { rows: [], unreadable: [], others: [] };
    for (const id of ids) {
      const asked = {
        operation,
        scope: stream.scope,
        call: (api: Parameters<OneRow['call']>[0]) => call(api, { tenantId, id }),
      };
      const reply = await fetchReply(reading, { portalId, tenantId }, asked);
      if (!reply.ok && isAbsent(reply.error)) continue;
      if (!reply.ok) return reply;
      const list = readBody(reply.value, 'xero', listOf(stream.list));
      if (!list.ok) return list;
      const { rows, unreadable, others } = understand(stream, tenantId, list.value.rows);
      found.rows.push(...rows);
      found.unreadable.push(...unreadable);
      found.others.push(...others);
    }
    return ok(found);
  };

const isAbsent = (failure: VendorFailure): boolean => failure.code === 'vendor_rejected' && failure.status === 404;
