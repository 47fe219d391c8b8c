import type { Attachment, Organisation } from '../facts.ts';
import type { Wire } from './wire.ts';

const API = 'https://api.xero.com/api.xro/2.0';

/** A file without what is in it. `kind` and `id` are of its document: `Invoice`. */
export const wireAttachment = ({ kind, id }: { kind: string; id: string }, attachment: Attachment): Wire => ({
  AttachmentID: attachment.attachmentId,
  FileName: attachment.fileName,
  Url: `${API}/${kind}s/${id}/Attachments/${encodeURIComponent(attachment.fileName)}`,
  MimeType: attachment.mimeType,
  ContentLength: Buffer.byteLength(attachment.content, 'base64'),
  IncludeOnline: attachment.includeOnline,
});

/** Tells of a document whether files are attached to it. */
export const fileFinder = ({ attachments = [] }: Organisation): ((documentId: string) => boolean) => {
  const attached = new Set(attachments.map(({ documentId }) => documentId));
  return (documentId) => attached.has(documentId);
};
