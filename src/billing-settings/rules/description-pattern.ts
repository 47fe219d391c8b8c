/** What the fields of a line's description stand for. */
interface DescriptionFacts {
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
