import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentsOf } from './documents.ts';
import type { Implemented } from './implemented.ts';

/** Where it is kept what the judges saw, for who has no documents. */
export const JUDGED = 'sandbox/judged.json';

/** What `npm run conformance` found, as far as the table of operations tells it. Written by it, and held against each run. */
export interface JudgedOperations {
  /** The operations of each document: `GET /api.xro/2.0/Invoices/{InvoiceID}`. */
  documents: Record<string, string[]>;
  /** The ids of those that were done, with an answer that fits the document. */
  done: Record<'Xero' | 'HubSpot', string[]>;
}

/** What the last run of the judges found. */
export async function readJudged(root: string): Promise<JudgedOperations> {
  return JSON.parse(await readFile(join(root, JUDGED), 'utf8')) as JudgedOperations;
}

/** Types of object that stand for `:from` in a path: each has a document of its own. */
const TYPES = ['contacts', 'companies', 'deals', 'products', 'line_items', 'quotes', 'tasks'];

/** Paths as they are called, for each type of object that the path leaves open. */
const called = (path: string): string[] =>
  (path.includes(':from') ? TYPES : ['']).map((type) => path.replace(/:from\b/, type).replaceAll(/:\w+/g, '1'));

const literal = (call: string): number => call.replaceAll(/\{[^}]*\}/g, '').length;

/** What a call is by a document. Two may share a path, a file by its id and by its name: then it is both. */
function matching(calls: readonly string[], { method, path }: Pick<Implemented, 'method' | 'path'>): string[] {
  const fitting = calls.filter((call) => {
    const [verb = '', template = ''] = call.split(' ');
    const pattern = template.replaceAll('.', '\\.').replaceAll(/\{[^}]*\}/g, '[^/]+');
    return verb === method.toUpperCase() && new RegExp(`^${pattern}$`, 'i').test(path);
  });
  const most = Math.max(...fitting.map(literal));
  return fitting.filter((call) => literal(call) === most);
}

/** Which operations of each document no stand-in serves. */
export function notImplemented(
  { documents }: JudgedOperations,
  implemented: readonly Implemented[],
): { document: string; of: number; missing: string[] }[] {
  const served = new Set<string>();
  for (const { method, path } of implemented)
    for (const one of called(path))
      for (const name of documentsOf(one) as string[]) {
        const found = matching(documents[name] ?? [], { method, path: one });
        for (const call of found) served.add(`${name} ${call}`);
        if (found.length > 0) break;
      }
  return Object.entries(documents).map(([document, calls]) => ({
    document,
    of: calls.length,
    missing: calls.filter((call) => !served.has(`${document} ${call}`)),
  }));
}
