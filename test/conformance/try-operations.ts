import { isDeepStrictEqual } from 'node:util';
import type { Implemented } from '../../scripts/sandbox/implemented.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { sendTo, type Answered, type House } from '../support/operations/operation-house.ts';
import type { SpecOperation } from '../support/specs.ts';
import { documentedOperation } from './documents.ts';
import type { Judge } from './judge.ts';
import { encoded, trialCalls, type TrialCall } from './trial.ts';

/** A vendor's stand-ins under trial. */
export interface Tried {
  start: () => Promise<House>;
  /** The path of an operation in that house, with something there in each place of it. */
  path: (house: House, operation: Implemented) => Promise<string>;
  /** Candidates for a value of that name in the body of a call to that path. */
  known: (name: string, call: { operation: Implemented; path: string }) => unknown[];
  /** Values of query parameters. */
  values: (name: string, operation: Implemented) => string[] | undefined;
  /** An example with ids, codes and dates of the house. */
  replaced: (example: unknown, operation: Implemented) => unknown;
  /** An example with what the stand-in stops short of replaced; undefined where it does not. */
  played: (example: unknown, operation: Implemented) => unknown;
  /** Headers beside the app's own with which an operation must be refused, each with the status of that. */
  shut: (operation: Implemented) => [status: number, headers: Record<string, string>][];
}

/** Tries every operation, each call that writes in a house where nothing has been done; a line for each that could not be. */
export async function tryOperations(tried: Tried, judge: Judge): Promise<string[]> {
  const untried: string[] = [];
  const plan = await tried.start();
  await plan.close();
  for (const operation of plan.implemented.filter(({ id }) => !(id in undocumented))) {
    const shown = operation.path.replace(/:objectType|:from\b|:to\b/, 'deals').replaceAll(/:\w+/g, '1');
    const documented = await documentedOperation(operation.method, shown);
    if (documented) await tryOne({ tried, judge, operation, documented });
    else untried.push(`${operation.id} ${operation.method} ${operation.path}: no document knows it`);
  }
  return untried;
}

interface One {
  tried: Tried;
  judge: Judge;
  operation: Implemented;
  documented: SpecOperation;
}

const isRead = ({ id, method }: Implemented): boolean => method === 'get' || /\.(batchRead|search)$/.test(id);

/** How many calls try an operation is known once there is a house to make them for. */
async function tryOne(one: One): Promise<void> {
  const reads = isRead(one.operation);
  const count = await inHouse(one, async (house, calls) => {
    const first = { ...calls[0]!, isExample: false };
    for (const [status, headers] of one.tried.shut(one.operation))
      await judgeCall({ ...one, house }, { ...first, headers: { ...first.headers, ...headers } }, status);
    for (const call of reads ? calls : []) await judgeCall({ ...one, house }, call);
    return reads ? 0 : calls.length;
  });
  for (let at = 0; at < count; at += 1) await inHouse(one, (house, calls) => judgeCall({ ...one, house }, calls[at]!));
}

async function inHouse<T>(
  { tried, operation, documented }: One,
  work: (house: House, calls: TrialCall[]) => Promise<T>,
): Promise<T> {
  const house = await tried.start();
  try {
    const path = await tried.path(house, operation);
    return await work(
      house,
      trialCalls({
        ...{ documented, method: operation.method, path },
        known: (name) => tried.known(name, { operation, path }),
        values: (name) => tried.values(name, operation),
        replaced: (example) => tried.replaced(example, operation),
        played: (example) => tried.played(example, operation),
      }),
    );
  } finally {
    await house.close();
  }
}

async function judgeCall({ house, ...one }: One & { house: House }, call: TrialCall, meant?: number): Promise<void> {
  const { judge, operation, documented } = one;
  const own = await house.headers(operation);
  const answered = await send(house.url, call, own);
  const lower = Object.entries({ ...own, ...call.headers }).map(([key, value]) => [key.toLowerCase(), value]);
  const shown = `${operation.method.toUpperCase()} ${call.path}${call.query.size > 0 ? `?${call.query.toString()}` : ''}`;
  judge.check(documented, {
    ...{ vendor: house.vendor, operation: operation.id, isExample: call.isExample, ...answered },
    ...{ query: call.query, headers: Object.fromEntries(lower) as Record<string, string> },
    ...{ body: call.body, mediaType: call.mediaType, call: shown, ...(meant !== undefined && { meant }) },
  });
  if (!call.isKeyed) return;
  const again = await send(house.url, call, own);
  if (!isDeepStrictEqual(again, answered))
    judge.violations.push(`${operation.id}: ${shown} under the same key: ${JSON.stringify(again)}`);
}

function send(url: string, call: TrialCall, own: Record<string, string>): Promise<Answered> {
  const body = encoded(call);
  const type = body === undefined || call.mediaType === undefined ? {} : { 'content-type': call.mediaType };
  return sendTo(url, {
    method: call.method,
    path: call.path + (call.query.size > 0 ? `?${call.query.toString()}` : ''),
    headers: { ...type, ...own, ...call.headers },
    ...(body !== undefined && { body }),
  });
}
