/** What the fields of a line's description stand for. */
export interface DescriptionFacts {
  name: string;
  description: string;
  sku: string;
  deal: string;
  dealId: string;
  customer: string;
}

const KNOWN: readonly (keyof DescriptionFacts)[] = ['name', 'description', 'sku', 'deal', 'dealId', 'customer'];

/** Anything in braces; braces that hold no single word are text. */
const FIELD = /\{(\w+)\}/g;

/** The fields of a pattern that nobody knows, as they are written, and those that it knows. */
export function fieldsOf(pattern: string): { known: string[]; unknown: string[] } {
  const names = [...new Set([...pattern.matchAll(FIELD)].map(([, name = '']) => name))];
  const isKnown = (name: string): boolean => (KNOWN as readonly string[]).includes(name);
  return { known: names.filter(isKnown), unknown: names.filter((name) => !isKnown(name)) };
}

/**
 * The description that a pattern makes. A name that the description begins with anyway is not said twice; lines that come out
 * empty are left out.
 */
export function fillDescription(pattern: string, facts: DescriptionFacts): string {
  const name = facts.name.trim();
  const isTwice = name !== '' && facts.description.trim().startsWith(name) && pattern.includes('{description}');
  const said = new Map<string, string>(KNOWN.map((field) => [field, facts[field].trim()]));
  if (isTwice) said.set('name', '');
  const lines = pattern.split('\n').map((line) => line.replace(FIELD, (field, of: string) => said.get(of) ?? field));
  return lines
    .filter((line) => line.trim() !== '')
    .join('\n')
    .trim();
}
