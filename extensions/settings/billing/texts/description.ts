/** What the example is filled with. */
const sample: Record<string, string> = {
  name: 'Fascia sign',
  description: 'Aluminium, 2 m × 0.5 m',
  sku: 'SIGN-200',
  deal: 'Signs for the new office',
  dealId: '4711',
  customer: 'Acme Ltd',
};

const field = /\{(\w+)\}/g;
const longest = 1000;

/** Why the pattern cannot be used, in words; null: it can. */
export function faultOfDescription(pattern: string): string | null {
  const names = [...pattern.matchAll(field)].map(([, name = '']) => name);
  const unknown = [...new Set(names.filter((name) => !Object.hasOwn(sample, name)))];
  if (unknown.length > 0) return `Nothing can be put in for ${unknown.map((name) => `{${name}}`).join(' and ')}.`;
  if (names.length === 0) return 'Put {name} in, or another field: every line would read the same.';
  return pattern.length > longest ? `Keep it within ${longest} characters.` : null;
}

/** The description as it would stand on a line of the sample's deal, line by line. */
export const exampleOf = (pattern: string): string[] =>
  pattern
    .replaceAll(field, (written, name: string) => sample[name] ?? written)
    .split('\n')
    .filter((line) => line.trim() !== '');
