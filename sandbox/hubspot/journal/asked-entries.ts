import type { Request } from 'express';
import { errorAnswer, type Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import { textParameter } from '../request.ts';
import { keptEntries } from './journal.ts';
import type { JournalEntry } from './memory.ts';

/** The entries that are kept, the oldest first; with `installPortalId` those alone that tell of that portal. */
export const askedEntries = (portal: Portal, request: Request): JournalEntry[] => {
  const portalId = textParameter(request, 'installPortalId');
  return keptEntries(portal, portalId === undefined ? undefined : Number(portalId));
};

/** 404 for an offset that is not kept, or never was. */
export const unknownOffset = (offset: string): Answer =>
  errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message: `There is no journal entry ${offset}` });
