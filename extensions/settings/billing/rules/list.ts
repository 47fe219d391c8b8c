/** The list with one of its members in another place; beyond its ends nothing moves. */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): T[] {
  const one = list[index];
  const other = list[index + by];
  if (one === undefined || other === undefined) return [...list];
  return list.map((member, at) => (at === index ? other : at === index + by ? one : member));
}

export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_member, at) => at !== index);

export const replaced = <T>(list: readonly T[], index: number, next: T): T[] =>
  list.map((member, at) => (at === index ? next : member));
