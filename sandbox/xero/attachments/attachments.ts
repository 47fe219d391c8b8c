import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import type { Attachment, Organisation } from '../facts.ts';

/** Documents that files are attached to. */
export type HolderKind = 'Invoice' | 'CreditNote';

/** A document that files are attached to. */
export interface Holder {
  kind: HolderKind;
  id: string;
  status: string;
  /** Whether a customer sees it online. */
  isSales: boolean;
}

/** A file as it is sent. */
export interface SentFile {
  name: string;
  bytes: Buffer;
  /** As the sender calls it. */
  mediaType: string;
  /** Absent: as it was, or not. */
  includeOnline?: boolean | undefined;
}

const MOST = 10;
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
};

/** What HTTP clients say when nobody told them what they send. */
const SAYS_NOTHING = ['', 'application/octet-stream', 'application/x-www-form-urlencoded'];

const mimeTypeOf = ({ name, mediaType }: SentFile): string => {
  const [said = ''] = mediaType.split(';');
  if (!SAYS_NOTHING.includes(said)) return said;
  return MEDIA_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
};

/** The files of a document, the first attached first. */
export const attachmentsOf = ({ attachments = [] }: Organisation, documentId: string): Attachment[] =>
  attachments.filter((one) => one.documentId === documentId);

/** Names are compared without letter case. */
export const named = (attachments: Attachment[], fileName: string): Attachment | undefined =>
  attachments.find((one) => one.fileName.toLowerCase() === fileName.toLowerCase());

/** Why a file is not attached; nothing when it may be. */
export const fileFaults = (organisation: Organisation, holder: Holder, { name, bytes }: SentFile): string[] => {
  const own = attachmentsOf(organisation, holder.id);
  const isNew = named(own, name) === undefined;
  return [
    ...(bytes.length === 0 ? ['The file is empty'] : []),
    ...(holder.status === 'VOIDED' || holder.status === 'DELETED'
      ? [`Files cannot be attached to a document that is ${holder.status}`]
      : []),
    ...(isNew && own.length >= MOST ? [`A document can have at most ${MOST} attachments`] : []),
  ];
};

/** Attaches a file, in the place of one of the same name, which keeps its id. */
export const attach = (organisation: Organisation, holder: Holder, file: SentFile): Attachment => {
  const { attachments = [] } = organisation;
  const before = named(attachmentsOf(organisation, holder.id), file.name);
  const made: Attachment = {
    attachmentId: before?.attachmentId ?? randomUUID(),
    documentId: holder.id,
    fileName: before?.fileName ?? file.name,
    mimeType: mimeTypeOf(file),
    includeOnline: holder.isSales && (file.includeOnline ?? before?.includeOnline ?? false),
    content: file.bytes.toString('base64'),
  };
  organisation.attachments =
    before === undefined ? [...attachments, made] : attachments.map((one) => (one === before ? made : one));
  return made;
};
