import { z } from 'zod';
import { envelope, type Answer } from '../../answer.ts';
import type { HistoryNote } from '../../facts.ts';
import { wireInstant } from '../../rules/dates.ts';
import type { Wire } from '../../wire/wire.ts';
import type { WriteCall } from '../batch.ts';
import { elementsOf, readElements } from '../body.ts';
import { text } from '../fields.ts';
import { invalid, messages } from '../problems.ts';

const LONGEST_NOTE = 2500;
const NAME = 'HistoryRecords';

const wireNote = ({ changes, details, user, at }: HistoryNote): Wire => ({
  Changes: changes,
  DateUTCString: at.slice(0, 19),
  DateUTC: wireInstant(at),
  User: user,
  Details: details,
});

/** Whose history is told. */
export interface Documented {
  id: string;
  /** What is said of its making when it was there from the start. */
  details: string;
  /** ISO 8601. */
  createdAt: string;
}

/** That a person made it, of a document that was there from the start. */
const firstNote = ({ id, details, createdAt }: Documented): HistoryNote => ({
  documentId: id,
  changes: 'Created',
  details,
  user: 'A person in Xero',
  at: createdAt,
});

type Call = Pick<WriteCall, 'reading' | 'app'>;

const answer = ({ reading, app }: Call, notes: HistoryNote[]): Answer => ({
  status: 200,
  json: envelope({ clock: reading.kit.clock, app }, { [NAME]: notes.map(wireNote) }),
});

/** `GET /Invoices/{id}/History` and its like: what was done to a document, the newest first. */
export const answerHistory = (call: Call, document: Documented): Answer => {
  const { history } = call.reading.kit.state.data;
  const notes = history.filter(({ documentId }) => documentId === document.id);
  const isWhole = notes.some(({ changes }) => changes === 'Created');
  return answer(call, [...notes.toReversed(), ...(isWhole ? [] : [firstNote(document)])]);
};

/** `PUT /Invoices/{id}/History` and its like: notes of the app, which nobody can change. */
export const addNotes = (call: WriteCall, { id }: Pick<Documented, 'id'>): Answer => {
  const { state, clock } = call.reading.kit;
  const inputs = readElements(z.object({ Details: text.optional() }), elementsOf(call.body, { name: NAME }), NAME);
  const errors = inputs.flatMap(({ Details = '' }) => {
    if (Details.trim() === '') return ['Details must be specified'];
    return Details.length > LONGEST_NOTE ? [`Details must be ${LONGEST_NOTE} characters or less`] : [];
  });
  if (errors.length > 0) return invalid([{ ValidationErrors: messages(errors) }]);
  const notes = inputs.map(({ Details = '' }) => ({
    documentId: id,
    changes: 'Note',
    details: Details,
    user: 'System Generated',
    at: clock.now().toISOString(),
  }));
  state.data.history.push(...notes);
  return answer(call, notes);
};
