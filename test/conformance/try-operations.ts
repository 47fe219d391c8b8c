import type { Implemented } from '../../scripts/sandbox/implemented.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import type { SpecOperation } from '../support/specs.ts';
import { documentedOperation } from './documents.ts';
import type { Judge } from './judge.ts';
import type { Known } from './sample.ts';
import type { Tally } from './tally.ts';
import { encoded, trialCalls, type TrialCall } from './trial.ts';

/** A stand-in under trial. */
export interface Tried {
  vendor: Tally['vendor'];
  url: string;
  implemented: readonly Implemented[];
  /** The headers of an app that may do everything; asked for before each operation, for some end what they are given. */
  headers: (operation: Implemented) => Promise<Record<string, string>>;
  /** Candidates for a value of that name in a body, for the path that is called. */
  known: (name: string, path: string) => unknown[];
  /** Values of query parameters. */
  values: (name: string) => string[] | undefined;
  /** What stands in a path where no list tells. */
  inPath: (name: string) => string | undefined;
  /** Headers beside the app's own with which an operation must be refused, each with the status of that. */
  shut: (operation: Implemented) => [status: number, headers: Record<string, string>][];
}

const isPublic = ({ id }: Implemented): boolean => !(id in undocumented);
/** Reads first: what a write or a removal leaves behind is not what a read is tried on. */
const ORDER = ['get', 'post', 'put', 'patch', 'delete'];
const rank = ({ method, path }: Implemented): number =>
  ORDER.indexOf(method) + (/(revoke|archive)$/.test(path) ? 9 : 0);

/** Tries every operation; a line for each that could not be. */
export async function tryOperations(tried: Tried, judge: Judge): Promise<string[]> {
  const untried: string[] = [];
  for (const operation of tried.implemented.filter(isPublic).toSorted((a, b) => rank(a) - rank(b))) {
    const headers = await tried.headers(operation);
    const path = await concrete(tried, operation.path, headers);
    const documented = await documentedOperation(operation.method, path);
    if (documented) await tryOne({ tried, judge, operation, documented, path, headers });
    else untried.push(`${operation.id} ${operation.method} ${path}: no document knows it`);
  }
  return untried;
}

interface One {
  tried: Tried;
  judge: Judge;
  operation: Implemented;
  documented: SpecOperation;
  path: string;
  headers: Record<string, string>;
}

async function tryOne(one: One): Promise<void> {
  const { tried, operation, documented, path } = one;
  const known: Known = (name) => tried.known(name, path);
  const calls = trialCalls({ documented, method: operation.method, path, known, values: tried.values });
  for (const [status, headers] of tried.shut(operation))
    for (const call of calls.slice(0, 1))
      await judgeCall(one, { ...call, isExample: false, headers: { ...call.headers, ...headers } }, status);
  for (const call of calls) await judgeCall(one, call);
}

async function judgeCall(one: One, call: TrialCall, expected?: number): Promise<void> {
  const { tried, judge, operation, documented, path } = one;
  const { status, answer } = await send(tried.url, call, one.headers);
  const lower = Object.entries({ ...one.headers, ...call.headers }).map(([key, value]) => [key.toLowerCase(), value]);
  const judged = {
    ...{ vendor: tried.vendor, operation: operation.id, isExample: call.isExample, status, answer, mayStopShort: true },
    ...{ query: call.query, headers: Object.fromEntries(lower) as Record<string, string> },
    ...{ body: call.body, mediaType: call.mediaType, call: `${operation.method} ${path} ${call.query.toString()}` },
  };
  judge.check(documented, judged);
  if (expected !== undefined && status !== expected)
    judge.violations.push(`${operation.id}: ${path} is open, or shut otherwise: ${status} in place of ${expected}`);
}

async function send(
  url: string,
  call: TrialCall,
  headers: Record<string, string>,
): Promise<{ status: number; answer: unknown }> {
  const query = call.query.size > 0 ? `?${call.query.toString()}` : '';
  const body = encoded(call);
  const type = body === undefined || call.mediaType === undefined ? {} : { 'content-type': call.mediaType };
  const response = await fetch(url + call.path + query, {
    method: call.method.toUpperCase(),
    headers: { ...type, ...headers, ...call.headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, answer: isJson ? JSON.parse(text) : text === '' ? undefined : text };
}

/** A path with something that is there in each place: the first row of the list above it, where that can be read. */
async function concrete(tried: Tried, template: string, headers: Record<string, string>): Promise<string> {
  let path = '';
  for (const segment of template.split('/').slice(1)) {
    if (!segment.startsWith(':')) path += `/${segment}`;
    else path += `/${tried.inPath(segment.slice(1)) ?? (await firstOf(tried, path, headers)) ?? '1'}`;
  }
  return path;
}

async function firstOf(tried: Tried, list: string, headers: Record<string, string>): Promise<string | undefined> {
  const isList = tried.implemented.some(({ method, path }) => method === 'get' && pattern(path).test(list));
  if (!isList) return undefined;
  const { answer } = await send(
    tried.url,
    { method: 'get', path: list, query: new URLSearchParams(), headers: {}, isExample: false },
    headers,
  );
  const found = Array.isArray(answer) ? answer : Object.values(answer ?? {}).find((part) => Array.isArray(part));
  const row = (found as Record<string, unknown>[] | undefined)?.[0];
  const idField = `${list.split('/').at(-1)?.replace(/s$/, '') ?? ''}ID`;
  const key = [row?.[idField], row?.['id'], row?.['name'], row?.['TaxType']].find((one) => typeof one === 'string');
  return typeof key === 'string' ? key : undefined;
}

const pattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
