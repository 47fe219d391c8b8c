import type { Answer } from './gate.ts';

/** A count that a header tells; null: it is absent or no count. */
export function headerCount({ header }: Answer, name: string): number | null {
  const text = header(name) ?? '';
  return /^\d+$/.test(text) ? Number(text) : null;
}
