import type { z } from 'zod';
import type { Reading } from '../accounting.ts';
import { envelope, type Answer } from '../answer.ts';
import type { Organisation } from '../facts.ts';
import type { Query } from '../reading/filters.ts';
import { given, type Wire } from '../wire/wire.ts';
import { elementsOf, readElements } from './body.ts';
import { invalid, messages } from './problems.ts';
import { commit, openUnit, type Unit } from './unit.ts';

/** What became of one document of a write. */
export interface Outcome {
  /** Of the document that was written; absent when it was refused, and then nothing was done. */
  id?: string;
  errors: readonly string[];
  warnings?: readonly string[];
}

export const refuse = (...errors: string[]): Outcome => ({ errors });

/** One call that writes. */
export interface WriteCall {
  reading: Reading;
  organisation: Organisation;
  /** Client id of the app. */
  app: string;
  /** Of the path: `/Invoices/{key}`. */
  key: string | undefined;
  /** Of a path below a document: `/Invoices/{key}/Attachments/{part}`. */
  part?: string | undefined;
  query: Query;
  body: Wire;
  /** The body of a call that sends a file, and what it says it is. */
  file?: { bytes: Buffer; mediaType: string };
  /** Origin that the stand-in was called at. */
  origin: string;
}

/** How documents of one kind are written. */
export interface Kind<Input> {
  /** As in the envelope: `Invoices`. */
  name: string;
  idField: string;
  /** How many one write may hold; absent: as many as of most kinds. */
  most?: number;
  /** `HasErrors` or `HasValidationErrors`; absent: such a document has neither. */
  errorFlag?: string;
  schema: z.ZodType<Input>;
  /** Throws on fields that the stand-in does not keep. */
  check: (element: Wire) => void;
  write: (unit: Unit, input: Input, call: WriteCall) => Outcome;
  /** Written documents in the form that an answer shows them in. */
  present: (unit: Unit, ids: readonly string[], call: WriteCall) => Wire[];
  /** A refused document: what it is known by. */
  echo: (input: Input) => Wire;
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

const statusWord = ({ errors, warnings = [] }: Outcome): string => {
  if (errors.length > 0) return 'ERROR';
  return warnings.length > 0 ? 'WARNING' : 'OK';
};

/**
 * Writes the documents of a body, each seeing those before it. Without `summarizeErrors=false` one that is refused makes
 * the answer 400 and the whole write undone; with it the answer is 200, each document says what became of it, and the
 * good ones are kept.
 */
export const writeBatch = async <Input>(kind: Kind<Input>, call: WriteCall): Promise<Answer> => {
  const { reading, organisation, app } = call;
  const elements = elementsOf(call.body, kind);
  const inputs = readElements(kind.schema, elements, kind.name);
  elements.forEach(kind.check);

  const unit = openUnit(reading, organisation, app);
  const outcomes = inputs.map((input) => ({ input, ...kind.write(unit, input, call) }));
  const refusedOnes = outcomes.filter(({ errors }) => errors.length > 0);
  const echo = (one: (typeof outcomes)[number]): Wire => ({
    [kind.idField]: NO_ID,
    ...kind.echo(one.input),
    ...(kind.errorFlag === undefined ? {} : { [kind.errorFlag]: true }),
    ValidationErrors: messages(one.errors),
  });
  const summarised = call.query['summarizeErrors'] === 'false';
  if (!summarised && refusedOnes.length > 0) return invalid(refusedOnes.map(echo));

  await commit(reading, organisation, unit);
  const written = new Map(
    kind
      .present(
        unit,
        outcomes.flatMap(({ id }) => id ?? []),
        call,
      )
      .map((row) => [row[kind.idField], row]),
  );
  const rows = outcomes.map((one) => ({
    ...(one.id === undefined ? echo(one) : written.get(one.id)),
    ...(summarised ? { StatusAttributeString: statusWord(one) } : {}),
    ...given('Warnings', one.warnings?.length ? messages(one.warnings) : undefined),
  }));
  return { status: 200, json: envelope({ clock: reading.kit.clock, app }, { [kind.name]: rows }) };
};
