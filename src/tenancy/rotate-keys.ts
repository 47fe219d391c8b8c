import type { KeyRing } from '../lib/crypto.ts';
import type { SealedRow, SealedRows } from './ports.ts';
import { sealPair, unsealTokens } from './sealed-tokens.ts';

export interface RotateDeps {
  rows: SealedRows;
  keyRing: KeyRing;
}

/** What became of the rows that hold secrets. */
export interface Rotated {
  /** All of them. */
  rows: number;
  /** Sealed anew with the current key. */
  resealed: number;
  /** Replaced by a process that was at work while they were being sealed anew, and so looked at once more. */
  overtaken: number;
  /** Not opened by any configured key, and left as they are: `{table} {owner}`. */
  unreadable: string[];
}

/** Rows in one step. */
const STEP = 50;

/** A refresh comes in between now and then; so often, and a process seals with an old key. */
const MOST_OVERTAKEN = 1_000;

/**
 * Seals every stored secret anew with the current key, row by row, each replaced only while it holds what was read: a token
 * that is refreshed meanwhile wins, and is looked at again. Again and again without harm. Throws when other processes go on
 * sealing with another key.
 */
export async function rotateKeys({ rows, keyRing }: RotateDeps): Promise<Rotated> {
  const rotated: Rotated = { rows: 0, resealed: 0, overtaken: 0, unreadable: [] };
  const left = new Set<string>();
  for (;;) {
    const found = await rows.otherThan(keyRing.current, STEP + left.size);
    const step = found.filter((row) => !left.has(nameOf(row)));
    if (step.length === 0) break;
    for (const row of step) {
      const outcome = await resealRow(rows, keyRing, row);
      if (outcome === 'unreadable') left.add(nameOf(row));
      else rotated[outcome] += 1;
    }
    if (rotated.overtaken > MOST_OVERTAKEN)
      throw new Error(
        `A process still seals with another key than '${keyRing.current}': restart it with the new list.`,
      );
  }
  return { ...rotated, unreadable: [...left], rows: await rows.count() };
}

async function resealRow(
  rows: SealedRows,
  keyRing: KeyRing,
  row: SealedRow,
): Promise<'resealed' | 'overtaken' | 'unreadable'> {
  const pair = opened(keyRing, row);
  if (!pair) return 'unreadable';
  return (await rows.reseal(row, sealPair(keyRing, row, pair))) ? 'resealed' : 'overtaken';
}

function opened(keyRing: KeyRing, row: SealedRow): ReturnType<typeof unsealTokens> | null {
  try {
    return unsealTokens(keyRing, row, row);
  } catch {
    return null;
  }
}

const nameOf = ({ table, owner }: SealedRow): string => `${table} ${owner}`;
