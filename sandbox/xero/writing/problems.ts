import type { Answer } from '../answer.ts';
import type { Wire } from '../wire/wire.ts';

/** A body that cannot be read as what it should be: answered 400 PostDataInvalidException. */
export class BodyError extends Error {}

/** A field that Xero has and the stand-in does not keep: answered 501, never ignored. */
export class UnplayedError extends Error {}

/** 400: the body is no JSON, or a value has the wrong type. */
export const bodyInvalid = (Message: string): Answer => ({
  status: 400,
  json: { ErrorNumber: 14, Type: 'PostDataInvalidException', Message },
});

/** 400: the documents do not keep the rules; `elements` say why. */
export const invalid = (elements: Wire[], Message = 'A validation exception occurred'): Answer => ({
  status: 400,
  json: { ErrorNumber: 10, Type: 'ValidationException', Message, Elements: elements },
});

/** A list of messages as Xero sends it. */
export const messages = (texts: readonly string[]): Wire[] => texts.map((Message) => ({ Message }));

/** 404, in plain text as Xero does. */
export const unknownDocument = (): Answer => ({
  status: 404,
  text: 'The resource you are looking for cannot be found',
});
