import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Writer, Written } from '../../sandbox/xero/testing/writer.ts';
import type { Wire } from '../../sandbox/xero/wire/wire.ts';
import { tally } from '../conformance/tally.ts';
import { validateResponse, type Spec } from './specs.ts';

const folder = process.env['SPECS_DIR'] ?? join(import.meta.dirname, '../../../shared/specs');
/** Where Xero's accounting API begins. */
export const ROOT = '/api.xro/2.0';

/** Xero's document of the accounting API, for its own requests. */
export const loadXeroDocument = async (): Promise<Wire> =>
  parse(await readFile(join(folder, 'xero/xero_accounting.yaml'), 'utf8')) as Wire;

/** The example request of an operation: its first document that has one. */
export const requestOf = (document: Wire, path: string, method: string): Wire => {
  const keys = ['paths', path, method, 'requestBody', 'content', 'application/json', 'example'];
  return keys.reduce<unknown>((inner, key) => (inner as Wire)[key], document) as Wire;
};

/** The first document of a request. */
export const firstOf = (request: Wire): Wire => (Object.values(request)[0] as Wire[])[0]!;

/** Explains what of an answer does not fit its schema. */
export type Unexplained = (operation: string, faults: string[]) => string[];

/** Sends a request and holds its answer against the schema of its operation; `unexplained` takes out what is known to differ. */
export async function sendChecked(
  {
    spec,
    writer,
    unexplained = (_operation, faults) => faults,
  }: { spec: Spec; writer: Writer; unexplained?: Unexplained },
  ...[method, path, body]: [method: string, path: string, body?: unknown]
): Promise<Written> {
  const written = await writer.send(method, path, { body });
  const operation = spec.operationOf(method, ROOT + path.split('?')[0]!);
  if (operation === undefined) throw new Error(`The document has no ${method} ${path}`);
  const { text } = written.body;
  const fitting = validateResponse(operation, written.status, text === '' ? undefined : written.body);
  const violations = unexplained(operation.id, fitting);
  tally({ judge: 'writing', vendor: 'Xero', operation: operation.id, status: written.status, violations });
  expect([method, path, violations]).toEqual([method, path, []]);
  return written;
}
