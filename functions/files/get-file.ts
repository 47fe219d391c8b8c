import { hashText } from '../../src/lib/crypto.ts';
import type { Deps } from '../runtime/deps.ts';
import type { RawDoor, Reply } from '../runtime/door.ts';
import { words } from '../runtime/reply.ts';
import { openInvoicePdf } from './open-invoice-pdf.ts';
import { openPortalExport } from './open-portal-export.ts';

const UNKNOWN = 'There is no file at this address. Open it from HubSpot.';
const SPENT = 'This link has been used, or is older than a minute. Open the file from HubSpot again.';

/**
 * GET /files/:ticket: what a ticket opens: the PDF of an invoice (C35), or all that is stored of a portal (C88). No signature
 * comes with a link that is followed in a browser: the ticket is the proof, and what its person may see is decided again. Its
 * answers alone may be shown in HubSpot's frames.
 */
export const getFile: RawDoor = {
  method: 'GET',
  path: '/files/:ticket',
  auth: 'ticket',
  handler:
    (deps) =>
    async ({ params }) => ({ ...(await fileOf(deps, params['ticket'] ?? '')), framedBy: deps.frameAncestors }),
};

async function fileOf(deps: Deps, ticket: string): Promise<Reply> {
  const portalId = await deps.portalOfTicket(hashText(ticket));
  if (portalId === null) return words(404, UNKNOWN);
  // Used up by itself, so that it is spent whatever comes of it.
  const file = await deps.inPortal(portalId, ({ tickets }) => tickets.use(hashText(ticket), deps.clock.now()));
  if (!file) return words(410, SPENT);
  return file.kind === 'portal_export' ? openPortalExport(deps, portalId, file) : openInvoicePdf(deps, portalId, file);
}
