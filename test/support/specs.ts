import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { openSource, type Json, type Pointer, type Source } from './spec-source.ts';

/*
 * The vendors' own OpenAPI documents, as tests use them: which operation a request is, and whether a request or an answer
 * fits it. They are not part of the repository: SPECS_DIR names their folder (default `../shared/specs`), and a test that
 * needs them says so and passes where they are absent.
 */

const folder = process.env['SPECS_DIR'] ?? join(import.meta.dirname, '../../../shared/specs');

/** Whether the documents are absent; says so, and that the test which asks proves nothing here. */
export function lackSpecs(): boolean {
  if (existsSync(folder)) return false;
  console.warn(
    `SKIPPED: no OpenAPI documents in ${folder}; set SPECS_DIR to their folder, or fetch them: npm run specs:fetch`,
  );
  return true;
}

/** A compiled schema, compiled when it is asked for. */
type Check = () => ValidateFunction;

interface Parameter {
  in: 'query' | 'header' | 'path';
  name: string;
  required: boolean;
  /** Whether a list is written as `a,b`. */
  isCommaList: boolean;
  check: Check;
  /** The document's own example; undefined when it gives none. */
  example: unknown;
  schema: Json;
}

interface RequestBody {
  required: boolean;
  /** By media type. */
  checks: Map<string, Check>;
  schema: Json;
  /** The document's own example; undefined when it gives none. */
  example: unknown;
}

/** One operation of a vendor's document. Bodies are checked by media type. */
export interface SpecOperation {
  id: string;
  /** Lower case. */
  method: string;
  /** `/api.xro/2.0/Invoices/{InvoiceID}` */
  template: string;
  parameters: Parameter[];
  requestBody: RequestBody | null;
  /** By `200`, `default`, …; null where the document gives no JSON schema. */
  responses: Map<string, Check | null>;
  /** The document's own example of a 200 in JSON; undefined when it gives none. */
  example: unknown;
  /** A schema, or the one that its `$ref` names. */
  deref: (schema: Json) => Json;
}

/** A vendor's document, or several of them read as one. */
export interface Spec {
  operations: SpecOperation[];
  /** The operation of a request: of several templates that fit, the one with the most literal text. */
  operationOf: (method: string, path: string) => SpecOperation | undefined;
}

/** The files of a name, each with what comes before its paths. */
function filesOf(name: string): { file: string; base: string }[] {
  if (name !== 'xero') return [{ file: `${name}.json`, base: '' }];
  return [
    { file: 'xero/xero_accounting.yaml', base: '/api.xro/2.0' },
    { file: 'xero/xero-identity.yaml', base: '' },
  ];
}

const loaded = new Map<string, Promise<Spec>>();

/** Reads `xero` (accounting and identity) or `hubspot/<file>`, each once. A document of a megabyte takes about a second. */
export function loadSpec(name: 'xero' | `hubspot/${string}`): Promise<Spec> {
  const spec = loaded.get(name) ?? readSpec(name);
  loaded.set(name, spec);
  return spec;
}

async function readSpec(name: string): Promise<Spec> {
  const documents = filesOf(name).map(async ({ file, base }) => {
    const document = parse(await readFile(join(folder, file), 'utf8')) as Json;
    return operationsOf(document, base);
  });
  const operations = (await Promise.all(documents)).flat();
  return { operations, operationOf: (method, path) => best(operations.filter((one) => fits(one, method, path))) };
}

const best = (fitting: SpecOperation[]): SpecOperation | undefined =>
  fitting.sort((a, b) => literal(b.template) - literal(a.template))[0];

const literal = (template: string): number => template.replaceAll(/\{[^}]*\}/g, '').length;

/** Xero's identity document writes `/Connections` where the API is called at `/connections`: letter case is not compared. */
function fits({ method, template }: SpecOperation, wanted: string, path: string): boolean {
  const pattern = template.replaceAll(/[.]/g, '\\.').replaceAll(/\{[^}]*\}/g, '[^/]+');
  return method === wanted.toLowerCase() && new RegExp(`^${pattern}$`, 'i').test(path);
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

function operationsOf(document: Json, base: string): SpecOperation[] {
  const source = openSource(document);
  return Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) =>
      operationAt(source, ['paths', path, method], base + path),
    ),
  );
}

function operationAt(source: Source, pointer: Pointer, template: string): SpecOperation {
  const operation = source.at(pointer);
  return {
    id: String(operation['operationId']),
    method: pointer.at(-1) ?? '',
    template,
    parameters: [...parametersAt(source, pointer), ...parametersAt(source, pointer.slice(0, 2))],
    requestBody: operation['requestBody'] ? bodyAt(source, source.resolve([...pointer, 'requestBody'])) : null,
    responses: responsesAt(source, [...pointer, 'responses']),
    example: exampleAt(source, [...pointer, 'responses', '200', 'content', 'application/json', 'example']),
    deref: (schema) => (typeof schema['$ref'] === 'string' ? source.at(schema['$ref'].slice(2).split('/')) : schema),
  };
}

