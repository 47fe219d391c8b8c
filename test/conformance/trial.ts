import type { SpecOperation } from '../support/specs.ts';
import { sampleOf, type Known } from './sample.ts';

/** One call that tries an operation. */
export interface TrialCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body?: unknown;
  mediaType?: string;
  /** Whether the request is the document's own example. */
  isExample: boolean;
}

interface Given {
  documented: SpecOperation;
  method: string;
  path: string;
  known: Known;
  /** What each query parameter may be, where the document's example or the schema does not do. */
  values: (name: string) => string[] | undefined;
}

const BYTES = 'AAAA';

interface Body {
  body?: unknown;
  mediaType?: string;
  isExample: boolean;
}

/**
 * The calls that try an operation: with each documented parameter, with the document's example of a body, and, where it
 * gives none, with bodies made from the schema: what is required, and all there is.
 */
export function trialCalls(given: Given): TrialCall[] {
  const { method, path, documented } = given;
  const bodies = bodiesOf(given);
  const required = documented.parameters.filter((one) => one.in === 'query' && one.required);
  const base = (more: [string, string][] = []): URLSearchParams => {
    const query = new URLSearchParams(more);
    for (const one of required) if (!query.has(one.name)) query.set(one.name, valuesOf(given, one)[0] ?? '1');
    return query;
  };
  const ofHeader = documented.parameters.filter((one) => one.in === 'header' && one.name !== 'xero-tenant-id');
  const must = Object.fromEntries(ofHeader.filter((one) => one.required).map((one) => [one.name, String(one.example)]));
  const isKeyed = ofHeader.some((one) => one.name === 'Idempotency-Key');
  const plain = bodies.map((body) => ({ method, path, query: base(), headers: must, ...body }));
  const [first = { isExample: false }] = bodies;
  const varied = documented.parameters
    .filter((one) => one.in === 'query')
    .flatMap((one) => valuesOf(given, one).map((value): [string, string] => [one.name, value]))
    .map((parameter) => ({ method, path, query: base([parameter]), headers: must, ...first }));
  const keyed = isKeyed
    ? plain.slice(0, 1).map((call) => ({ ...call, headers: { ...must, 'Idempotency-Key': 'a key' } }))
    : [];
  return [...plain, ...varied, ...keyed];
}

type Parameter = SpecOperation['parameters'][number];

function valuesOf({ documented, known, values }: Given, { name, example, schema }: Parameter): string[] {
  const own = values(name);
  if (own) return own;
  const value = example ?? sampleOf(documented, { schema, name, known, whole: false });
  return [Array.isArray(value) ? value.join(',') : String(value)];
}

function bodiesOf({ documented, known }: Given): Body[] {
  const { requestBody } = documented;
  if (!requestBody) return [{ isExample: false }];
  const [mediaType = 'application/json'] = requestBody.checks.keys();
  if (requestBody.example != null) return [{ body: requestBody.example, mediaType, isExample: true }];
  // A file: any bytes, which the document calls base64.
  if (!/json|form/.test(mediaType)) return [{ body: BYTES, mediaType, isExample: false }];
  return [false, true].map((whole) => ({
    body: sampleOf(documented, { schema: requestBody.schema, known, whole }),
    mediaType,
    isExample: false,
  }));
}

/** What goes over the wire for a body. */
export function encoded({ body, mediaType }: TrialCall): string | undefined {
  if (body === undefined) return undefined;
  if (mediaType?.includes('form')) return new URLSearchParams(body as Record<string, string>).toString();
  return mediaType?.includes('json') ? JSON.stringify(body) : BYTES;
}
