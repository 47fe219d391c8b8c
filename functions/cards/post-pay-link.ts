import { payLinkRequest, type PayLinkAnswer } from '../../src/contract/invoice-actions.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { askedInvoice } from '../asked/asked-invoice.ts';

/** POST /cards/invoices/:invoiceId/pay-link: the address where the customer sees and pays the invoice (C35). One call to Xero. */
export const postPayLink = cardDoor({
  method: 'POST',
  path: '/cards/invoices/:invoiceId/pay-link',
  auth: 'hubspot',
  input: payLinkRequest,
  handler:
    ({ inPortal, clock, xero }) =>
    async ({ caller, input: { dealId, invoiceId } }) => {
      const asked = await inPortal(caller.portalId, async (reads) => {
        const found = await askedInvoice(reads, { userId: caller.userId, dealId, invoiceId });
        if (!found.ok) return found;
        const record = { objectTypeId: DEAL, objectId: dealId, right: found.value.right };
        await reads.audit.note({ at: clock.now(), ...caller, ...record, action: 'ask_pay_link' });
        return found;
      });
      if (!asked.ok) return asked;
      const link = await xero.payLink({ portalId: caller.portalId, tenantId: asked.value.tenantId }, invoiceId);
      return link.ok ? ok<PayLinkAnswer>({ url: link.value }) : link;
    },
});
