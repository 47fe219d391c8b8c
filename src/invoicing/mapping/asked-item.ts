import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ItemFact } from '../../mirror/facts.ts';
import type { Intent } from '../facts.ts';
import type { XeroWriter } from '../ports.ts';
import { isAskedFor } from './rules/new-item.ts';

/** The item that has the code of the one that is to be made, and whether it is that one. */
interface SeenItem {
  item: ItemFact;
  isOurs: boolean;
}

const asked = z.object({ Items: z.tuple([z.object({ Code: z.string(), Name: z.string() })]) });

/** Looks in Xero for the item that an intent asks for; null: no item has its code. */
export async function seeItem(
  writer: XeroWriter,
  { portalId, tenantId, request, createdAt }: Intent,
): Promise<Result<SeenItem | null, VendorFailure>> {
  const [{ Code, Name }] = asked.parse(JSON.parse(request)).Items;
  const found = await writer.findItem({ portalId, tenantId }, Code);
  if (!found.ok) return found;
  const item = found.value;
  return ok(item && { item, isOurs: isAskedFor(item, { name: Name, createdAt }) });
}
