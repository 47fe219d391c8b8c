import { Ajv, type Options, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';

/** A JSON object. */
export type Json = Record<string, unknown>;

/** A place in a document: the keys that lead there. */
export type Pointer = string[];

/** One OpenAPI document, with its schemas compiled when they are first asked for: it has thousands. */
export interface Source {
  at: (pointer: Pointer) => Json;
  /** The same place, or the one that its `$ref` names. */
  resolve: (pointer: Pointer) => Pointer;
  /** Checks JSON. */
  json: (pointer: Pointer) => ValidateFunction;
  /** Checks what is text on the wire: query values and forms. */
  text: (pointer: Pointer) => ValidateFunction;
}

export function openSource(document: Json): Source {
  const at = (pointer: Pointer): Json => pointer.reduce((part, key) => part[key] as Json, document);
  return {
    at,
    resolve: (pointer) => {
      const ref = at(pointer)['$ref'];
      return typeof ref === 'string' ? ref.slice(2).split('/') : pointer;
    },
    json: compiler(document, {}),
    text: compiler(document, { coerceTypes: 'array' }),
  };
}

function compiler(document: Json, more: Options): (pointer: Pointer) => ValidateFunction {
  const ajv = new Ajv({ strict: false, logger: false, allErrors: true, ...more });
  ajvFormats.default(ajv);
  ajv.addSchema(document, 'spec:', undefined, false);
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const $ref = `spec:#/${pointer.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
    const check = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, check);
    return check;
  };
}
