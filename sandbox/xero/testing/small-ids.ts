/** A made-up id that ends in `tail`. */
export const id = (tail: string): string => `00000000-0000-4000-8000-${tail.padStart(12, '0')}`;
