import type { Request } from 'express';
import { z } from 'zod';
import { duplicateKey } from '../kit/duplicate-keys.ts';
import { errorAnswer, invalid, type Answer, type Parsed } from './answer.ts';

type Refused = Extract<Parsed<never>, { ok: false }>;

export const refused = (answer: Answer): Refused => ({ ok: false, answer });

/** The words of a list parameter: HubSpot takes `a,b` and `a&…=b` alike. */
export const listParameter = (request: Request, name: string): string[] => {
  const given = request.query[name];
  const texts = Array.isArray(given) ? given : [given];
  return texts.flatMap((text) => (typeof text === 'string' ? text.split(',') : [])).filter((word) => word !== '');
};

/** A parameter that may be given once. */
export const textParameter = (request: Request, name: string): string | undefined => {
  const given = request.query[name];
  return typeof given === 'string' ? given : undefined;
};

/** A parameter that is true or false; false when it is not given. */
export const flagParameter = (request: Request, name: string): boolean => request.query[name] === 'true';

/** A whole number between 1 and `max`; `fallback` when it is not given. */
export const limitParameter = (
  request: Request,
  { max, fallback }: { max: number; fallback: number },
): Parsed<number> => {
  const text = textParameter(request, 'limit');
  if (text === undefined) return { ok: true, value: fallback };
  const limit = Number(text);
  return limit >= 1 && limit <= max
    ? { ok: true, value: limit }
    : refused(invalid(`limit must be a whole number between 1 and ${max}, not ${text}`));
};

const parseJson = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** The JSON body, checked. 415 for another content type; 400 for what is no JSON or does not fit. */
export const jsonBody = <T>(request: Request, schema: z.ZodType<T>): Parsed<T> => {
  if (request.is('application/json') === false) {
    const message = 'The content type must be application/json';
    return refused(errorAnswer({ status: 415, category: 'VALIDATION_ERROR', message }));
  }
  const json = parseJson(bodyText(request));
  if (json === undefined) return refused(invalid('Invalid input JSON: the body cannot be parsed'));
  const twice = duplicateKey(bodyText(request));
  if (twice !== undefined) return refused(invalid(`Invalid input JSON: Duplicate field '${twice}'`));
  const parsed = schema.safeParse(json.value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : refused(invalid(`Invalid input JSON: ${z.prettifyError(parsed.error)}`));
};

/** The body as it came; empty when there was none. */
export const bodyText = (request: Request): string => (typeof request.body === 'string' ? request.body : '');
