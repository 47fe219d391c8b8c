import type { Request } from 'express';
import type { Answer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import type { App } from '../options.ts';
import { askedEntries, unknownOffset } from './asked-entries.ts';
import { fileAddress } from './files.ts';
import type { JournalEntry } from './memory.ts';

const PATH = '/webhooks-journal/journal/2026-03';
const scopes = ['developer.webhooks_journal.read'];

type Choose = (entries: JournalEntry[], request: Request) => JournalEntry | Answer | undefined;

/** The entry after the one that the offset names; an offset that is not kept, or never was, is 404. */
const next: Choose = (entries, request) => {
  const offset = String(request.params['offset']);
  const at = entries.findIndex((entry) => entry.offset === offset);
  if (at >= 0) return entries[at + 1];
  return unknownOffset(offset);
};

/** Reading the journal: where the wanted entry can be fetched, or 204 when there is none. */
export const journalOperations = (portal: Portal, app: App): ApiOperation[] => {
  const reading =
    (choose: Choose): ApiOperation['answer'] =>
    ({ request }) => {
      const chosen = choose(askedEntries(portal, request), request);
      if (chosen === undefined) return { status: 204, body: undefined };
      if ('status' in chosen) return chosen;
      const { offset } = chosen;
      return { status: 200, body: { ...fileAddress(portal, app, { offset, request }), currentOffset: offset } };
    };
  const operation = (id: string, path: string, choose: Choose): ApiOperation => ({
    ...{ id: `journal.${id}`, method: 'get', path: PATH + path, scopes },
    query: ['installPortalId'],
    answer: reading(choose),
  });
  return [
    operation('earliest', '/earliest', (entries) => entries[0]),
    operation('latest', '/latest', (entries) => entries.at(-1)),
    operation('next', '/offset/:offset/next', next),
  ];
};
