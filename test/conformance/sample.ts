import type { SpecOperation } from '../support/specs.ts';

type Schema = Record<string, unknown>;

/** What is known of a value by its name, several where it depends on the type: an id that is there, a property that there is. */
export type Known = (name: string) => unknown[];

/**
 * A value that fits a schema: what is known by its name, else the schema's own example, first choice or smallest value.
 * `whole`: with what is not required as well.
 */
export function sampleOf(
  { deref }: Pick<SpecOperation, 'deref'>,
  given: { schema: Schema; name?: string; known: Known; whole: boolean; depth?: number },
): unknown {
  const { known, whole, depth = 0, name = '' } = given;
  const schema = deref(given.schema);
  const named = known(name).find((one) => fitsType(one, schema));
  if (named !== undefined) return named;
  if (schema['example'] != null && schema['type'] !== 'array') return schema['example'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown;
  const inner = (one: unknown, as: string): unknown =>
    sampleOf({ deref }, { schema: one as Schema, name: as, known, whole: whole && depth < 3, depth: depth + 1 });
  const [choice] = (schema['oneOf'] ?? schema['anyOf'] ?? schema['allOf'] ?? []) as unknown[];
  if (choice !== undefined) return inner(choice, name);
  if (schema['type'] === 'array') return depth > 5 ? [] : [inner(schema['items'] ?? {}, name)];
  if (schema['type'] === 'object' || 'properties' in schema) return objectOf(schema, { whole, inner });
  return scalarOf(schema);
}

const typeName = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

const fitsType = (value: unknown, { type }: Schema): boolean =>
  typeName(value) === (type === 'integer' ? 'number' : (type ?? 'string'));

function objectOf(schema: Schema, how: { whole: boolean; inner: (one: unknown, as: string) => unknown }): Schema {
  const properties = Object.entries((schema['properties'] ?? {}) as Schema);
  const required = (schema['required'] ?? []) as string[];
  const taken = properties.filter(
    ([key, one]) => required.includes(key) || (how.whole && !(one as Schema)['readOnly']),
  );
  return Object.fromEntries(taken.map(([key, one]) => [key, how.inner(one, key)]));
}

function scalarOf({ type, format }: Schema): unknown {
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (format === 'date-time') return '2026-11-20T09:00:00Z';
  return format === 'date' ? '2026-11-20' : 'x';
}
