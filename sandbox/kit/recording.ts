import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';

/** One vendor call and its answer, as a recording keeps them: a line of JSON each. */
export interface Exchange {
  /** OpenAPI operation id; absent for a call that the stand-in does not know. */
  operation?: string;
  method: string;
  /** With the query, as it came. */
  url: string;
  /** Those that say what the bodies are; of the others only the names. */
  headers: Record<string, string>;
  /** Parsed where it is JSON or a form, with secrets left out; absent when there was none. */
  body?: unknown;
  status: number;
  /** Media type and body of the answer; a list shows one row of each shape. */
  answerType: string;
  answer?: unknown;
}

type Recorder = (call: { request: Request; response: Response; operation?: string }) => void;

/** How many shapes of one operation a program keeps. */
const MOST = 60;
const TOLD = new Set(['accept', 'content-type']);
const SECRET = /secret|[tT]oken$|^code$|assertion|verifier/;

/** What a value looks like; words such as AUTHORISED count, so that each value of an enumeration is kept once. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join()}]`;
  if (typeof value === 'string') return /^[A-Z][A-Z_-]{2,30}$/.test(value) ? value : 'text';
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const parts = Object.entries(value).map(([key, part]) => `${key}:${shapeOf(part)}`);
  return `{${parts.sort().join()}}`;
}

/** The same with one row of each shape in every list, and without what is secret. */
export function thinned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const shapes = value.map(shapeOf);
    return value.filter((_row, at) => shapes.indexOf(shapes[at] ?? '') === at).map(thinned);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      SECRET.test(key) && typeof part === 'string' ? 'left out' : thinned(part),
    ]),
  );
}

const parsed = (text: string, type: string): unknown => {
  if (text === '') return undefined;
  if (type.includes('json')) return JSON.parse(text);
  return type.startsWith('text/') ? text : '(bytes)';
};

const bodyOf = ({ body }: Request, type: string): unknown => {
  if (type.includes('x-www-form-urlencoded') && typeof body === 'string')
    return Object.fromEntries(new URLSearchParams(body));
  if (typeof body === 'string' || Buffer.isBuffer(body)) return parsed(body.toString(), type);
  return body as unknown;
};

const exchangeOf = (request: Request, response: Response, sent: string): Exchange => {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    TOLD.has(name) ? String(value) : 'left out',
  ]);
  const answerType = String(response.getHeader('content-type') ?? '').split(';')[0] ?? '';
  return {
    method: request.method,
    url: request.originalUrl,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: thinned(bodyOf(request, request.get('content-type') ?? '')),
    status: response.statusCode,
    answerType,
    answer: thinned(parsed(sent, answerType)),
  };
};

/** Calls with the same key look alike. */
const keyOf = ({ method, url, body, status, answer }: Exchange): string => {
  const names = [...new URL(url, 'http://localhost').searchParams.keys()].sort();
  return [method, ...names, shapeOf(body), status, shapeOf(answer)].join(' ');
};

/**
 * Keeps what goes over the wire in a file of its own in that folder: of calls that look alike the first, up to 60 an
 * operation. A call that a fault cuts is none. Without a folder nothing is kept.
 */
export const createRecorder = (folder: string | undefined): Recorder => {
  if (folder === undefined) return () => undefined;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${randomUUID()}.jsonl`);
  const seen = new Map<string, Set<string>>();
  return ({ request, response, operation }) => {
    let sent = '';
    const end = response.end.bind(response) as (...given: unknown[]) => Response;
    response.end = ((...given: unknown[]) => {
      sent = typeof given[0] === 'string' || Buffer.isBuffer(given[0]) ? given[0].toString() : '';
      return end(...given);
    }) as Response['end'];
    response.once('finish', () => {
      const exchange = { ...(operation !== undefined && { operation }), ...exchangeOf(request, response, sent) };
      const own = seen.get(operation ?? '') ?? new Set();
      const key = keyOf(exchange);
      if (own.has(key) || own.size >= MOST) return;
      seen.set(operation ?? '', own.add(key));
      appendFileSync(file, `${JSON.stringify(exchange)}\n`);
    });
  };
};
