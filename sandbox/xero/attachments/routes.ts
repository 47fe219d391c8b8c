import { envelope, type Answer } from '../answer.ts';
import { read } from '../resources/scopes.ts';
import type { Attachment } from '../facts.ts';
import { wireAttachment } from '../wire/attachments.ts';
import type { WriteCall } from '../writing/batch.ts';
import { invalid, messages, unknownDocument } from '../writing/problems.ts';
import type { Route } from '../writing/route.ts';
import {
  attach,
  attachmentsOf,
  fileFaults,
  named,
  type Holder,
  type HolderKind,
  type SentFile,
} from './attachments.ts';
import { holderAt, holderKinds } from './holders.ts';

const answer = ({ reading, app }: WriteCall, holder: Holder, attachments: Attachment[]): Answer => ({
  status: 200,
  json: envelope(
    { clock: reading.kit.clock, app },
    { Attachments: attachments.map((one) => wireAttachment(holder, one)) },
  ),
});

const sentFile = ({ part = '', file, query }: WriteCall): SentFile => ({
  name: part,
  bytes: file?.bytes ?? Buffer.alloc(0),
  mediaType: file?.mediaType ?? '',
  includeOnline: query['IncludeOnline'] === undefined ? undefined : query['IncludeOnline'] === 'true',
});

/** Keeps a file. The document's own update time does not move, and no webhook tells of it. */
const keep = (call: WriteCall, holder: Holder): Answer => {
  const { organisation, reading, app } = call;
  const file = sentFile(call);
  const errors = fileFaults(organisation, holder, file);
  if (errors.length > 0) return invalid([{ FileName: file.name, ValidationErrors: messages(errors) }]);
  const made = attach(organisation, holder, file);
  const { state, clock } = reading.kit;
  state.data.history.push({
    documentId: holder.id,
    changes: 'Attached a file',
    details: `Attached the file ${made.fileName}`,
    user: app,
    at: clock.now().toISOString(),
  });
  state.changed();
  return answer(call, holder, [made]);
};

const routesOf = (kind: HolderKind): Route[] => {
  const path = `/${kind}s/:key/Attachments`;
  const holderOf = ({ organisation, key }: WriteCall): Holder | undefined => holderAt(organisation, kind, key);
  const file = { path: `${path}/:part`, scopes: ['accounting.attachments'], takesFile: true };
  return [
    {
      id: `get${kind}Attachments`,
      method: 'get',
      path,
      scopes: read('attachments'),
      serve(call) {
        const holder = holderOf(call);
        if (holder === undefined) return unknownDocument();
        return answer(call, holder, attachmentsOf(call.organisation, holder.id));
      },
    },
    {
      id: `create${kind}AttachmentByFileName`,
      method: 'put',
      ...file,
      query: ['IncludeOnline'],
      serve(call) {
        const holder = holderOf(call);
        return holder === undefined ? unknownDocument() : keep(call, holder);
      },
    },
    {
      id: `update${kind}AttachmentByFileName`,
      method: 'post',
      ...file,
      serve(call) {
        const holder = holderOf(call);
        const before = holder && named(attachmentsOf(call.organisation, holder.id), call.part ?? '');
        return holder === undefined || before === undefined ? unknownDocument() : keep(call, holder);
      },
    },
  ];
};

/** What lists files and keeps them; their bytes are read by `registerFiles`. */
export const attachmentRoutes: readonly Route[] = holderKinds.flatMap(routesOf);
