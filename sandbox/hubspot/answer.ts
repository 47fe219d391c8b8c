import { randomUUID } from 'node:crypto';

/** What an operation answers: a status and a JSON body. */
export interface Answer {
  status: number;
  /** Undefined: none. */
  body: unknown;
}

/** A value, or the answer that says why there is none. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; answer: Answer };

/** HubSpot's error body. `category` is HubSpot's word for the kind, e.g. `VALIDATION_ERROR`. */
export interface ErrorFacts {
  status: number;
  category: string;
  message: string;
  subCategory?: string;
  errors?: { message: string; code?: string; context?: Record<string, string[]> }[];
  context?: Record<string, string[]>;
  links?: Record<string, string>;
}

/** An error in the shape of `Error` in HubSpot's OpenAPI documents. */
export const errorAnswer = ({ status, message, ...facts }: ErrorFacts): Answer => ({
  status,
  body: { status: 'error', message, correlationId: randomUUID(), ...facts },
});

/** 400: HubSpot understood the request and will not serve it. */
export const invalid = (message: string): Answer => errorAnswer({ status: 400, category: 'VALIDATION_ERROR', message });

/** 501: HubSpot can do this, the stand-in cannot. Nobody shall believe an answer that was made up. */
export const notPlayed = (what: string): Answer => ({
  status: 501,
  body: { message: `The stand-in does not know ${what}` },
});

/** 404 for a record by id. The words differ for ids that are no number, as HubSpot's do. */
export const objectNotFound = (id: string): Answer =>
  /^\d+$/.test(id)
    ? errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message: 'resource not found' })
    : errorAnswer({
        status: 404,
        category: 'OBJECT_NOT_FOUND',
        message: 'Object not found.  objectId are usually numeric.',
        context: { id: [id] },
      });
