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
  /** Whether the request is the document's own example, with what it names replaced by what there is. */
  isExample: boolean;
  /** Whether it is sent twice under one key, and must be answered alike. */
  isKeyed: boolean;
}

interface Given {
  documented: SpecOperation;
  method: string;
  path: string;
  known: Known;
  /** What each query parameter may be, where the document's example or the schema does not do. */
  values: (name: string) => string[] | undefined;
  /** The document's example with ids, codes and dates of the world that it is sent to. */
  replaced: (example: unknown) => unknown;
  /** That with what the stand-in stops short of replaced too; undefined where there is nothing such. */
  played: (example: unknown) => unknown;
}

const BYTES = 'AAAA';
const KEY = 'Idempotency-Key';

interface Body {
  body?: unknown;
  mediaType?: string;
  isExample: boolean;
}

/**
 * The calls that try an operation: with each documented parameter, with the document's example of a body, and, where it
 * gives none, with bodies made from the schema: what is required, and all there is. Where the document knows an
 * Idempotency-Key, one call is to be made twice under a key of its own.
 */
export function trialCalls(given: Given): TrialCall[] {
  const { method, path, documented } = given;
  const required = documented.parameters.filter((one) => one.in === 'query' && one.required);
  const base = (more: [string, string][] = []): URLSearchParams => {
    const query = new URLSearchParams(more);
    for (const one of required) if (!query.has(one.name)) query.set(one.name, valuesOf(given, one)[0] ?? '1');
    return query;
  };
  const ofHeader = documented.parameters.filter((one) => one.in === 'header' && one.name !== 'xero-tenant-id');
  const must = Object.fromEntries(ofHeader.filter((one) => one.required).map((one) => [one.name, String(one.example)]));
  const same = { method, path, headers: must, isKeyed: false };
  const plain = bodiesOf(given).map((body) => ({ ...same, query: base(), ...body }));
  const varied = documented.parameters
    .filter((one) => one.in === 'query')
    .flatMap((one) => valuesOf(given, one).map((value): [string, string] => [one.name, value]))
    .map((parameter) => ({ ...same, ...plain[0]!, query: base([parameter]) }));
  const keyed = ofHeader.some((one) => one.name === KEY)
    ? plain
        .slice(0, 1)
        .map((call) => ({ ...call, isKeyed: true, headers: { ...must, [KEY]: `the key of ${documented.id}` } }))
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

function bodiesOf({ documented, known, replaced, played }: Given): Body[] {
  const { requestBody } = documented;
  if (!requestBody) return [{ isExample: false }];
  const [mediaType = 'application/json'] = requestBody.checks.keys();
  if (requestBody.example != null) {
    const example = replaced(requestBody.example);
    const other = played(example);
    const own = { body: example, mediaType, isExample: true };
    return other === undefined ? [own] : [{ body: other, mediaType, isExample: false }, own];
  }
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
