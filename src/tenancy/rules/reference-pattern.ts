/** What the placeholders of a reference stand for. */
export interface ReferenceFacts {
  deal: string;
  dealId: string;
  customer: string;
}

const KNOWN: readonly (keyof ReferenceFacts)[] = ['deal', 'dealId', 'customer'];

const isKnown = (name: string): name is keyof ReferenceFacts => (KNOWN as readonly string[]).includes(name);

/** Anything in braces; braces that hold no single word are text. */
const PLACEHOLDER = /\{(\w+)\}/g;

/** The placeholders of a pattern that nobody knows, as they are written; none: it may be used. */
export function unknownPlaceholders(pattern: string): string[] {
  const names = [...pattern.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  return [...new Set(names.filter((name) => !isKnown(name)))].map((name) => `{${name}}`);
}

/** The reference of a deal's invoice. What is filled in is never read as a pattern again. */
export function fillReference(pattern: string, facts: ReferenceFacts): string {
  return pattern.replaceAll(PLACEHOLDER, (written, name: string) => (isKnown(name) ? facts[name] : written));
}
