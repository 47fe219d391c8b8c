/** What a person may do with a record, least first; each includes those before it. */
export const RIGHTS = ['none', 'status', 'amounts', 'invoice', 'approve', 'admin'] as const;
export type Right = (typeof RIGHTS)[number];

/** Whether a right includes what is needed. */
export function atLeast(right: Right, needed: Right): boolean {
  return RIGHTS.indexOf(right) >= RIGHTS.indexOf(needed);
}

/** The greatest of some rights; null when there is none. */
export function greatest(rights: readonly Right[]): Right | null {
  return rights.reduce<Right | null>((best, right) => (best === null || atLeast(right, best) ? right : best), null);
}
