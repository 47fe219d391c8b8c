import * as z from 'zod';
import type { VendorFailure, WriteFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { ItemFact } from '../mirror/facts.ts';
import type { Intent } from './facts.ts';
import type { XeroWriter } from './ports.ts';
import { isAskedFor, isTaken } from './rules/new-item.ts';

/** The item that has the code of the one that is to be made, and whether it is that one. */
export interface Seen {
  item: ItemFact;
  isOurs: boolean;
}

const asked = z.object({ Items: z.tuple([z.object({ Code: z.string(), Name: z.string() })]) });

/** Looks in Xero for the item that an intent asks for; null: no item has its code. */
export async function seeItem(
  writer: XeroWriter,
  { portalId, tenantId, request, createdAt }: Intent,
): Promise<Result<Seen | null, VendorFailure>> {
  const [{ Code, Name }] = asked.parse(JSON.parse(request)).Items;
  const found = await writer.findItem({ portalId, tenantId }, Code);
  if (!found.ok) return found;
  const item = found.value;
  return ok(item && { item, isOurs: isAskedFor(item, { name: Name, createdAt }) });
}

/**
 * The item that stands where a new one was refused because of its code. It is the very one when an earlier attempt went
 * through unnoticed; else a person is shown it. Null: the refusal says nothing of the kind, or it cannot be found out now.
 */
export async function seeTaken(writer: XeroWriter, intent: Intent, failure: WriteFailure): Promise<Seen | null> {
  if (intent.kind !== 'create_item' || failure.code !== 'vendor_rejected' || !isTaken(failure.messages)) return null;
  const seen = await seeItem(writer, intent);
  return seen.ok ? seen.value : null;
}
