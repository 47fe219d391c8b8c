/** What the example is filled with. */
const sample: Record<string, string> = {
  deal: 'Signs for the new office',
  dealId: '4711',
  customer: 'Acme Ltd',
};

const placeholder = /\{(\w+)\}/g;

/** Placeholders that nothing can be put in for, as they are written. */
export const unknownIn = (pattern: string): string[] => [
  ...new Set(
    [...pattern.matchAll(placeholder)]
      .filter(([, name = '']) => !Object.hasOwn(sample, name))
      .map(([written]) => written),
  ),
];

/** The reference as it would stand on the invoice of the sample's deal. */
export const exampleOf = (pattern: string): string =>
  pattern.replaceAll(placeholder, (written, name: string) => sample[name] ?? written);
