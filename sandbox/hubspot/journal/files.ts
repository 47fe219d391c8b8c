import { createHmac, timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import type { Portal } from '../api.ts';
import type { App } from '../options.ts';
import { textParameter } from '../request.ts';
import { keptEntries } from './journal.ts';
import type { JournalEntry } from './memory.ts';

const ADDRESS_SECONDS = 300;

const signature = ({ clientSecret }: App, offset: string, expires: string): string =>
  createHmac('sha256', clientSecret).update(`journal:${offset}:${expires}`).digest('base64url');

const isSame = (given: string, right: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Where an entry can be fetched, without a token, for five minutes. */
export const fileAddress = (
  { clock }: Portal,
  app: App,
  { offset, request }: { offset: string; request: Request },
): { url: string; expiresAt: string } => {
  const expiresAt = new Date(clock.now().getTime() + ADDRESS_SECONDS * 1000).toISOString();
  const query = new URLSearchParams({ expires: expiresAt, signature: signature(app, offset, expiresAt) });
  return { url: `http://${request.get('host') ?? ''}/journal-files/${offset}?${query.toString()}`, expiresAt };
};

/** The storage that the journal's addresses lead to. It is no part of the API: never counted or struck, and it asks no token. */
export const createJournalFiles = (portal: Portal, app: App): Router => {
  const router = Router();
  const find = (offset: string): JournalEntry | undefined =>
    keptEntries(portal).find((entry) => entry.offset === offset);
  router.get('/journal-files/:offset', (request, response) => {
    const { offset } = request.params;
    const [expires, given] = [textParameter(request, 'expires') ?? '', textParameter(request, 'signature') ?? ''];
    const isSigned = isSame(given, signature(app, offset, expires));
    const isInTime = expires > portal.clock.now().toISOString();
    const entry = find(offset);
    if (!isSigned || !isInTime || entry === undefined) response.status(403).type('text').send('Access denied');
    else response.json(entry);
  });
  return router;
};