function parametersAt(source: Source, pointer: Pointer): Parameter[] {
  const given = (source.at(pointer)['parameters'] ?? []) as unknown[];
  return given.map((_one, index) => {
    const place = source.resolve([...pointer, 'parameters', String(index)]);
    const parameter = source.at(place) as Partial<Parameter> & Pick<Parameter, 'in' | 'name'> & { explode?: boolean };
    const { in: where, name, required = false, example, schema = {} } = parameter;
    const isCommaList = parameter.explode === false;
    // Xero's document writes some of its examples as HTML has them.
    const shown = typeof example === 'string' ? example.replaceAll('&quot;', '"') : example;
    return {
      in: where,
      name,
      required,
      isCommaList,
      example: shown,
      schema,
      check: () => source.text([...place, 'schema']),
    };
  });
}

function bodyAt(source: Source, pointer: Pointer): SpecOperation['requestBody'] {
  const body = source.at(pointer) as { required?: boolean; content?: Json };
  const checks = Object.keys(body.content ?? {}).map((media): [string, Check] => [
    media,
    () => (media.includes('form') ? source.text : source.json)([...pointer, 'content', media, 'schema']),
  ]);
  const [media = {}] = Object.values(body.content ?? {}) as { schema?: Json; example?: unknown }[];
  const { schema = {}, example } = media;
  return { required: body.required ?? false, checks: new Map(checks), schema, example };
}

function responsesAt(source: Source, pointer: Pointer): SpecOperation['responses'] {
  const documented = Object.keys(source.at(pointer)).map((status): [string, Check | null] => {
    const place = source.resolve([...pointer, status]);
    const content = (source.at(place)['content'] ?? {}) as Record<string, Json | undefined>;
    const media = ['application/json', '*/*'].find((type) => content[type]?.['schema']);
    return [status, media ? () => source.json([...place, 'content', media, 'schema']) : null];
  });
  return new Map(documented);
}

function faults(what: string, compile: Check, value: unknown): string[] {
  const check = compile();
  if (check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath}: ${message ?? 'wrong'}`);
}

/** Xero's identity document writes its examples as text. */
function exampleAt(source: Source, pointer: Pointer): unknown {
  const example: unknown = pointer.reduce<Json | undefined>(
    (part, key) => part?.[key] as Json | undefined,
    source.at([]),
  );
  return typeof example === 'string' ? JSON.parse(example) : example;
}

/**
 * What is wrong with an answer, a line each. A failure that is not documented by its status falls back to `default`; a
 * success never does: where some success is documented, another one is wrong, and where none is, there is nothing to check.
 */
export function validateResponse(operation: SpecOperation, status: number, body: unknown): string[] {
  const { responses } = operation;
  const own = responses.get(String(status));
  if (own !== undefined) return own ? faults('body', own, body) : [];
  const fallback = responses.get('default');
  if (status >= 400 && fallback) return faults('body', fallback, body);
  const namesSuccess = [...responses.keys()].some((documented) => documented.startsWith('2'));
  return status < 400 && !namesSuccess ? [] : [`status ${status} is not documented`];
}

/** A request as it was on the wire. Header names are lower case; `body` is parsed, undefined when there is none. */
export interface WireRequest {
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
  /** Without parameters, e.g. `application/json`. */
  mediaType?: string | undefined;
}

/**
 * What is wrong with a request, a line each: an unknown query name, a missing parameter, a value or body that does not fit.
 * Values of headers are not checked: Xero's document calls If-Modified-Since a date-time, its pages want no zone in it.
 */
export function validateRequest(operation: SpecOperation, request: WireRequest): string[] {
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const unknown = [...request.query.keys()].filter((name) => !inQuery.some((parameter) => parameter.name === name));
  const missing = operation.parameters
    .filter(({ required, in: where }) => required && where !== 'path')
    .filter(({ in: where, name }) =>
      where === 'query' ? !request.query.has(name) : !request.headers[name.toLowerCase()],
    );
  return [
    ...unknown.map((name) => `query ${name} is not documented`),
    ...missing.map(({ in: where, name }) => `${where} ${name} is missing`),
    ...inQuery.flatMap((one) =>
      request.query
        .getAll(one.name)
        .flatMap((value) => faults(`query ${one.name}`, one.check, one.isCommaList ? value.split(',') : value)),
    ),
    ...bodyFaults(operation, request),
  ];
}

function bodyFaults({ requestBody }: SpecOperation, { body, mediaType }: WireRequest): string[] {
  if (body === undefined) return requestBody?.required ? ['the body is missing'] : [];
  const check = requestBody?.checks.get(mediaType ?? '');
  return check ? faults('body', check, body) : [`a body of ${mediaType ?? 'no type'} is not documented`];
}
