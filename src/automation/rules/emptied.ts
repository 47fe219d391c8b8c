import type { PropertyDefinition, PropertyValues } from '../facts.ts';

/** The values that take what was written to these properties away again. */
export const emptied = (definitions: readonly PropertyDefinition[]): PropertyValues =>
  Object.fromEntries(definitions.map(({ name }) => [name, '']));
