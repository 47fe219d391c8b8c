import type { Result } from '../../src/lib/result.ts';
import type { Page } from '../../src/mirror/ports.ts';

/** What one check found. */
export interface Outcome {
  vendor: 'Xero' | 'HubSpot';
  check: string;
  /** A part of the claim of sandbox/BEHAVIOUR.md that it shows; null: of none alone. */
  rule: string | null;
  /** Null: as it should be. */
  difference: string | null;
}

/** One thing that both the stand-in and the real vendor must do. Throws, or answers what differs. */
export type Check = [name: string, run: () => Promise<string | null>, rule?: string];

/** Runs checks one after the other; what one throws is its difference. */
export async function runChecks(vendor: Outcome['vendor'], checks: Check[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [check, run, rule = null] of checks) {
    const difference = await run().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    outcomes.push({ vendor, check, rule, difference });
  }
  return outcomes;
}

/** The value, or a throw in the words of the failure. */
export function got<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

/** Says what differs, or nothing. */
export function compare(what: string, is: unknown, shouldBe: unknown): string | null {
  const [a, b] = [JSON.stringify(is), JSON.stringify(shouldBe)];
  return a === b ? null : `${what}: ${a}, and not ${b}`;
}

const PAGES = 3;

/** Reads a stream page by page, three at most: every row must be readable, and no row may come twice. */
export async function readsWell(
  read: (page: string | null) => Promise<Result<Page<{ id: string }>, unknown>>,
): Promise<string | null> {
  const ids: string[] = [];
  let page: string | null = null;
  for (let count = 0; count < PAGES; count += 1) {
    const { rows, unreadable, next }: Page<{ id: string }> = got(await read(page));
    if (unreadable.length > 0) return `${unreadable.length} rows cannot be read: ${JSON.stringify(unreadable[0])}`;
    ids.push(...rows.map(({ id }) => id));
    page = next;
    if (page === null) break;
  }
  return compare('rows that come twice', ids.length - new Set(ids).size, 0);
}
