import type * as z from 'zod';
import type { Vendor, VendorUnavailable } from '../lib/failure.ts';
import type { Page } from '../mirror/ports.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { parseExactJson } from '../lib/exact-json.ts';
import type { Reply } from './send.ts';

/**
 * The body of a 200, checked. One that is cut, empty, no JSON or of another shape is `vendor_unavailable`: a read changes
 * nothing, so that it can be asked again, and is never taken for "nothing there".
 */
export function readBody<T>(reply: Reply, vendor: Vendor, schema: z.ZodType<T>): Result<T, VendorUnavailable> {
  const unreadable = (why: string): Result<T, VendorUnavailable> =>
    err({ code: 'vendor_unavailable', vendor, detail: `answered ${reply.status} with ${why}` });
  let body: unknown;
  try {
    body = parseExactJson(reply.text);
  } catch {
    return unreadable(reply.text === '' ? 'nothing' : 'something that is not whole JSON');
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? ok(parsed.data) : unreadable(`an unexpected shape (${faultsOf(parsed.error)})`);
}

/** Understands each row by itself: one that is not understood is told with its id, and the others go on. */
export function readRows<T>(
  raw: unknown[],
  idField: string,
  schema: z.ZodType<T>,
): Pick<Page<T>, 'rows' | 'unreadable'> {
  const rows: T[] = [];
  const unreadable: Page<T>['unreadable'] = [];
  for (const row of raw) {
    const parsed = schema.safeParse(row);
    if (parsed.success) rows.push(parsed.data);
    else unreadable.push({ id: idOf(row, idField), reason: faultsOf(parsed.error) });
  }
  return { rows, unreadable };
}

/** The id of a row as it came, `unknown` where it has none. */
export function idOf(row: unknown, idField: string): string {
  const id = (row as Record<string, unknown> | null | undefined)?.[idField];
  return typeof id === 'string' ? id : 'unknown';
}

/** Names the fields and what is wrong with them; never their values. */
function faultsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
    .join('; ');
}
