/** One thing that a document says; `key` is the same in every version of it. */
export interface Said {
  key: string;
  /** E.g. `Rule 2`. */
  label: string;
  words: string;
}

/** What one version says otherwise than another, e.g. `Standard rate: 20%, before: none`. */
export function changesInWords(before: readonly Said[], now: readonly Said[]): string[] {
  const then = new Map(before.map((said) => [said.key, said]));
  const still = new Set(now.map(({ key }) => key));
  const changed = now.flatMap((said) => {
    const was = then.get(said.key)?.words ?? 'none';
    return was === said.words ? [] : [`${said.label}: ${said.words}, before: ${was}`];
  });
  const gone = before.filter(({ key }) => !still.has(key));
  return [...changed, ...gone.map(({ label, words }) => `${label} is gone: ${words}`), ...reordered(before, now)];
}

/** Rules that stand in both, in another order. */
function reordered(before: readonly Said[], now: readonly Said[]): string[] {
  const keysIn = (list: readonly Said[], other: readonly Said[]): string =>
    list.flatMap(({ key }) => (other.some((said) => said.key === key) ? [key] : [])).join();
  return keysIn(before, now) === keysIn(now, before) ? [] : ['The rules stand in another order.'];
}
