import type { Request } from 'express';
import type { Operation, Vendor } from '../../kit/operations.ts';
import { organisationOf, ROOT } from '../accounting.ts';
import type { Attachment } from '../facts.ts';
import type { Caller } from '../guard.ts';
import { notFound } from '../problems.ts';
import { read } from '../resources/scopes.ts';
import { attachmentsOf, named, type HolderKind } from './attachments.ts';
import { holderAt, holderKinds } from './holders.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const partOf = (request: Request): string => String(request.params['part']);
const namesId = (request: Request): boolean => GUID.test(partOf(request));

type Choice = (attachments: Attachment[], part: string) => Attachment | undefined;

const byId: Choice = (attachments, part) => attachments.find(({ attachmentId }) => attachmentId === part.toLowerCase());

const download =
  (kind: HolderKind, pick: Choice): Operation<Caller>['handler'] =>
  ({ request, response, grant }) => {
    const organisation = organisationOf(grant);
    const holder = holderAt(organisation, kind, String(request.params['key']));
    const attachment = holder && pick(attachmentsOf(organisation, holder.id), partOf(request));
    if (attachment === undefined) notFound(response);
    else response.type(attachment.mimeType).send(Buffer.from(attachment.content, 'base64'));
  };

/** Registers the reading of attached files: their bytes, by id or by name, whatever the call accepts. */
export const registerFiles = (vendor: Vendor<Caller>): void => {
  for (const kind of holderKinds) {
    const file = {
      method: 'get',
      path: `${ROOT}/${kind}s/:key/Attachments/:part`,
      scopes: read('attachments'),
    } as const;
    vendor.operation({ ...file, id: `get${kind}AttachmentById`, when: namesId, handler: download(kind, byId) });
    vendor.operation({ ...file, id: `get${kind}AttachmentByFileName`, handler: download(kind, named) });
  }
};
