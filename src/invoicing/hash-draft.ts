import { createHash } from 'node:crypto';
import type { InvoiceDraft } from './rules/draft.ts';
import { draftParts } from './rules/draft-parts.ts';
import { contactRequest, invoiceRequest } from './rules/request-body.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** So much of each part's digest that a change goes unnamed once in sixteen million; that it changed is never missed. */
const PART_LENGTH = 4;

/**
 * The hash of all that would be sent, and, behind a dot, a few letters of each part's own, so that it can later be named
 * what has changed although only the hash came back. Null while something is missing. At most 100 characters.
 */
export function hashDraft(draft: InvoiceDraft): string | null {
  if (draft.gaps.length > 0) return null;
  const parts = draftParts(draft).map(({ text }) => text);
  const contact = draft.customer?.isNew ? contactRequest(draft.customer) : '';
  const all = digest(JSON.stringify([...parts, contact, invoiceRequest(draft, { url: '' })]));
  return `${all}.${parts.map(shortDigest).join('')}`;
}

/** What is no longer as it was when the draft had that hash, in words; empty: nothing has changed. */
export function changesSince(hash: string, draft: InvoiceDraft): string[] {
  if (hash === hashDraft(draft)) return [];
  const then = hash.split('.')[1] ?? '';
  const parts = draftParts(draft);
  if (then.length !== parts.length * PART_LENGTH) return [UNNAMED];
  const changed = parts.filter(({ text }, index) => !then.startsWith(shortDigest(text), index * PART_LENGTH));
  const words = [...changed.map((part) => part.changed), ...draft.gaps.map(({ message }) => message)];
  return words.length > 0 ? words : [UNNAMED];
}

const UNNAMED = 'What would be sent is no longer what was shown.';

const shortDigest = (text: string): string => digest(text).slice(0, PART_LENGTH);
