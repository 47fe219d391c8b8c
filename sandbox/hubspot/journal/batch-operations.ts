import type { Request } from 'express';
import { z } from 'zod';
import { invalid, type Answer, type Parsed } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import { batchAnswer } from '../objects/batch-read.ts';
import type { App } from '../options.ts';
import { jsonBody, refused } from '../request.ts';
import { askedEntries, unknownOffset } from './asked-entries.ts';
import { fileAddress } from './files.ts';
import type { JournalEntry } from './memory.ts';

const PATH = '/webhooks-journal/journal/2026-03/batch';
const scopes = ['developer.webhooks_journal.read'];
const MOST = 100;

const inputs = z.object({ inputs: z.array(z.string()).min(1).max(MOST) });

/** Which of the kept entries are meant, when there may be `count` of them. */
type Choose = (entries: JournalEntry[], count: number, request: Request) => JournalEntry[] | Answer;

const next: Choose = (entries, count, request) => {
  const offset = String(request.params['offset']);
  const at = entries.findIndex((entry) => entry.offset === offset);
  return at < 0 ? unknownOffset(offset) : entries.slice(at + 1, at + 1 + count);
};

const countOf = (request: Request): Parsed<number> => {
  const text = String(request.params['count']);
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= MOST
    ? { ok: true, value: count }
    : refused(invalid(`count must be a whole number between 1 and ${MOST}, not ${text}`));
};

/** Reading several entries of the journal at once: the address of each. */
export const journalBatchOperations = (portal: Portal, app: App): ApiOperation[] => {
  const addresses = (entries: readonly JournalEntry[], request: Request): object[] =>
    entries.map(({ offset }) => ({ ...fileAddress(portal, app, { offset, request }), currentOffset: offset }));

  const listing = (id: string, path: string, choose: Choose): ApiOperation => ({
    ...{ id: `journal.batch.${id}`, method: 'get', path: PATH + path, scopes },
    query: ['installPortalId'],
    answer({ request }) {
      const count = countOf(request);
      if (!count.ok) return count.answer;
      const chosen = choose(askedEntries(portal, request), count.value, request);
      return 'status' in chosen ? chosen : batchAnswer(portal.clock, addresses(chosen, request), []);
    },
  });
  return [
    listing('earliest', '/earliest/:count', (entries, count) => entries.slice(0, count)),
    listing('latest', '/latest/:count', (entries, count) => entries.slice(-count).reverse()),
    listing('next', '/:offset/next/:count', next),
    {
      ...{ id: 'journal.batch.read', method: 'post', path: `${PATH}/read`, scopes },
      query: ['installPortalId'],
      answer({ request }) {
        const body = jsonBody(request, inputs);
        if (!body.ok) return body.answer;
        const offsets = new Set(body.value.inputs);
        const found = askedEntries(portal, request).filter(({ offset }) => offsets.delete(offset));
        const errors = [...offsets].map((offset) => {
          const { body: error } = unknownOffset(offset);
          return { errors: [], links: {}, context: { ids: [offset] }, ...(error as object) };
        });
        return batchAnswer(portal.clock, addresses(found, request), errors);
      },
    },
  ];
};
