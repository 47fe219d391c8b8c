import { linkRequest, unlinkRequest, type LinkAnswer, type UnlinkAnswer } from '../../src/contract/links.ts';
import { linkInvoice, unlinkInvoice } from '../../src/invoicing/links/link-invoice.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { askedLinks } from '../asked/asked-links.ts';

/** POST /cards/deals/:dealId/links: an invoice that stands in Xero bills the deal from now on, or instead of another deal (C47). */
export const postLinkInvoice = cardDoor({
  method: 'POST',
  path: '/cards/deals/:dealId/links',
  auth: 'hubspot',
  input: linkRequest,
  handler:
    (deps) =>
    ({ caller, input: { dealId, invoiceId, stepId, moveFrom = null, confirmOver = false } }) =>
      deps.inPortal(caller.portalId, async (reads) => {
        const asked = await askedLinks(reads, { caller, dealId, now: deps.clock.now() });
        if (!asked.ok) return asked;
        const { deal, contactIds, rightThere, who } = asked.value;
        const linking = { deal, contactIds, rightThere, who, invoiceId, stepId, moveFrom, confirmOver };
        const linked = await linkInvoice(deps, reads, linking);
        return linked.ok ? ok<LinkAnswer>(linked.value) : linked;
      }),
});

/** POST /cards/deals/:dealId/unlink: an invoice that was linked by hand bills the deal no more. */
export const postUnlinkInvoice = cardDoor({
  method: 'POST',
  path: '/cards/deals/:dealId/unlink',
  auth: 'hubspot',
  input: unlinkRequest,
  handler:
    (deps) =>
    ({ caller, input: { dealId, invoiceId } }) =>
      deps.inPortal(caller.portalId, async (reads) => {
        const asked = await askedLinks(reads, { caller, dealId, now: deps.clock.now() });
        if (!asked.ok) return asked;
        const { deal, who } = asked.value;
        const unlinked = await unlinkInvoice(deps, reads, { deal, who, invoiceId });
        return unlinked.ok ? ok<UnlinkAnswer>(unlinked.value) : unlinked;
      }),
});
